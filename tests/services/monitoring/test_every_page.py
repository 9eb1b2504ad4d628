"""Every page of monitoring: no link is dead, every list can be taken away, a form is for who may send it."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
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
from tests.shared.documents.pictures import ink_box, size

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
    plan = running(monitoring)
    half = {"kind": "half_year", "on": "2025-03-01"}
    call(monitoring, METHODIST, f"/api/v1/plans/{plan['id']}/analyses", 201, json=half)


def test_no_link_is_dead_and_every_list_is_taken_away_as_a_file(found: Crawl) -> None:
    lists = sum(len(page.css("table.stacked")) for page in found.seen.values())
    files = list(found.files())
    assert len(files) == lists > 20
    for address in files:
        assert found.client.get(address).mimetype == "text/csv", address
    for address, page in found.seen.items():
        assert "None" not in str(page.body and page.body.text()), address


MARGIN = 20  # dots of a sheet's picture; nothing is printed so near its edge
UNFIT = re.compile(r"None|\bnan\b|[{}]|[0-9a-f]{8}-[0-9a-f]{4}-|<[a-z]+>")


def test_every_sheet_of_every_document_is_printed_within_its_margins(found: Crawl) -> None:
    """The note, the report of cover, the yearly report, an analysis, a protocol: looked at as pictures."""
    sheets = list(found.sheets())
    assert {address.rsplit("/", 2)[-2 if "analyses" in address else -1] for address, _ in sheets} == {
        "note",
        "coverage",
        "year",
        "analyses",
        "protocol",
    }
    for address, sheet in sheets:
        margins = ink_box(sheet, width=size(sheet)[0])
        assert margins is not None, address
        assert min(margins) >= MARGIN, (address, margins)


def test_no_document_says_what_only_the_program_understands(found: Crawl) -> None:
    papers = {address: paper for address, paper in found.papers.items() if "docx" in address}
    assert len(papers) > 8
    for address, paper in papers.items():
        made = Document(BytesIO(paper))
        cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
        text = "\n".join((*(one.text for one in made.paragraphs), *cells))
        assert len(text) > 100, address
        assert not UNFIT.search(text), (address, UNFIT.search(text))


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
