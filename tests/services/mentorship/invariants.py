"""What holds of every pair and session at any moment, whoever did what before."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.actions.announcing import pair_event, session_event
from services.mentorship.models import Pair, PairSession
from shared.bus.message import dump
from shared.errors import DomainError
from shared.tables import outbox

RUSSIAN = re.compile(r"^[А-ЯЁ«].*[.…]$")
DAY = timedelta(days=1)


def check_refusal(refusal: DomainError) -> None:
    """Every refusal says why, in Russian, in whole sentences."""
    texts = [refusal.message, *(text for texts in refusal.fields.values() for text in texts)]
    assert [text for text in texts if not RUSSIAN.match(text)] == []


def traces(session: Session) -> tuple[Any, ...]:
    """What a refused command must leave as it was: all rows, and what was told."""
    session.flush()
    pairs = session.execute(select(Pair.id, Pair.version, Pair.state).order_by(Pair.id)).all()
    sessions = session.execute(
        select(PairSession.id, PairSession.version, PairSession.state).order_by(PairSession.id)
    ).all()
    told = session.scalar(select(func.count()).select_from(outbox))
    return tuple(pairs), tuple(sessions), told


def content(row: PairSession) -> tuple[Any, ...]:
    """Everything of a session that was said."""
    names = ("state", "session_date", "minutes", "format", "topics", "outcome", "note", "answered_on")
    return tuple(getattr(row, name) for name in names)


def check_history(pair: Pair) -> None:
    """One state on each date; the history has no gaps, goes forward in time and only as it is drawn."""
    marks = pair.states
    assert [one.number for one in marks] == list(range(1, len(marks) + 1))
    begun = next((place for place, one in enumerate(marks) if one.state == "active"), len(marks))
    for part in (marks[:begun], marks[begun:]):  # an order may be entered after the day the work began
        assert [one.since for one in part] == sorted(one.since for one in part)
    assert (marks[0].state, marks[-1].state) == ("proposed", pair.state)
    for before, after in pairwise(marks):
        is_taken_back = before.state == "closing" and after.cause == "return"
        assert is_taken_back or after.state in rules.TRANSITIONS[before.state]
    for day in {one.since for one in marks}:
        assert rules.state_on(pair, marks, day) in rules.PAIR_STATES
    assert {one.cause for one in marks} <= {"", *rules.CAUSES}


def check_papers(pair: Pair) -> None:
    """A pair that ever worked had both consents and an order, and did not start before the order."""
    assert pair.mentor_key != pair.mentee_key
    begun = [one.since for one in pair.states if one.state == "active"]
    parties = [one.party for one in pair.consents]
    assert len(parties) == len(set(parties))
    if not begun:
        assert not rules.has_order(pair)
        return
    assert rules.has_order(pair)
    assert set(parties) == {"mentor", "mentee"}
    assert pair.order_date is not None
    assert pair.order_date <= pair.starts_on == begun[0]


def check_period(pair: Pair) -> None:
    """The last day is not before the first, and a real end only comes before the planned one."""
    assert pair.planned_until is None or pair.starts_on <= pair.planned_until
    if pair.ended_on is not None:
        assert pair.starts_on <= pair.ended_on
        assert pair.planned_until is None or pair.ended_on < pair.planned_until
        assert pair.state in ("completed", "ended_early")
    if pair.state == "ended_early" and pair.ended_by == "employer":
        assert pair.notice_on is not None
        assert pair.ended_on is not None
        assert rules.working_days_between(pair.notice_on, pair.ended_on) >= 3


def check_pauses(pair: Pair) -> None:
    """Pauses do not meet; an open one is there exactly while the pair rests, or closes from a rest."""
    for before, after in pairwise(pair.pauses):
        assert before.until is not None
        assert before.since <= before.until < after.since
    is_open = bool(pair.pauses) and pair.pauses[-1].until is None
    if pair.state == "paused":
        assert is_open
    elif pair.state != "closing":
        assert not is_open


def check_no_second(pairs: Sequence[Pair]) -> None:
    """No two ordered pairs of the same two in the same direction on one day."""
    ordered = [one for one in pairs if rules.has_order(one)]
    for one, other in combinations(ordered, 2):
        if (one.mentor_key, one.mentee_key) == (other.mentor_key, other.mentee_key):
            end = rules.in_force_end(other)
            assert not rules.overlaps(one, since=other.starts_on, until=end)


def check_replacements(pairs: Sequence[Pair]) -> None:
    """What was replaced is over, keeps its history, and was replaced once."""
    by_id = {one.id: one for one in pairs}
    made = [one for one in pairs if one.replaces_id]
    for one in made:
        old = by_id[one.replaces_id] if one.replaces_id else one
        assert not rules.TRANSITIONS[old.state]
        assert (old.mentee_key, old.mentor_key == one.mentor_key) == (one.mentee_key, False)
    counted = Counter(one.replaces_id for one in made if one.state != "rejected")
    assert max(counted.values(), default=1) == 1


def check_events(session: Session, pairs: Sequence[Pair], sessions: Sequence[PairSession]) -> None:
    """Every version was told once, and the last word about each is what is stored."""
    session.flush()
    last: dict[Any, Any] = {}
    told: Counter[Any] = Counter()
    for row in session.execute(select(outbox.c.subject, outbox.c.sequence, outbox.c.data)):
        told[row.subject] += 1
        if row.subject not in last or row.sequence > last[row.subject].sequence:
            last[row.subject] = row
    for event in (*(pair_event(one) for one in pairs), *(session_event(one, one.pair) for one in sessions)):
        assert (last[event.id].sequence, last[event.id].data) == (event.version, dump(event))
        assert told[event.id] == event.version
