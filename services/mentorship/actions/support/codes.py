"""The code of an event that marks who is there: short-lived, typed or scanned, and not to be guessed."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.support.attending import mark_of, put
from services.mentorship.errors import NotYours, TooManyCodes, WrongCode
from services.mentorship.models import CheckInTries, SupportEvent
from shared.errors import DomainError
from shared.inbox import upsert
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """What became of a code: the event it marked, or why it was refused.

    A refusal is an answer, not an error: the try must stay counted.
    """

    event: SupportEvent | None = None
    refusal: DomainError | None = None


def open_code(
    session: Session, *, actor: Actor, today: date, now: datetime, support_event_id: UUID
) -> SupportEvent:
    """Give the event a new code for ten minutes; the one before works no more."""
    scope = actor.scope("support_event.write")
    event = queries.get_support_event(session, support_event_id=support_event_id, scope=scope, lock=True)
    rules.check_code_day(event_state=event.state, event_date=event.event_date, today=today)
    taken = set(session.scalars(select(SupportEvent.code).where(SupportEvent.code_until > now)))
    code = _drawn()
    while code in taken:
        code = _drawn()
    event.code, event.code_until = code, now + rules.CODE_LIVES
    session.flush()
    return event


def check_in(session: Session, *, actor: Actor, today: date, now: datetime, code: str) -> CheckIn:
    """Mark whoever types the code as present; five wrong ones stop the guessing for ten minutes."""
    actor.scope("attendance.answer")
    if actor.person_id is None:
        return CheckIn(refusal=NotYours("Отмечается человек сам: за других отмечает организатор."))
    tries = _tries(session, person_id=actor.person_id, now=now)
    if tries.count >= rules.MOST_TRIES:
        return CheckIn(refusal=TooManyCodes())
    event = _event_of(session, actor=actor, now=now, code="".join(code.split()))
    if event is None or event.event_date != today or event.state != "planned":
        tries.count += 1
        return CheckIn(refusal=WrongCode())
    session.delete(tries)
    row = mark_of(session, event=event, person_id=actor.person_id)
    if row is None or row.state != "attended":
        put(
            session,
            event=event,
            person_id=actor.person_id,
            row=row,
            state="attended",
            way="code",
            actor=actor,
            now=now,
        )
    return CheckIn(event=event)


def _drawn() -> str:
    return f"{secrets.randbelow(10**rules.CODE_DIGITS):0{rules.CODE_DIGITS}d}"


def _tries(session: Session, *, person_id: UUID, now: datetime) -> CheckInTries:
    statement = upsert(session, CheckInTries).values(person_id=person_id, since=now, count=0)
    session.execute(statement.on_conflict_do_nothing(index_elements=["person_id"]))
    query = select(CheckInTries).where(CheckInTries.person_id == person_id).with_for_update()
    tries = session.scalars(query).one()
    if now - tries.since >= rules.TRIES_WINDOW:
        tries.since, tries.count = now, 0
    return tries


def _event_of(session: Session, *, actor: Actor, now: datetime, code: str) -> SupportEvent | None:
    if not code:
        return None
    scope = actor.scope("support_event.read")
    live = queries.support_events_within(scope=scope).where(
        SupportEvent.code == code, SupportEvent.code_until > now
    )
    return session.scalars(live.with_for_update()).one_or_none()
