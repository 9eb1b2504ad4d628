"""Every page of monitoring: no link is dead, every list can be taken away, a form is for who may send it."""

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.services.crawling import Crawl, forms
from tests.services.given import Alone, actor
from tests.services.monitoring.conftest import SHELF
from tests.services.monitoring.making import MUNICIPALITY, S, one
from tests.services.monitoring.planning import APPROVER, HEAD, OWNER, association, running
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_periods import (
    ANALYST,
    METHODIST,
    PRINCIPALS,
    call,
    freeze,
    late_certificate,
    opened,
)

ADMIN = actor("admin", municipality_id=None)  # type: ignore[arg-type] # is of no municipality
TUTOR = actor("tutor", municipality_id=MUNICIPALITY, organization_id=one("A"))
EVERYBODY = {
    "principal": PRINCIPALS["A"],
    "tutor": TUTOR,
    "analyst": ANALYST,
    "admin": ADMIN,
    "head of a body": HEAD,
    "owner of an item": OWNER,
    "a teacher": actor(municipality_id=MUNICIPALITY, person_id=one("Лапин")),
    "approver": APPROVER,
}
STARTS = ("/", "/periods", "/plans", "/municipalities")


@pytest.fixture(scope="module")
def found() -> Iterator[Crawl]:
    """A methodist who has been on every page of a busy service."""
    with SHELF.lend() as monitoring:
        busy(monitoring)
        yield Crawl(monitoring, monitoring.client(METHODIST)).walk(*STARTS)


def busy(monitoring: Alone) -> None:
    """Give a service what it can have: a period corrected and reviewed, another open, a plan."""
    monitoring.hear([*told(), *association()])
    period = opened(monitoring)
    freeze(monitoring, period)
    monitoring.hear([late_certificate("Лапин")])
    call(monitoring, METHODIST, "/api/v1/corrections", 201, json={"period_id": period, "reason": "Принесли"})
    meeting = {"period_id": period, "body_name": "Совет", "protocol_number": "1", "held_on": "2026-01-15"}
    review = call(monitoring, METHODIST, "/api/v1/reviews", 201, json=meeting)
    decision = {"review_id": review["id"], "text": "Помочь", "owner_name": "Зуева", "due_on": "2026-03-01"}
    call(monitoring, METHODIST, "/api/v1/decisions", 201, json=decision)
    monitoring.hear([late_certificate("Рыбин")])
    opened(monitoring, S.replace(year=2024))
    running(monitoring)


def test_no_link_is_dead_and_every_list_is_taken_away_as_a_file(found: Crawl) -> None:
    lists = sum(len(page.css("table.stacked")) for page in found.seen.values())
    files = list(found.files())
    assert len(files) == lists > 20
    for address in files:
        assert found.client.get(address).mimetype == "text/csv", address
    for address, page in found.seen.items():
        assert "None" not in str(page.body and page.body.text()), address


def test_a_form_is_shown_only_to_who_may_send_it(found: Crawl) -> None:
    pages = list(found.forms())
    assert len(pages) > 15
    for name, who in EVERYBODY.items():
        client = found.service.client(who)
        for address in pages:
            reply = client.get(address)
            assert reply.status_code in {200, 303, 403, 404, 409}, (name, address)
            for action, values in forms(LexborHTMLParser(reply.text), address):
                sent = client.post(action.removeprefix("/monitoring"), data=values)
                assert sent.status_code in {303, 422}, (name, address, action, sent.status_code)
