"""Whether a reminder that is due still makes sense: people leave, go on leave, find a mentor meanwhile."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications.models import InboxItem, Mentoring, Reminder
from services.notifications.rules import UNMENTORED
from shared import roster

CAME_TO_NOTHING = frozenset({"rejected", "ended_early"})
REVERSE = "reverse"


def still_needed(
    session: Session, reminders: Sequence[Reminder], *, municipality_id: UUID, today: date
) -> dict[UUID, bool | date | None]:
    """Say of each that is not simply needed: False when it is moot, or the day until which it waits.

    None when nobody knows that day: whoever left may come back while the date is still ahead.
    """
    if not reminders:
        return {}
    about = {one.id: _person(one) for one in reminders}
    people = {one for one in about.values() if one is not None}
    gone = _gone(session, people, today=today)
    answer: dict[UUID, bool | date | None] = {key: None for key, one in about.items() if one in gone}
    unmentored = [one for one in reminders if one.rule == UNMENTORED]
    if unmentored:
        waiting = unmentored_young(session, municipality_id=municipality_id, today=today)
        away = _away(session, people, today=today)
        for one in unmentored:
            if one.object_id not in waiting:
                answer[one.id] = False
            elif one.object_id in away:
                answer[one.id] = away[one.object_id]
    return answer


def unmentored_no_more(session: Session, *, municipality_id: UUID, today: date) -> list[UUID]:
    """The open items about somebody without a mentor who left, was erased or is young no more."""
    mine = (InboxItem.municipality_id == municipality_id) & (InboxItem.rule == UNMENTORED)
    query = select(InboxItem.id, InboxItem.object_id).where(mine, InboxItem.state == "open")
    found = session.execute(query).all()
    if not found:
        return []
    waiting = unmentored_young(session, municipality_id=municipality_id, today=today)
    return [one.id for one in found if one.object_id not in waiting]


def _person(one: Reminder) -> UUID | None:
    """Whose work the reminder is about: of whom it reminds, or whom it addresses."""
    return one.object_id if one.rule == UNMENTORED else one.person_id


def unmentored_young(session: Session, *, municipality_id: UUID, today: date) -> set[UUID]:
    """Young teachers of today in whose pairs nobody mentors them, none proposed either."""
    teachers = roster.teachers_on(session, municipality_id=municipality_id, as_of=today)
    young = roster.young_on(session, municipality_id=municipality_id, as_of=today)
    return (young & teachers.keys()) - mentored(session, municipality_id=municipality_id)


def mentored(session: Session, *, municipality_id: UUID, of: UUID | None = None) -> set[UUID]:
    """Whoever has or had a mentor, or is about to have one; asked of one person, or of everybody."""
    query = select(Mentoring.mentee_id).where(
        Mentoring.municipality_id == municipality_id,
        Mentoring.mentee_id.is_not(None),
        Mentoring.kind != REVERSE,
        Mentoring.state.not_in(CAME_TO_NOTHING),
    )
    if of is not None:
        query = query.where(Mentoring.mentee_id == of)
    survivors = {} if of else roster.aliases(session, municipality_id=municipality_id)
    return {survivors.get(one, one) for one in session.scalars(query) if one is not None}


def _gone(session: Session, people: Iterable[UUID], *, today: date) -> set[UUID]:
    """Who is known to work nowhere any more."""
    ids = set(people)
    work = roster.Employment
    known = set(session.scalars(select(work.person_id).where(work.person_id.in_(ids))))
    here = select(work.person_id).where(work.person_id.in_(ids), roster.within(work.since, work.until, today))
    merged = select(roster.Person.id).where(roster.Person.id.in_(ids), roster.Person.merged_into.is_not(None))
    return known - set(session.scalars(here)) - set(session.scalars(merged))


def _away(session: Session, people: Iterable[UUID], *, today: date) -> dict[UUID, bool | date]:
    """Who is absent today, and when they are back; of an absence without an end nobody knows."""
    away = roster.Absence
    query = select(away.person_id, away.until).where(
        away.person_id.in_(set(people)), roster.within(away.since, away.until, today)
    )
    return {
        one.person_id: one.until + timedelta(days=1) if one.until else False for one in session.execute(query)
    }
