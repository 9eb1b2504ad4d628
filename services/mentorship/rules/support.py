"""Rules of support events, of invitations and of attendance."""

from datetime import date, timedelta

from services.mentorship.errors import WrongDate, WrongState

SUPPORT_KINDS = ("young_support", "burnout_prevention", "methodical", "contest")
SUPPORT_KIND_NAMES = {
    "young_support": "поддержка молодых педагогов",
    "burnout_prevention": "профилактика выгорания",
    "methodical": "методическое",
    "contest": "конкурс",
}
SUPPORT_STATES = {"planned": "запланировано", "held": "проведено", "cancelled": "отменено"}
SUPPORT_COLOURS = {"planned": "in_progress", "held": "covered", "cancelled": "unknown"}
SUPPORT_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "planned": ("held", "cancelled"),
    "held": ("planned",),
    "cancelled": ("planned",),
}
ATTENDANCE_STATES = ("registered", "attended", "no_show")
ANSWERS = ("registered", "declined")
PARTICIPATION = {
    "invited": "ждём ответа",
    "registered": "придёт",
    "declined": "не сможет",
    "attended": "участвовал(а)",
    "no_show": "не пришёл(а)",
}
PARTICIPATION_COLOURS = {
    "invited": "stalled",
    "registered": "in_progress",
    "declined": "unknown",
    "attended": "covered",
    "no_show": "uncovered",
}
WAYS = {
    "invitation": "приглашение",
    "self": "ответ участника",
    "staff": "отметка организатора",
    "code": "код на телефоне",
    "import": "загрузка файла",
    "closing": "завершение мероприятия",
}
TAKES_SEAT = ("registered", "attended")
AUDIENCES = {
    "young": "молодые педагоги",
    "mentees": "наставляемые",
    "mentors": "наставники",
    "teachers": "все педагоги",
}
CODE_LIVES = timedelta(minutes=10)
CODE_DIGITS = 6
MOST_TRIES = 5
TRIES_WINDOW = timedelta(minutes=10)


def check_support_transition(state: str, wanted: str, *, event_date: date, today: date) -> None:
    """Whether an event may go on so; nobody closes what has not happened yet."""
    if wanted not in SUPPORT_TRANSITIONS[state]:
        raise WrongState(f"Мероприятие {SUPPORT_STATES[state]}: так его изменить нельзя.")
    if wanted == "held" and event_date > today:
        raise WrongDate("Мероприятие ещё не состоялось: завершить его можно в его день или позже.")


def check_attendance(*, state: str, event_state: str, event_date: date, today: date) -> None:
    """Nobody has attended or missed what has not happened yet, or was cancelled."""
    if event_state == "cancelled":
        raise WrongState("Мероприятие отменено: отметить на нём никого нельзя.")
    if state in ("attended", "no_show") and event_date > today:
        message = "Мероприятие ещё не состоялось: можно только зарегистрировать."
        raise WrongDate(message, fields={"state": [message]})


def check_answerable(*, event_state: str, event_date: date, today: date) -> None:
    """An answer makes sense only before the event is over."""
    if event_state != "planned":
        raise WrongState(f"Мероприятие {SUPPORT_STATES[event_state]}: отвечать уже не нужно.")
    if event_date < today:
        raise WrongDate("Мероприятие уже прошло: об участии скажите организатору.")


def check_code_day(*, event_state: str, event_date: date, today: date) -> None:
    """A code marks who is there, so it works on the day of the event only."""
    if event_state != "planned":
        raise WrongState(f"Мероприятие {SUPPORT_STATES[event_state]}: код больше не нужен.")
    if event_date != today:
        raise WrongDate("Код работает только в день мероприятия.")
