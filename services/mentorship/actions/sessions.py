"""Sessions: the mentor enters them, the mentee confirms or disputes, a correction is a new entry."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import announce_session, session_event
from services.mentorship.errors import NotYours, WrongState
from services.mentorship.models import Pair, PairSession
from shared.errors import Invalid
from shared.outbox import emit
from shared.permissions import Actor, Scope


def _check_mentor(session: Session, *, pair: Pair, actor: Actor, scope: Scope) -> None:
    """The mentor writes; for an external mentor, who cannot sign in, the methodist does."""
    if queries.role_in(session, pair=pair, actor=actor) == "mentor":
        return
    if pair.mentor_id is None and queries.manages(session, pair=pair, scope=scope):
        return
    raise NotYours("Встречи записывает наставник пары.")


def _corrected(session: Session, *, pair: Pair, scope: Scope, corrects_id: UUID) -> PairSession:
    """The session that a new entry corrects: only one that was answered."""
    corrected = queries.get_session(session, session_id=corrects_id, scope=scope)
    if corrected.pair_id != pair.id:
        raise Invalid(fields={"corrects_id": ["Это встреча другой пары."]})
    if corrected.state not in ("confirmed", "disputed"):
        raise WrongState("Встречу, на которую ещё нет ответа, можно просто изменить.")
    return corrected


def get_pair_to_log(session: Session, *, actor: Actor, pair_id: UUID) -> Pair:
    """Find a pair whose sessions the actor writes; locked."""
    scope = actor.scope("session.log")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    _check_mentor(session, pair=pair, actor=actor, scope=scope)
    if pair.state == "rejected":
        raise WrongState("Пара отклонена: встреч у неё не бывает.")
    return pair


def log_session(
    session: Session, *, actor: Actor, today: date, pair_id: UUID, state: str = "held", **given: Any
) -> PairSession:
    """Enter a session that took place or did not, or plan one; before the order it is accepted and marked."""
    pair = get_pair_to_log(session, actor=actor, pair_id=pair_id)
    rules.check_session_date(
        state=state, session_date=given["session_date"], today=today, ended_on=rules.in_force_end(pair)
    )
    if corrects_id := given.get("corrects_id"):
        scope = actor.scope("session.log")
        corrected = _corrected(session, pair=pair, scope=scope, corrects_id=corrects_id)
        given.setdefault("deficit_ids", corrected.deficit_ids)  # a door that does not ask of them keeps them
    given["deficit_ids"] = [str(one) for one in given.get("deficit_ids", ())]
    row = PairSession(
        municipality_id=pair.municipality_id,
        pair=pair,
        state=state,
        logged_on=today if state == "held" else None,
        version=1,
        **given,
    )
    session.add(row)
    session.flush()
    emit(session, session_event(row, pair))
    return row


def get_session_to_change(session: Session, *, actor: Actor, session_id: UUID) -> PairSession:
    """Find a session its mentor may still edit; locked."""
    scope = actor.scope("session.log")
    row = queries.get_session(session, session_id=session_id, scope=scope, lock=True)
    _check_mentor(session, pair=row.pair, actor=actor, scope=scope)
    rules.check_change(row.state)
    return row


def change_session(
    session: Session, *, actor: Actor, today: date, session_id: UUID, **changes: Any
) -> PairSession:
    """Reschedule, cancel, mark as held or edit a session nobody has confirmed yet."""
    row = get_session_to_change(session, actor=actor, session_id=session_id)
    wanted = changes.pop("state", row.state)
    if wanted != row.state:
        rules.check_session_transition(row.state, wanted)
        if wanted in ("confirmed", "disputed"):
            raise NotYours("Подтвердить или оспорить встречу может только наставляемый.")
        row.logged_on = today if wanted == "held" else row.logged_on
    day = changes.get("session_date", row.session_date)
    rules.check_session_date(
        state=wanted, session_date=day, today=today, ended_on=rules.in_force_end(row.pair)
    )
    if "deficit_ids" in changes:
        changes["deficit_ids"] = [str(one) for one in changes["deficit_ids"]]
    row.state = wanted
    if row.imported_on is not None:  # from now on it is the mentor's own word, and the mentee is asked
        row.imported_on, row.logged_on = None, today if wanted == "held" else row.logged_on
    for name, value in changes.items():
        setattr(row, name, value)
    announce_session(session, row)
    return row


def call_off_after(session: Session, *, pair: Pair, last: date) -> None:
    """Cancel what was planned for days that the pair will not have: nobody is to come to it."""
    planned = select(PairSession).where(PairSession.pair_id == pair.id, PairSession.state == "planned")
    for row in session.scalars(planned.where(PairSession.session_date > last).order_by(PairSession.id)):
        row.state = "cancelled"
        announce_session(session, row)


def get_session_to_answer(session: Session, *, actor: Actor, session_id: UUID, wanted: str) -> PairSession:
    """Find a session its mentee may still confirm or dispute; locked."""
    scope = actor.scope("session.answer")
    row = queries.get_session(session, session_id=session_id, scope=scope, lock=True)
    is_mentee = queries.role_in(session, pair=row.pair, actor=actor) == "mentee"
    rules.check_answer(state=row.state, wanted=wanted, is_mentee=is_mentee)
    return row


def confirm_session(session: Session, *, actor: Actor, today: date, session_id: UUID) -> PairSession:
    """The mentee confirms; from now on the entry never changes."""
    row = get_session_to_answer(session, actor=actor, session_id=session_id, wanted="confirmed")
    row.state, row.answered_on = "confirmed", today
    announce_session(session, row)
    return row


def dispute_session(
    session: Session, *, actor: Actor, today: date, session_id: UUID, comment: str = ""
) -> PairSession:
    """The mentee says it was not so."""
    row = get_session_to_answer(session, actor=actor, session_id=session_id, wanted="disputed")
    row.state, row.answered_on, row.dispute_comment = "disputed", today, comment
    announce_session(session, row)
    return row
