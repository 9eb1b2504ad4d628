"""How one young teacher is covered by mentoring on a date, why, and what to do next (krasnoyarsk 2.2)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.mentorship.rules.facts import PairFacts, Period, StallSettings, has_order, last_mark, state_on
from services.mentorship.rules.pairs import LIVE, OPEN
from services.mentorship.rules.stall import Stall, stall_on
from services.mentorship.rules.wording import days
from shared.russian import short_date

STATES = ("covered", "stalled", "in_progress", "uncovered", "unknown")
ADVANCE = (*OPEN, "paused")
AWAY = {
    "parental": ("в отпуске по уходу за ребёнком", "Назначить наставника после выхода из отпуска"),
    "military": ("на военной службе", "Назначить наставника после возвращения"),
    "sick": ("на больничном", "Назначить наставника после выхода"),
    "other": ("временно отсутствует", "Назначить наставника после выхода"),
}


@dataclass(frozen=True, kw_only=True)
class Away(Period):
    """An absence with its kind."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class Teacher:
    """A young (or not determined) teacher: the main work since when, absences, pairs as mentee."""

    is_known: bool = True
    works_since: date | None = None
    absences: tuple[Away, ...] = ()
    pairs: tuple[PairFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Exactly one state of coverage with the reason and the next action.

    `pair_id` is the pair that decides it; `since`: since when its papers wait; one who `is_away` needs
    no mentor until they are back.
    """

    state: str
    reason: str
    next_action: str
    pair_id: object = None
    since: date | None = None
    is_away: bool = False


def _covered(pair: PairFacts) -> Standing:
    order = f"приказ {pair.order_number} от {short_date(pair.order_date)}" if pair.order_date else "приказ"
    return Standing(
        state="covered", reason=f"наставник {pair.mentor.name}, {order}", next_action="Продолжать встречи"
    )


def _stalled(stall: Stall) -> Standing:
    return Standing(state="stalled", reason=stall.reason, next_action=stall.next_action)


def _missing(pair: PairFacts, as_of: date) -> list[str]:
    """Name the consents still awaited on a date."""
    given = {
        "наставника": pair.mentor.consent_on is not None and pair.mentor.consent_on <= as_of,
        "наставляемого": not pair.mentee_consent_required
        or (pair.mentee.consent_on is not None and pair.mentee.consent_on <= as_of),
    }
    return [party for party, is_given in given.items() if not is_given]


def _in_progress(pair: PairFacts, state: str, as_of: date) -> Standing:
    if state == "paused":
        since = last_mark(pair.states, as_of)
        when = f" с {short_date(since.since)}" if since else ""
        return Standing(
            state="in_progress", reason=f"пара на паузе{when}", next_action="Возобновить или завершить пару"
        )
    if has_order(pair) and pair.order_date and pair.order_date <= as_of:
        return Standing(
            state="in_progress",
            reason=f"приказ есть, пара начнёт работу {short_date(pair.starts_on)}",
            next_action="Подготовить первую встречу",
        )
    if missing := _missing(pair, as_of):
        reason = f"ждёт согласия {' и '.join(missing)} и приказа"
        return Standing(state="in_progress", reason=reason, next_action="Получить письменные согласия")
    return Standing(state="in_progress", reason="ждёт приказа", next_action="Издать приказ о наставничестве")


def _away(teacher: Teacher, as_of: date) -> Standing | None:
    present = [one for one in teacher.absences if one.holds(as_of)]
    for kind, (words, action) in AWAY.items():
        for one in present:
            if one.kind == kind:
                reason = f"{words} с {short_date(one.since)}"
                return Standing(state="uncovered", reason=reason, next_action=action, is_away=True)
    return None


def _after_last_pair(pair: PairFacts, since: date, state: str, as_of: date) -> Standing:
    """Say why the last pair does not cover any more."""
    passed = f", нет наставника {days((as_of - since).days)}" if as_of > since else ""
    action = "Предложить другого наставника"
    if state == "closing":
        reason = f"пара завершается с {short_date(since)}"
        action = "Завершить пару и предложить другого наставника"
    elif state == "rejected" and pair.ended_by == "mentee":
        reason = f"отказался (отказалась) от наставника {short_date(since)}"
        action = "Поговорить с педагогом и предложить другого наставника"
    elif state == "rejected":
        reason = f"предложенная пара отклонена {short_date(since)}{passed}"
    elif state == "ended_early":
        reason = f"наставничество прекращено досрочно{passed}"
    else:
        reason = f"срок наставничества закончился{passed}"
    return Standing(state="uncovered", reason=reason, next_action=action)


def _ended_since(pair: PairFacts, as_of: date) -> tuple[date, str] | None:
    """Since when and how a pair no longer covers on a date; None before its first state."""
    state = state_on(pair, pair.states, as_of)
    mark = last_mark(pair.states, as_of)
    if state is None or mark is None:
        return None
    end = min((day for day in (pair.planned_until, pair.ended_on) if day and day < as_of), default=None)
    return (mark.since if end is None or state in ("rejected", "closing") else end), state


def _uncovered(teacher: Teacher, as_of: date) -> Standing:
    if away := _away(teacher, as_of):
        return away
    past = [(ended, pair) for pair in _direct(teacher) if (ended := _ended_since(pair, as_of))]
    if past:
        (since, state), pair = max(past, key=lambda one: one[0])
        return replace(_after_last_pair(pair, since, state, as_of), pair_id=pair.id)
    action = "Предложить наставника"
    if any(state_on(pair, pair.states, as_of) in LIVE for pair in teacher.pairs):
        reason = "состоит только в реверсивной паре"
    elif teacher.works_since is None:
        reason = "нет наставника, дата начала работы не указана"
    elif teacher.works_since == as_of:
        reason = "нет наставника, первый день работы"
    else:
        reason = f"нет наставника {days((as_of - teacher.works_since).days)} с начала работы"
    return Standing(state="uncovered", reason=reason, next_action=action)


def _direct(teacher: Teacher) -> list[PairFacts]:
    """Pairs that count: in a reverse pair the mentee is not the one being helped to grow in."""
    return [pair for pair in teacher.pairs if pair.kind != "reverse"]


def classify(teacher: Teacher, *, settings: StallSettings, as_of: date) -> Standing:
    """Put a teacher into the first state that fits: unknown, covered, stalled, in progress, uncovered."""
    if not teacher.is_known:
        return Standing(
            state="unknown",
            reason="не указана дата рождения или начало педагогического стажа",
            next_action="Внести даты в карточку педагога",
        )
    states = [(state_on(pair, pair.states, as_of), pair) for pair in _direct(teacher)]
    active = [pair for state, pair in states if state == "active" and has_order(pair)]
    stalls = [(pair, stall_on(pair, settings=settings, as_of=as_of)) for pair in active]
    for pair, stall in stalls:
        if stall is None:
            return replace(_covered(pair), pair_id=pair.id)
    for pair, stall in stalls:
        if stall is not None:
            return replace(_stalled(stall), pair_id=pair.id)
    begun = [(state, pair) for state, pair in states if state in ADVANCE]
    if begun:
        state, pair = max(begun, key=lambda one: ADVANCE.index(str(one[0])))
        mark = last_mark(pair.states, as_of)
        found = _in_progress(pair, str(state), as_of)
        return replace(found, pair_id=pair.id, since=mark.since if mark else None)
    return _uncovered(teacher, as_of)


def counts(standings: Iterable[Standing]) -> dict[str, int]:
    """Count the states; `young_teachers` are those known, `unknown` stand beside."""
    found = dict.fromkeys(STATES, 0)
    for one in standings:
        found[one.state] += 1
    known = sum(number for state, number in found.items() if state != "unknown")
    return {"young_teachers": known, **found}


def percent(part: int, whole: int) -> float | None:
    """Percent with one decimal, half up on the exact fraction; None of nothing."""
    if whole == 0:
        return None
    return ((part * 2000 + whole) // (2 * whole)) / 10
