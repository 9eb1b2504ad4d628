"""The state machine of a pair and the rules of commands (domain: Pair; ст. 351.8 ТК РФ)."""

from collections.abc import Collection
from datetime import date, timedelta

from services.mentorship.errors import ShortNotice, WrongDate, WrongState
from services.mentorship.rules.calendar import add_months, working_days_between
from shared.russian import plural, short_date

FORMS = (
    "teacher_teacher",
    "leader_teacher",
    "employer_student",
    "university_young_teacher",
    "social_partner",
)
KINDS = ("traditional", "reverse", "group", "situational", "speed", "virtual", "short_term")
PARTIES = ("mentor", "mentee")
OUTCOMES = ("rejected", "closing", "completed", "ended_early")
BRIEF_KINDS = ("situational", "speed", "short_term")
NOTICE_DAYS = 3
MIN_MONTHS = 3
MAX_MONTHS = 12
MAX_LOAD = 3

PAIR_STATES = {
    "proposed": "предложена",
    "consents_pending": "ждёт согласий",
    "ready_for_order": "ждёт приказа",
    "active": "действует",
    "paused": "на паузе",
    "closing": "завершается",
    "completed": "завершена",
    "rejected": "отклонена",
    "ended_early": "прекращена досрочно",
}
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "proposed": ("consents_pending", "rejected"),
    "consents_pending": ("ready_for_order", "rejected"),
    "ready_for_order": ("active", "rejected"),
    "active": ("paused", "closing", "ended_early"),
    "paused": ("active", "closing", "ended_early"),
    "closing": ("completed", "ended_early"),
    "completed": (),
    "rejected": (),
    "ended_early": (),
}
OPEN = ("proposed", "consents_pending", "ready_for_order")
LIVE = ("active", "paused", "closing")


def check_transition(state: str, wanted: str) -> None:
    """Refuse what the state machine does not draw."""
    if wanted not in TRANSITIONS[state]:
        raise WrongState(f"Пара {PAIR_STATES[state]}: перейти в состояние «{PAIR_STATES[wanted]}» нельзя.")


def path_to(state: str, wanted: str) -> list[str]:
    """Name the states to enter: a working pair is completed through `closing`."""
    if wanted == "completed" and state in ("active", "paused"):
        return ["closing", "completed"]
    check_transition(state, wanted)
    return [wanted]


def possible_outcomes(state: str, *, by_office: bool) -> list[str]:
    """Name the ends a pair may come to now; the two themselves may only refuse [N ст. 351.8 ТК]."""
    own = OUTCOMES if by_office else ("rejected", "ended_early")
    found = [one for one in own if one in TRANSITIONS[state]]
    if by_office and state in ("active", "paused"):
        found.insert(1, "completed")
    return found


def suggested_end(starts_on: date) -> date:
    """The end of the school year if that is a period of 3–12 months, else a full year."""
    for year in (starts_on.year, starts_on.year + 1):
        end = date(year, 5, 31)
        if add_months(starts_on, MIN_MONTHS) <= end < add_months(starts_on, MAX_MONTHS):
            return end
    return add_months(starts_on, MAX_MONTHS) - timedelta(days=1)


def state_after_consents(state: str, *, given: Collection[str], mentee_required: bool) -> list[str]:
    """Name the states to enter once these parties have consented; none for a pair past its order."""
    if state not in ("proposed", "consents_pending"):
        return []
    entered = ["consents_pending"] if state == "proposed" else []
    if "mentor" in given and ("mentee" in given or not mentee_required):
        entered.append("ready_for_order")
    return entered


def check_order(*, order_date: date, starts_on: date, planned_until: date | None, today: date) -> None:
    """An order is not of the future, and the pair starts no earlier than it."""
    if order_date > today:
        raise WrongDate("Дата приказа ещё не наступила.", fields={"order_date": ["Дата в будущем."]})
    if starts_on < order_date:
        message = f"Пара начинает работу не раньше приказа: {short_date(order_date)}."
        raise WrongDate(message, fields={"starts_on": [message]})
    if planned_until is not None and planned_until < starts_on:
        message = "Окончание раньше начала."
        raise WrongDate(message, fields={"planned_until": [message]})


def check_notice(*, initiator: str, notice_on: date | None, ended_on: date) -> None:
    """The employer warns at least three working days ahead; the mentor may refuse at any time."""
    if initiator != "employer":
        return
    if notice_on is None:
        raise ShortNotice(fields={"notice_on": ["Укажите дату предупреждения."]})
    if working_days_between(notice_on, ended_on) < NOTICE_DAYS:
        raise ShortNotice(
            fields={"ended_on": ["Между предупреждением и прекращением меньше трёх рабочих дней."]}
        )


def duration_warnings(*, kind: str, starts_on: date, planned_until: date | None) -> list[str]:
    """Warn of a period outside 3–12 months; brief kinds are short by their nature."""
    if planned_until is None:
        return []
    after = planned_until + timedelta(days=1)
    if after > add_months(starts_on, MAX_MONTHS):
        return ["Срок пары больше 12 месяцев."]
    if after < add_months(starts_on, MIN_MONTHS) and kind not in BRIEF_KINDS:
        return ["Срок пары меньше 3 месяцев."]
    return []


def load_warnings(mentees: int) -> list[str]:
    """Warn of more mentees than a mentor should have."""
    if mentees <= MAX_LOAD:
        return []
    return [
        f"У наставника будет {plural(mentees, 'наставляемый', 'наставляемых', 'наставляемых')}: больше трёх."
    ]


def seniority_warnings(*, kind: str, mentor_since: date | None, mentee_since: date | None) -> list[str]:
    """Warn of a mentor less experienced than the mentee, unless the pair is reverse."""
    if kind == "reverse" or mentor_since is None or mentee_since is None or mentor_since <= mentee_since:
        return []
    return ["Педагогический стаж наставника меньше, чем у наставляемого."]
