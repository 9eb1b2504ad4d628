"""Reading sessions: everyone within reach sees that one took place, only the two see what was said."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.errors import SessionNotFound
from services.mentorship.models import Pair, PairSession
from services.mentorship.queries.pairs import pairs_within
from services.mentorship.queries.people import identities
from shared.permissions import Actor, Scope

OPEN_FIELDS = ("id", "pair_id", "state", "session_date", "minutes", "format", "logged_on", "answered_on")
PRIVATE_FIELDS = ("topics", "deficit_ids", "outcome", "next_step", "note", "dispute_comment", "corrects_id")


def sessions_within(session: Session, *, scope: Scope, pair_id: UUID | None = None) -> Select[PairSession]:
    """Select the sessions of the pairs within reach, or of one of them."""
    reached = pairs_within(session, scope=scope).with_only_columns(Pair.id)
    query = select(PairSession).where(PairSession.pair_id.in_(reached))
    return query if pair_id is None else query.where(PairSession.pair_id == pair_id)


def get_session(session: Session, *, session_id: UUID, scope: Scope, lock: bool = False) -> PairSession:
    """Find one session within reach; locked for a change if wanted."""
    query = sessions_within(session, scope=scope).where(PairSession.id == session_id)
    if lock:
        query = query.with_for_update(of=PairSession).execution_options(populate_existing=True)
    found = session.scalar(query)
    if found is None:
        raise SessionNotFound
    return found


def planned_session(session: Session, *, pair_id: UUID) -> PairSession | None:
    """The next session of a pair that is only planned."""
    query = select(PairSession).where(PairSession.pair_id == pair_id, PairSession.state == "planned")
    return session.scalar(query.order_by(PairSession.session_date, PairSession.id).limit(1))


def correction_of(session: Session, *, session_id: UUID) -> UUID | None:
    """The newest entry that corrects a session, if there is one."""
    query = select(PairSession.id).where(
        PairSession.corrects_id == session_id, PairSession.state != "cancelled"
    )
    return session.scalar(query.order_by(PairSession.id.desc()).limit(1))


def described_sessions(
    session: Session, *, sessions: Iterable[PairSession], actor: Actor
) -> list[dict[str, Any]]:
    """Show sessions; texts, topics and deficits only where the actor is one of the two."""
    rows = list(sessions)
    mine: set[UUID] = set()
    if actor.person_id:
        mine = identities(session, municipality_id=actor.municipality_id).all_of(actor.person_id)
    shown = []
    for row in rows:
        is_party = bool({row.pair.mentor_id, row.pair.mentee_id} & mine)
        fields = OPEN_FIELDS + (PRIVATE_FIELDS if is_party else ())
        order_date = row.pair.order_date if rules.has_order(row.pair) else None
        mark = rules.before_order(session_date=row.session_date, order_date=order_date)
        shown.append(
            {name: getattr(row, name) for name in fields} | {"before_order": mark, "version": row.version}
        )
    return shown
