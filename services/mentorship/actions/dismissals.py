"""Dismissal of either person moves the pair to `closing` and never shortens its recorded period."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import announce_pair, enter_state
from services.mentorship.models import Pair
from services.mentorship.queries import Identities
from shared import roster

DAY = timedelta(days=1)


def _dismissed(
    session: Session, *, known: Identities, person_ids: Iterable[UUID], today: date
) -> dict[UUID, date]:
    """The last day of the main work of those who no longer have any."""
    job = roster.Employment
    wanted = {one for person_id in person_ids for one in known.all_of(person_id)}
    query = select(job.person_id, job.until).where(job.occupation == "main", job.person_id.in_(wanted))
    last: dict[UUID, date] = {}
    for person_id, until in session.execute(query):
        survivor = known.survivor(person_id)
        last[survivor] = max(last.get(survivor, date.min), until or date.max)
    return {person_id: until for person_id, until in last.items() if until < today}


def _close(pair: Pair, *, last_day: date, now: datetime) -> None:
    since = max(last_day + DAY, pair.states[-1].since)
    pair.ended_reason = pair.ended_reason or "увольнение участника пары"
    enter_state(pair, state="closing", since=since, now=now)


def close_dismissed(session: Session, *, now: datetime) -> int:
    """Move pairs whose mentor or mentee left to `closing`; returns how many."""
    closed = 0
    for municipality in session.scalars(select(roster.Municipality)).all():
        today = now.astimezone(ZoneInfo(municipality.timezone)).date()
        query = select(Pair).where(
            Pair.municipality_id == municipality.id, Pair.state.in_(("active", "paused"))
        )
        pairs = [pair for pair in session.scalars(query) if rules.state_on(pair, pair.states, today)]
        people = {one for pair in pairs for one in (pair.mentor_id, pair.mentee_id) if one}
        known = queries.identities(session, municipality_id=municipality.id)
        left = _dismissed(session, known=known, person_ids=people, today=today)
        for pair in pairs:
            last = [left.get(known.survivor(one)) for one in (pair.mentor_id, pair.mentee_id) if one]
            gone = [day for day in last if day is not None]
            if gone and rules.overlaps(pair, since=min(gone) + DAY, until=None):
                _close(pair, last_day=min(gone), now=now)
                announce_pair(session, pair)
                closed += 1
    return closed
