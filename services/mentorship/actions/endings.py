"""How a pair rests and how it ends: the recorded period stays, the reason and the dates are added."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import announce_pair, enter_state
from services.mentorship.actions.sessions import call_off_after
from services.mentorship.errors import NotYours, WrongDate, WrongState
from services.mentorship.models import Pair, Pause
from shared.permissions import Actor
from shared.russian import short_date

DAY = timedelta(days=1)
OWN_OUTCOMES = ("rejected", "ended_early")


def _check_day(pair: Pair, day: date, *, today: date, field: str) -> None:
    """A day on which the pair rests or goes on: not in the future, within the pair, in order of time."""
    last = pair.states[-1].since
    end = rules.in_force_end(pair)
    problem = ""
    if day > today:
        problem = "Дата ещё не наступила."
    elif day < last:
        problem = f"Дата раньше предыдущего события пары: {short_date(last)}."
    elif end is not None and day > end:
        problem = "Дата позже последнего дня пары."
    if problem:
        raise WrongDate(problem, fields={field: [problem]})


def pause_pair(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    pair_id: UUID,
    since: date | None = None,
    reason: str = "",
) -> Pair:
    """Let an active pair rest from a day."""
    scope = queries.reach(session, actor=actor, permission="pair.pause")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    rules.check_transition(pair.state, "paused")
    day = since or today
    _check_day(pair, day, today=today, field="since")
    pair.pauses.append(Pause(since=day, until=None, reason=reason))
    enter_state(pair, state="paused", since=day, now=now)
    announce_pair(session, pair)
    return pair


def resume_pair(
    session: Session, *, actor: Actor, now: datetime, today: date, pair_id: UUID, since: date | None = None
) -> Pair:
    """Let a paused pair go on from a day."""
    scope = queries.reach(session, actor=actor, permission="pair.pause")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    if pair.state != "paused":  # a pair that waits for its order becomes active by the order alone
        raise WrongState(f"Пара {rules.PAIR_STATES[pair.state]}: возобновить можно только пару на паузе.")
    day = since or today
    _check_day(pair, day, today=today, field="since")
    finish_pause(pair, day)
    enter_state(pair, state="active", since=day, now=now)
    announce_pair(session, pair)
    return pair


def finish_pause(pair: Pair, day: date) -> None:
    """Close the open pause the day before; one that lasted no day never was."""
    for pause in [one for one in pair.pauses if one.until is None]:
        if pause.since < day:
            pause.until = day - DAY
        else:
            pair.pauses.remove(pause)


def end_pair(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    pair_id: UUID,
    outcome: str,
    reason: str = "",
    initiator: str | None = None,
    notice_on: date | None = None,
    ended_on: date | None = None,
) -> Pair:
    """Reject, close, complete or end a pair early; the two themselves may refuse [N ст. 351.8 ТК]."""
    scope = queries.reach(session, actor=actor, permission="pair.end")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    by = initiator or "employer"
    if not queries.manages(session, pair=pair, scope=scope):
        by = queries.role_in(session, pair=pair, actor=actor) or by
        if outcome not in OWN_OUTCOMES:
            raise NotYours("Завершить пару может директор или методист.")
    path = rules.path_to(pair.state, outcome)
    last = _last_day(pair, outcome, ended_on or today, today=today)
    if outcome == "ended_early":
        _check_early(pair, by=by, notice_on=notice_on, last=last, today=today)
    pair.ended_by, pair.ended_reason, pair.notice_on = by, reason, notice_on
    _record_end(pair, path, outcome=outcome, last=last, today=today, now=now)
    announce_pair(session, pair)
    if outcome != "closing":
        call_off_after(session, pair=pair, last=last)
    return pair


def _last_day(pair: Pair, outcome: str, wanted: date, *, today: date) -> date:
    """The real last day; planned ends are never moved later."""
    if outcome in ("rejected", "closing"):
        return wanted
    problem = ""
    if wanted < pair.starts_on:
        problem = "Окончание раньше начала."
    elif outcome == "completed" and wanted > today:
        problem = "Завершить пару будущей датой нельзя."
    if problem:
        raise WrongDate(problem, fields={"ended_on": [problem]})
    return min(wanted, pair.planned_until) if pair.planned_until else wanted


def _check_early(pair: Pair, *, by: str, notice_on: date | None, last: date, today: date) -> None:
    if notice_on is not None and notice_on > today:
        raise WrongDate("Дата предупреждения ещё не наступила.", fields={"notice_on": ["Дата в будущем."]})
    if pair.planned_until is not None and last >= pair.planned_until:
        message = "Срок пары к этой дате закончится сам: завершите её обычным порядком."
        raise WrongDate(message, fields={"ended_on": [message]})
    rules.check_notice(initiator=by, notice_on=notice_on, ended_on=last)


def _record_end(pair: Pair, path: list[str], *, outcome: str, last: date, today: date, now: datetime) -> None:
    """Write the states of the end; `ended_on` only when it came before the planned end."""
    over = outcome in ("completed", "ended_early")
    if over:
        finish_pause(pair, last + DAY)
        if pair.planned_until is None or last < pair.planned_until:
            pair.ended_on = last
    since = max(last + DAY if over else today, pair.states[-1].since)  # a history only goes forward
    for state in path:
        enter_state(pair, state=state, since=since, now=now)
