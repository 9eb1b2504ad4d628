"""Pairs follow the register: a dismissal never shortens the recorded period, a leave pauses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import announce_pair, enter_state
from services.mentorship.actions.endings import finish_pause
from services.mentorship.models import Pair, Pause
from services.mentorship.queries import Identities
from shared import roster

DAY = timedelta(days=1)
DISMISSED = "увольнение участника пары"


@dataclass(frozen=True, kw_only=True)
class _Register:
    """What the register says today of everybody in a municipality's pairs."""

    known: Identities
    last_days: Mapping[UUID, date]
    leaves: Mapping[UUID, Sequence[roster.Absence]]
    today: date

    def gone_since(self, pair: Pair) -> date | None:
        """The first day on which one of the two no longer worked."""
        people = [self.known.survivor(one) for one in (pair.mentor_id, pair.mentee_id) if one]
        return min((self.last_days[one] + DAY for one in people if one in self.last_days), default=None)

    def rests(self, pair: Pair) -> list[rules.Rest]:
        """Long leaves of both, in order of time."""
        found = []
        for party, person_id in (("mentor", pair.mentor_id), ("mentee", pair.mentee_id)):
            for leave in self.leaves.get(self.known.survivor(person_id), ()) if person_id else ():
                reason = f"длительное отсутствие {rules.PARTY_GENITIVE[party]}"  # of what kind is their own
                found.append(rules.Rest(since=leave.since, until=leave.until, reason=reason))
        return rules.merged(found)


def follow_register(session: Session, *, now: datetime) -> int:
    """Let every working pair follow what became known of its two; returns how many changed."""
    changed = 0
    for municipality in session.scalars(select(roster.Municipality)).all():
        today = now.astimezone(ZoneInfo(municipality.timezone)).date()
        query = select(Pair).where(Pair.municipality_id == municipality.id, Pair.state.in_(rules.LIVE))
        pairs = session.scalars(query).all()
        register = _register(session, municipality_id=municipality.id, pairs=pairs, today=today)
        changed += sum(_follow(session, pair, register, now=now) for pair in pairs)
    return changed


def _follow(session: Session, pair: Pair, register: _Register, *, now: datetime) -> bool:
    """Take every step that is due, tell once."""
    gone, rests = register.gone_since(pair), register.rests(pair)
    steps = 0
    while step := rules.next_step(pair, gone_since=gone, rests=rests, today=register.today):
        _take(pair, step, now=now)
        steps += 1
    if steps:
        announce_pair(session, pair)
    return steps > 0


def _take(pair: Pair, step: rules.Step, *, now: datetime) -> None:
    if step.corrects:
        pair.states[-1].since = pair.pauses[-1].since = step.since
        return
    if step.cause == "dismissal":
        pair.ended_reason = pair.ended_reason or DISMISSED
    elif pair.state == "closing":
        pair.ended_reason = ""
    elif step.state == "paused":
        pair.pauses.append(Pause(since=step.since, until=None, reason=step.reason))
    else:
        finish_pause(pair, step.since)
    enter_state(pair, state=step.state, since=step.since, cause=step.cause, now=now)


def _register(session: Session, *, municipality_id: UUID, pairs: Iterable[Pair], today: date) -> _Register:
    known = queries.identities(session, municipality_id=municipality_id)
    people = {one for pair in pairs for one in (pair.mentor_id, pair.mentee_id) if one}
    everyone = {alias for one in people for alias in known.all_of(one)}
    return _Register(
        known=known,
        last_days=_dismissed(session, known=known, people=everyone, today=today),
        leaves=_leaves(session, known=known, people=everyone),
        today=today,
    )


def _dismissed(session: Session, *, known: Identities, people: set[UUID], today: date) -> dict[UUID, date]:
    """The last day of the main work of those who no longer have any."""
    job = roster.Employment
    query = select(job.person_id, job.until).where(job.occupation == "main", job.person_id.in_(people))
    last: dict[UUID, date] = {}
    for person_id, until in session.execute(query):
        survivor = known.survivor(person_id)
        last[survivor] = max(last.get(survivor, date.min), until or date.max)
    return {person_id: until for person_id, until in last.items() if until < today}


def _leaves(session: Session, *, known: Identities, people: set[UUID]) -> dict[UUID, list[roster.Absence]]:
    away = roster.Absence
    query = select(away).where(away.kind.in_(rules.RESTING), away.person_id.in_(people))
    found: dict[UUID, list[roster.Absence]] = {}
    for one in session.scalars(query):
        found.setdefault(known.survivor(one.person_id), []).append(one)
    return found
