"""Attendance of support events beside coverage, of the same people and never merged with it (indicator 7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.queries.coverage.people import Row
from services.mentorship.queries.support.hours import supported_people


@dataclass(frozen=True, kw_only=True)
class Beside:
    """How many of the young took part in the year so far: those with a mentor, and those without one.

    Null is hidden: too few not to be recognised.
    """

    since: date
    young: int | None
    attended: int | None
    percent: float | None
    of_covered: tuple[int, int] | None
    of_others: tuple[int, int] | None


def with_events(session: Session, *, municipality_id: UUID, people: Sequence[Row], as_of: date) -> list[Row]:
    """The people with the events in support of the young each attended in the year so far."""
    attended = supported_people(session, municipality_id=municipality_id, since=_begun(as_of), until=as_of)
    return [
        replace(row, events=tuple(one.title for one in attended.get(row.person_id, ()))) for row in people
    ]


def beside(people: Iterable[Row], *, as_of: date, smallest: int | None) -> Beside:
    """Count attendance of the young; those of whom it is not known whether they are, are left out.

    `smallest` is how many are enough to speak of; None where people may be named.
    """
    known = [row for row in people if row.standing.state != "unknown"]
    covered = [row for row in known if row.standing.state == "covered"]
    others = [row for row in known if row.standing.state != "covered"]
    came = _came(known)
    is_open = smallest is None or rules.share_is_open(came, len(known), smallest=smallest)
    return Beside(
        since=_begun(as_of),
        young=len(known) if is_open else None,
        attended=came if is_open else None,
        percent=rules.percent(came, len(known)) if is_open else None,
        of_covered=(_came(covered), len(covered)) if smallest is None else None,
        of_others=(_came(others), len(others)) if smallest is None else None,
    )


def _came(people: Iterable[Row]) -> int:
    return sum(bool(row.events) for row in people)


def _begun(as_of: date) -> date:
    return date(as_of.year, 1, 1)
