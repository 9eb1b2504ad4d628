"""Many people with deficits at once, and the plain recount that aggregates are compared with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from services.routes.models import Deficit
from services.routes.rules import figures
from shared.contracts.registry import PersonChanged
from shared.keys import load_keys
from tests.services.routes.making import MUN, TODAY, Routes, known, person

LAST = figures.finished(TODAY, today=TODAY)  # the end of the last finished month
BEFORE = LAST - timedelta(days=20)


@dataclass(frozen=True, kw_only=True)
class Given:
    """A deficit of somebody, as a test writes it."""

    name: str
    place: str = "A"
    subject: str = "физика"
    area: str = "methodical"
    topic: str = ""
    severity: str = "high"
    state: str = "confirmed"
    confirmed_on: date | None = BEFORE
    closed_on: date | None = None
    outcome_by: str = ""
    texts: dict[str, str] = field(default_factory=dict)


def worker(name: str, place: str, subject: str) -> PersonChanged:
    """A teacher of a subject."""
    told = person(name, place)
    [job] = told.employments
    return replace(told, employments=(replace(job, subjects=(subject,) if subject else ()),))


def populate(routes: Routes, rows: Iterable[Given]) -> list[UUID]:
    """Tell of the people and keep their deficits as the service would; gives the ids of these."""
    kept = list(rows)
    routes.service.hear(worker(one.name, one.place, one.subject) for one in kept)
    made = [_deficit(one) for one in kept]
    with routes.service.database.write() as session:
        session.add_all(made)
        session.flush()
        return [one.id for one in made]


def _deficit(one: Given) -> Deficit:
    detected_on = min(day for day in (one.confirmed_on, one.closed_on, BEFORE) if day)
    return Deficit(
        municipality_id=MUN,
        person_id=known(one.name),
        area=one.area,
        topic=one.topic,
        severity=one.severity,
        evidence="lesson_visit",
        state=one.state,
        detected_on=detected_on,
        confirmed_on=one.confirmed_on,
        closed_on=one.closed_on,
        outcome_by=one.outcome_by,
        **one.texts,
    )


def many(count: int, *, start: int = 0, **fields: str) -> list[Given]:
    """So many people alike, each with one deficit."""
    names = [f"{fields.get('place', 'A')}{number:03}" for number in range(start, start + count)]
    return [Given(name=name, **fields) for name in names]  # type: ignore[arg-type] # texts of a test


def secret(routes: Routes) -> bytes:
    """What the service draws its rounding from."""
    return load_keys(routes.service.settings.keys).session


def retold(
    routes: Routes, people: int, label: str, *, span: Sequence[date] = (LAST, LAST), k: int = 5
) -> int | None:
    """A count as it must be told, by the rule and the label of the cell."""
    whole = f"{MUN}|{span[0]}|{span[1]}|{label}"
    return figures.told(people, shift=figures.drawn(secret(routes), whole, smallest=k), smallest=k)
