"""What a practice asks of whom: the methodist decides, the experts mark, the author corrects and learns."""

from datetime import timedelta

import pytest

from services.notifications.rules import wanted
from tests.services.notifications.banking import practice_changed
from tests.services.notifications.making import DAY, one

METHODIST = ("practice_submitted", "role:methodist:")


def _person(rule: str, name: str) -> tuple[str, str]:
    return rule, f"person:{one(name)}"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (practice_changed("draft"), set()),
        (practice_changed("submitted"), {METHODIST}),
        (
            practice_changed("submitted", asked_ids=(one("Лапин"), one("Власова"))),
            {METHODIST, _person("practice_marks", "Лапин"), _person("practice_marks", "Власова")},
        ),
        (practice_changed("returned"), {_person("practice_returned", "Зуева")}),
        (practice_changed("returned", author_id=None), {_person("practice_returned", "Зуева")}),
        (practice_changed("published", published_on=DAY), {_person("practice_published", "Зуева")}),
        (practice_changed("published", published_on=DAY - timedelta(days=15)), set()),
        (practice_changed("published", published_on=DAY - timedelta(days=15), revised=True), {METHODIST}),
        (practice_changed("archived", author_id=None, proposed_by=None), set()),
    ],
)
def test_a_practice_asks_of_whom(event: object, expected: set[tuple[str, str]]) -> None:
    assert {(item.rule, item.recipient.key) for item in wanted(event, today=DAY)} == expected
