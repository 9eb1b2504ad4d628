"""Who is invited, comes and came, as far as the reader may know, each with the history of the mark."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Attendance, AttendanceMark, SupportEvent
from services.mentorship.queries.coverage.people import ERASED
from services.mentorship.queries.people import identities
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """Somebody at an event; `past` are the states before the present one, oldest first."""

    attendance_id: UUID
    person_id: UUID
    name: str
    organization_id: UUID | None
    organization: str
    state: str
    way: str
    past: tuple[str, ...]

    @property
    def words(self) -> str:
        """The mark in words."""
        return rules.PARTICIPATION[self.state]

    @property
    def colour(self) -> str:
        """The colour of the mark."""
        return rules.PARTICIPATION_COLOURS[self.state]

    @property
    def way_words(self) -> str:
        """How it came about."""
        return rules.WAYS.get(self.way, "")

    @property
    def past_words(self) -> str:
        """What stood before."""
        return " → ".join(rules.PARTICIPATION[state] for state in self.past)


def attendances_within(session: Session, *, support_event_id: UUID, scope: Scope) -> Select[Attendance]:
    """Select who is at an event: everyone, one's school, or oneself."""
    return within_reach(
        session, select(Attendance).where(Attendance.support_event_id == support_event_id), scope
    )


def within_reach(session: Session, query: Select[Any], scope: Scope) -> Select[Any]:
    """Narrow marks of attendance to those of people within the scope."""
    if scope.level in {"region", "all"}:
        return query
    query = query.where(Attendance.municipality_id == scope.municipality_id)
    if scope.level == "municipality":
        return query
    mine: set[UUID] = set()
    if scope.person_id:
        mine = identities(session, municipality_id=scope.municipality_id).all_of(scope.person_id)
    return query.where(or_(Attendance.person_id.in_(mine), _works_within(scope)))


def _works_within(scope: Scope) -> ColumnElement[bool]:
    job = roster.Employment
    return exists().where(
        job.person_id == Attendance.person_id,
        job.occupation == "main",
        job.organization_id.in_(scope.organization_ids if scope.level == "organization" else ()),
    )


def attendees(session: Session, *, event: SupportEvent, scope: Scope) -> list[Attendee]:
    """The people of an event by name, with the school they worked at on its day."""
    query = attendances_within(session, support_event_id=event.id, scope=scope)
    rows = session.scalars(query).all()
    marks = _marks(session, query)
    names, work, schools = described(session, rows, event.event_date)
    found = [
        _attendee(row, names.get(row.person_id), schools.get(work.get(row.person_id)), marks.get(row.id, []))
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.name, one.person_id))


def described(
    session: Session, rows: Iterable[Attendance], day: date
) -> tuple[dict[UUID, roster.Person], dict[UUID, UUID], dict[Any, roster.Organization]]:
    """The people of marks, where they work on a day, and those schools."""
    ids = {row.person_id for row in rows}
    work = roster.main_organizations_on(session, person_ids=ids, as_of=day)
    return roster.people(session, ids), work, {**roster.organizations(session, set(work.values()))}


def _attendee(
    row: Attendance,
    person: roster.Person | None,
    school: roster.Organization | None,
    marks: Sequence[AttendanceMark],
) -> Attendee:
    return Attendee(
        attendance_id=row.id,
        person_id=row.person_id,
        name=person.full_name if person else ERASED,
        organization_id=school.id if school else None,
        organization=school.name if school else "",
        state=row.state,
        way=marks[-1].way if marks else "import",
        past=tuple(one.state for one in marks[:-1]),
    )


def _marks(session: Session, query: Select[Attendance]) -> dict[UUID, list[AttendanceMark]]:
    ids = query.with_only_columns(Attendance.id).order_by(None)
    wanted = select(AttendanceMark).where(AttendanceMark.attendance_id.in_(ids))
    found: dict[UUID, list[AttendanceMark]] = defaultdict(list)
    for one in session.scalars(wanted.order_by(AttendanceMark.version)):
        found[one.attendance_id].append(one)
    return found


def seats_taken(session: Session, *, event: SupportEvent) -> int:
    """How many are expected or came."""
    query = select(func.count()).where(
        Attendance.support_event_id == event.id, Attendance.state.in_(rules.TAKES_SEAT)
    )
    return session.scalar(query) or 0


def markable(session: Session, *, event: SupportEvent, scope: Scope, person_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these people the reader may mark: of the municipality, or of the own school only."""
    people = roster.people(session, person_ids)
    here = {one.id for one in people.values() if one.municipality_id == event.municipality_id}
    if scope.covers_municipality(event.municipality_id):
        return here
    if scope.level != "organization":
        return set()
    work = roster.main_organizations_on(session, person_ids=here, as_of=event.event_date)
    return {person for person, school in work.items() if school in scope.organization_ids}
