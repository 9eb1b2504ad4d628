"""What changes while a pair lives: its terms, the schools of the two, the mentor by a new pair."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import announce_pair
from services.mentorship.actions.endings import end_pair
from services.mentorship.actions.pairs import propose_pair
from services.mentorship.errors import SameMentor, WrongState
from services.mentorship.models import Pair, PairMove
from shared.permissions import Actor

DAY = timedelta(days=1)
TERMS = ("form", "goal", "subject")
KEPT = ("form", "kind", "goal", "subject")
MENTEE = ("mentee_id", "mentee_name", "mentee_organization_id", "mentee_organization_text")


def change_terms(session: Session, *, actor: Actor, pair_id: UUID, **changes: Any) -> Pair:
    """Correct what a pair is about while it is not over: its form, goal or subject."""
    scope = queries.reach(session, actor=actor, permission="pair.order")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    if not rules.TRANSITIONS[pair.state]:
        raise WrongState(f"Пара {rules.PAIR_STATES[pair.state]}: изменить её условия нельзя.")
    changed = {name: changes[name] for name in TERMS if name in changes}
    if any(getattr(pair, name) != value for name, value in changed.items()):
        for name, value in changed.items():
            setattr(pair, name, value)
        announce_pair(session, pair)
    return pair


def keep_after_move(session: Session, *, actor: Actor, today: date, pair_id: UUID, document: str) -> Pair:
    """Record that the schools agree: the pair lives on though one of the two works elsewhere now."""
    scope = queries.reach(session, actor=actor, permission="pair.order")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    moved = queries.moved_parties(session, pair=pair, today=today)
    if not rules.TRANSITIONS[pair.state] or not moved:
        raise WrongState("Никто из этой пары не переходил в другую школу, соглашение не нужно.")
    for party, now in moved.items():
        known = [one.since + DAY for one in pair.moves if one.party == party]
        since = max([now.since or pair.starts_on, *known])
        pair.moves.append(PairMove(party=party, organization_id=now.place_id, since=since, document=document))
        setattr(pair, f"{party}_organization_id", now.place_id)
        setattr(pair, f"{party}_organization_text", "")
    announce_pair(session, pair)
    return pair


def replace_mentor(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    pair_id: UUID,
    ending: dict[str, Any],
    **new: Any,
) -> Pair:
    """Propose another mentor: a new pair that names the old one, which ends and keeps its history."""
    scope = queries.reach(session, actor=actor, permission="pair.propose")
    old = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    _check_first(session, old)
    if rules.TRANSITIONS[old.state]:
        outcome = "rejected" if old.state in rules.OPEN else ending.get("outcome") or "completed"
        given = ending | {"outcome": outcome}
        end_pair(session, actor=actor, now=now, today=today, pair_id=pair_id, **given)
    pair = propose_pair(
        session, actor=actor, now=now, today=today, replaces_id=old.id, **_terms(old, today, new)
    )
    if pair.mentor_key == old.mentor_key:
        raise SameMentor
    return pair


def _check_first(session: Session, old: Pair) -> None:
    """A pair is replaced once, unless the replacement came to nothing."""
    query = select(Pair.state).where(Pair.replaces_id == old.id, Pair.state != "rejected")
    if session.scalar(query.limit(1)) is not None:
        raise WrongState("Замена этой пары уже предложена.")


def _terms(old: Pair, today: date, new: dict[str, Any]) -> dict[str, Any]:
    """The mentee and the terms of the old pair, and what is new."""
    last_day = rules.in_force_end(old) if rules.has_order(old) else None
    starts_on = new.get("starts_on") or max(today, last_day + DAY if last_day else today)
    planned = old.planned_until if old.planned_until and old.planned_until > starts_on else None
    terms = {name: getattr(old, name) for name in (*KEPT, *MENTEE)}
    given = {name: value for name, value in new.items() if value not in (None, "")}
    return (
        terms
        | {"planned_until": planned or rules.suggested_end(starts_on)}
        | given
        | {"starts_on": starts_on}
    )
