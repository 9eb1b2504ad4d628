"""The home of a mentor and of a mentee: for each pair what comes next, and what was agreed last time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair, PairSession
from services.mentorship.queries.people import identities
from services.mentorship.queries.views import PairView, SessionView, pair_views, session_views
from shared import roster
from shared.permissions import Actor

WORKING = ("active", "closing")


@dataclass(frozen=True, kw_only=True)
class Accompanied:
    """A pair as one of its two sees it; `due` says that the day of the planned session has come.

    `last` is the last session that took place, `topics` those of late, the last session's first.
    """

    pair: PairView
    last: SessionView | None
    planned: SessionView | None
    due: bool
    met_today: bool
    rhythm: rules.Rhythm
    topics: tuple[str, ...]

    @property
    def works(self) -> bool:
        """Whether sessions are expected of the pair now."""
        return self.pair.state in WORKING


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What waits for a person: answers and consents first, then the pairs as mentor, then as mentee."""

    address: str
    to_confirm: Sequence[tuple[SessionView, PairView]]
    to_consent: Sequence[PairView]
    mentoring: Sequence[Accompanied]
    mentored: Sequence[Accompanied]
    past: Sequence[PairView]

    @property
    def waiting(self) -> int:
        """How many things wait for the person."""
        return len(self.to_confirm) + len(self.to_consent)


def desk(session: Session, *, actor: Actor, today: date) -> Desk:
    """Gather the home of a person."""
    views = pair_views(session, query=_own_pairs(session, actor), actor=actor, as_of=today)
    sessions = _sessions(session, views, actor)
    present = [view for view in views if rules.TRANSITIONS[view.state]]
    both = [_accompanied(view, sessions.get(view.id, []), today) for view in present]
    mentored = [one for one in both if one.pair.role == "mentee"]
    to_consent = [view for view in present if _awaits_consent(view)]
    mentoring = [one for one in both if one.pair.role == "mentor" and one.pair not in to_consent]
    return Desk(
        address=_address(session, actor),
        to_confirm=[
            (each, one.pair)
            for one in mentored
            for each in sessions.get(one.pair.id, [])
            if each.state == "held" and each.logged_on
        ],
        to_consent=to_consent,
        mentoring=sorted(mentoring, key=_urgency),
        mentored=[one for one in mentored if one.pair not in to_consent],
        past=[view for view in views if not rules.TRANSITIONS[view.state]],
    )


def is_mentoring(session: Session, *, actor: Actor, today: date) -> bool:
    """Whether the person is the mentor of a pair that works on a date: one that rests asks for nothing."""
    views = pair_views(session, query=_own_pairs(session, actor), actor=actor, as_of=today)
    return any(view.role == "mentor" and view.state in WORKING for view in views)


def accompanied(session: Session, *, pair: Pair, actor: Actor, today: date) -> Accompanied:
    """One pair with what was in its sessions, as far as the reader may know it."""
    [view] = pair_views(session, query=select(Pair).where(Pair.id == pair.id), actor=actor, as_of=today)
    return _accompanied(view, _sessions(session, [view], actor).get(pair.id, []), today)


def _own_pairs(session: Session, actor: Actor) -> Select[Pair]:
    mine: set[UUID] = set()
    if actor.person_id:
        mine = identities(session, municipality_id=actor.municipality_id).all_of(actor.person_id)
    query = select(Pair).where(Pair.municipality_id == actor.municipality_id)
    own = or_(Pair.mentor_id.in_(mine), Pair.mentee_id.in_(mine))
    return query.where(own).order_by(Pair.starts_on, Pair.id)


def _sessions(session: Session, views: Sequence[PairView], actor: Actor) -> dict[UUID, list[SessionView]]:
    query = (
        select(PairSession)
        .where(PairSession.pair_id.in_([view.id for view in views]))
        .order_by(PairSession.session_date, PairSession.id)
    )
    found: dict[UUID, list[SessionView]] = defaultdict(list)
    for one in session_views(session, sessions=session.scalars(query), actor=actor):
        found[one.pair_id].append(one)
    return found


def _accompanied(view: PairView, sessions: Sequence[SessionView], today: date) -> Accompanied:
    counted = {one.id for one in rules.counted_sessions(view.facts.sessions, today)}
    happened = [one for one in sessions if one.id in counted]
    planned = next((one for one in sessions if one.state == "planned"), None)
    begun = min([view.starts_on, *(one.day for one in happened)])
    idle = rules.idle_periods(view.facts)
    return Accompanied(
        pair=view,
        last=happened[-1] if happened else None,
        planned=planned,
        due=planned is not None and planned.day <= today,
        met_today=bool(happened) and happened[-1].day == today,
        rhythm=rules.rhythm(view.facts.sessions, since=begun, until=today, without=idle),
        topics=tuple(dict.fromkeys(topic for one in reversed(happened) for topic in one.topics)),
    )


def _awaits_consent(view: PairView) -> bool:
    """Whether the pair waits for the reader's own consent."""
    if view.state not in rules.OPEN:
        return False
    if view.role == "mentor":
        return view.facts.mentor.consent_on is None
    return view.facts.mentee_consent_required and view.facts.mentee.consent_on is None


def _urgency(one: Accompanied) -> tuple[bool, bool, bool, date]:
    """Pairs that work first; of them a due session, a pair that stands still, whoever waits longest."""
    return (
        not one.works,
        not one.due,
        one.pair.stall is None,
        one.last.day if one.last else one.pair.starts_on,
    )


def _address(session: Session, actor: Actor) -> str:
    if actor.person_id is None:
        return ""
    person = roster.people(session, [actor.person_id]).get(actor.person_id)
    return person.address if person else ""
