"""A frozen December after a year of later events: the same bytes under names of today, nothing in silence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from services.monitoring.models import Snapshot, SnapshotFigure
from shared.contracts import Event
from shared.contracts.mentorship import PairChanged
from shared.contracts.registry import (
    BodyChanged,
    MembershipChanged,
    OrganizationChanged,
    OrganizationFactChanged,
    PersonChanged,
)
from shared.contracts.routes import RouteChanged
from tests.services.given import Alone
from tests.services.monitoring.making import one
from tests.services.monitoring.telling import employment, person, told
from tests.services.monitoring.test_periods import (
    METHODIST,
    SNAPSHOTS,
    call,
    erased,
    freeze,
    late_certificate,
    opened,
)

LISTS = ("in", "out", "unknown", "apart")
TOLD = told()
DECEMBER = {
    # who stands where in the ten of c1 at 31.12.2025 changes by facts told in the year after
    (1, "Школа B", "out", "in"),  # its managers began on 20.12.2025, told in March
    (2, "Школа D", "out", None),  # it was closed on 01.09.2025, told in August
    (4, "Лапин", "out", "in"),  # the certificate of 05.11.2025 was brought in February
    (5, "Панова", "out", None),  # she left on 01.12.2025, told in April
}


def newer(event: Any, **changes: Any) -> Any:
    """The same thing a version later."""
    return replace(event, version=event.version + 1, **changes)


def of(kind: type[Any], /, **wanted: Any) -> Any:
    """The event of c1 with these fields."""
    return next(
        event
        for event in TOLD
        if isinstance(event, kind) and all(getattr(event, name) == value for name, value in wanted.items())
    )


def worker(name: str, school: str, **more: Any) -> PersonChanged:
    """A person told anew, at another school or till another day."""
    return replace(person(name, employment(name, school, **more)), version=2)


def year() -> Iterator[list[Event]]:
    """What 2026 tells, month by month."""
    # January: the new year's own facts; nothing of them is of December
    yield [replace(late_certificate("Рыбин"), id=one("new"), issued_on=date(2026, 1, 20))]
    yield [late_certificate("Лапин")]
    began = of(OrganizationFactChanged, organization_id=one("A"), kind="management_training")
    december = date(2025, 12, 20)
    training = replace(
        began, id=one("training B"), organization_id=one("B"), dated_on=december, valid_since=december
    )
    yield [training]
    yield [worker("Панова", "D", until=date(2025, 12, 1))]
    # May: a move within the municipality, and a pair that ended
    moved = person("Лапин", employment("Лапин", "B", until=date(2026, 4, 30)))
    there = replace(employment("Лапин", "C", since=date(2026, 5, 1)), id=one("Лапин C"))
    yield [replace(moved, version=2, employments=(*moved.employments, there))]
    yield [newer(of(PairChanged, mentee_id=one("Кравец")), ended_on=date(2026, 6, 1), state="completed")]
    yield [newer(of(RouteChanged, teacher_id=one("Кравец")), closed_on=date(2026, 7, 1), state="closed")]
    yield [newer(of(OrganizationChanged, code="D"), active_until=date(2025, 9, 1))]
    yield [worker("Сотников", "B", until=date(2026, 9, 1))]
    yield [newer(of(BodyChanged, name="Экспертный совет"), active_until=date(2026, 10, 1))]
    yield [newer(of(MembershipChanged, person_id=one("Рыбин")), until=date(2026, 11, 1))]
    yield [newer(of(OrganizationChanged, code="A"), name="Гимназия A")]


@pytest.fixture
def frozen(monitoring: Alone) -> tuple[Alone, str, str]:
    """December of c1, frozen: the service, the period, the snapshot."""
    monitoring.hear(TOLD)
    period = opened(monitoring)
    return monitoring, period, freeze(monitoring, period)["id"]


def test_a_year_of_later_events_leaves_every_byte(frozen: tuple[Alone, str, str]) -> None:
    service, period, snapshot = frozen
    rows, figures = stored(service, snapshot), read(service, snapshot)
    for month in year():
        service.hear([*month, *month])
        assert stored(service, snapshot) == rows
    assert by_id(read(service, snapshot)) == by_id(renamed(figures, "Школа A", "Гимназия A"))
    since = call(service, METHODIST, f"{SNAPSHOTS}/{snapshot}/differences")
    assert {(each["number"], each["name"], each["was"], each["now"]) for each in since} >= DECEMBER
    corrected(service, period, snapshot, since)
    assert stored(service, snapshot) == rows


def corrected(service: Alone, period: str, snapshot: str, since: list[dict[str, Any]]) -> None:
    """A correction is a new snapshot: it says why, and by name who moved; the first stays the first."""
    reason = {"period_id": period, "reason": "Сведения 2025 года, сообщённые в 2026 году"}
    second = call(service, METHODIST, "/api/v1/corrections", 201, json=reason)
    assert (second["number"], second["reason"]) == (2, reason["reason"])
    assert call(service, METHODIST, f"{SNAPSHOTS}/{second['id']}/differences") == since
    listed = call(service, METHODIST, f"{SNAPSHOTS}?period_id={period}")
    assert [each["id"] for each in listed] == [snapshot, second["id"]]
    call(service, METHODIST, "/api/v1/corrections", 409, json=reason)


def test_merged_and_erased_people_stay_who_they_were_counted_as(frozen: tuple[Alone, str, str]) -> None:
    service, _, snapshot = frozen
    rows, figures = stored(service, snapshot), read(service, snapshot)
    service.hear([replace(worker("Рыбин", "C"), merged_into=one("Зуева"))])
    assert read(service, snapshot) == figures
    service.hear([erased("Дёмина"), erased("Власова")])
    assert stored(service, snapshot) == rows
    expected = renamed(renamed(figures, "Дёмина", "удалено"), "Власова", "удалено")
    assert by_id(read(service, snapshot)) == by_id(expected)


def stored(service: Alone, snapshot: str) -> list[tuple[Any, ...]]:
    """The rows of a snapshot as they lie in the database, the lists byte by byte."""
    with service.database.read() as session:
        head = session.execute(select(Snapshot.__table__).where(Snapshot.id == UUID(snapshot))).all()
        of_figures = select(SnapshotFigure.__table__).where(SnapshotFigure.snapshot_id == UUID(snapshot))
        return [tuple(row) for row in (*head, *session.execute(of_figures.order_by("number")))]


def read(service: Alone, snapshot: str) -> dict[str, Any]:
    """All that the doors say of a snapshot: figures, and every list with names and reasons."""
    address = f"{SNAPSHOTS}/{snapshot}/indicators"
    people = {
        f"{number} {name}": call(service, METHODIST, f"{address}/{number}/people?list={name}")
        for number in range(1, 11)
        for name in LISTS
    }
    return {"figures": call(service, METHODIST, address), **people}


NAMES = ("name", "organization")


def renamed(said: dict[str, Any], was: str, now: str) -> dict[str, Any]:
    """The same with one name for another."""
    return {
        key: [each | {name: now for name in NAMES if each.get(name) == was} for each in lines]
        for key, lines in said.items()
    }


def by_id(said: dict[str, Any]) -> dict[str, Any]:
    """The same in no order: an erased person no longer stands by the alphabet."""
    return {key: sorted(lines, key=str) for key, lines in said.items()}
