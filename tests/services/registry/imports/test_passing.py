"""A big file of results goes to its owner in portions: checked whole first, told how far it is."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import httpx
import pytest

from services.registry.imports import passing
from services.registry.imports.handover import Handover, HandoverFailed, Owners
from shared.importing import Report, Row
from tests.services.registry.imports.making import Owner

DAY = date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _two_a_portion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing, "PORTION", 2)


def test_it_is_checked_whole_then_written_and_tells_after_each_portion() -> None:
    owner, told = Owner(), list[tuple[str, int, int]]()
    report = passed(owner.answer, told, rows=5)
    assert told == [
        *(("checking", done, 5) for done in (2, 4, 5)),
        *(("sending", done, 5) for done in (0, 2, 4, 5)),
    ]
    assert [(one["dry_run"], len(one["rows"])) for one in owner.bodies] == [
        *((True, size) for size in (2, 2, 1)),
        *((False, size) for size in (2, 2, 1)),
    ]
    assert (report.created, report.applied) == (5, True)


def test_a_rejected_row_of_the_last_portion_keeps_all_of_them_out() -> None:
    owner = Owner(reply={"rejected": [{"row": 6, "column": "Дата", "message": "нет такой даты"}]})
    report = passed(owner.answer, [], rows=5)
    assert [one["dry_run"] for one in owner.bodies] == [True] * 3
    assert (len(report.rejected), report.applied) == (3, False)


def test_an_owner_that_stops_half_way_leaves_a_word_of_what_is_in() -> None:
    owner, asked = Owner(), list[httpx.Request]()

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(503) if len(asked) == 5 else owner.answer(request)

    with pytest.raises(HandoverFailed, match="Загружено строк: 2 из 5, дальше служба не ответила"):
        passed(answer, [], rows=5)


def passed(
    answer: Callable[[httpx.Request], httpx.Response], told: list[tuple[str, int, int]], *, rows: int
) -> Report:
    """Pass a file of so many results on to an owner that answers so."""
    head = Handover(
        kind="diagnostics", municipality_id=uuid4(), imported_on=DAY, dry_run=False, skip_rejected=False
    )
    lines: list[Row] = [
        {"row": number, "person_id": str(uuid4()), "instrument": "Тест", "conducted_on": DAY}
        for number in range(2, 2 + rows)
    ]
    report = Report(kind="diagnostics", rows=rows)
    with httpx.Client(transport=httpx.MockTransport(answer), base_url="http://mms") as client:
        owners = Owners(client=client, headers={})
        passing.pass_on(owners, head, lines, report, tell=lambda *how: told.append(how))
    return report
