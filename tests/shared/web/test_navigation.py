"""Which line and which part of the navigation a page belongs to, for each role that sees it."""

from uuid import uuid4

import pytest

from shared.contracts.registry import Grant
from shared.permissions import Actor
from shared.settings import Settings
from shared.web.front import front_app
from shared.web.navigation import entries_for, parts_for, present_entry


def _actor(*roles: str) -> Actor:
    grants = tuple(Grant(role=role, scope="municipality", organization_id=None) for role in roles)
    return Actor(account_id=uuid4(), person_id=uuid4(), municipality_id=uuid4(), grants=grants)


@pytest.mark.parametrize(
    ("roles", "path", "line", "part"),
    [
        (("tutor",), "/routes/practices", "/routes/", "/routes/practices"),
        (("tutor",), "/routes/mine", "/routes/mine", "/routes/mine"),
        ((), "/routes/practices", "/routes/mine", "/routes/practices"),
        ((), "/routes/routes/1", "/routes/mine", "/routes/mine"),
        ((), "/routes/groups/1", "/routes/mine", "/routes/mine/groups"),
        ((), "/routes/consultations/1", "/routes/mine", "/routes/mine/consultations"),
        (("tutor",), "/routes/routes/1", "/routes/", "/routes/routes"),
        (("methodist",), "/routes/practices/new", "/routes/", "/routes/practices"),
        (("methodist",), "/registry/bodies", "/registry/people", None),
        (("methodist",), "/elsewhere", None, None),
    ],
)
def test_a_page_belongs_to_the_line_of_its_reader(
    roles: tuple[str, ...], path: str, line: str | None, part: str | None
) -> None:
    actor = _actor(*roles)
    entries = entries_for(actor)
    assert present_entry(entries, path) == line
    assert present_entry(parts_for(actor, entries, line), path) == part


def test_what_is_published_may_be_found_and_nothing_else(settings: Settings) -> None:
    said = front_app(settings).test_client().get("/robots.txt").get_data(as_text=True).splitlines()
    assert "Allow: /routes/practices" in said
    assert "Allow: /registry/communities" in said
    assert said[-1] == "Disallow: /"
