"""Rules of support events and of attendance."""

from datetime import date

from services.mentorship.errors import WrongDate

SUPPORT_KINDS = ("young_support", "burnout_prevention", "methodical", "contest")
ATTENDANCE_STATES = ("registered", "attended", "no_show")


def check_attendance(*, state: str, event_date: date, today: date) -> None:
    """Nobody has attended or missed what has not happened yet."""
    if state != "registered" and event_date > today:
        message = "Мероприятие ещё не состоялось: можно только зарегистрировать."
        raise WrongDate(message, fields={"state": [message]})
