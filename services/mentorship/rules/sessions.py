"""Rules of sessions: dates, who answers for them, and which of them count on a date."""

from collections.abc import Iterable
from datetime import date

from services.mentorship.errors import NotYours, SessionImmutable, WrongDate, WrongState
from services.mentorship.rules.facts import SessionFacts
from services.mentorship.rules.words import FORMAT_NAMES, SESSION_WORDS

SESSION_FORMATS = tuple(FORMAT_NAMES)
SESSION_STATES = SESSION_WORDS | {"held": "проведена"}
SESSION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "planned": ("held", "cancelled", "no_show"),
    "held": ("confirmed", "disputed", "cancelled"),
    "confirmed": (),
    "disputed": (),
    "cancelled": (),
    "no_show": ("cancelled",),
}
HAPPENED = ("held", "confirmed")
CHANGEABLE = ("planned", "held", "no_show")


def check_session_transition(state: str, wanted: str) -> None:
    """Refuse what `planned → held → confirmed | disputed` does not draw.

    An entry made by mistake is cancelled by its mentor as long as nobody has answered it.
    """
    if wanted not in SESSION_TRANSITIONS[state]:
        raise WrongState(
            f"Встреча {SESSION_STATES[state]}: перевести её в состояние «{SESSION_STATES[wanted]}» нельзя."
        )


def check_session_date(*, state: str, session_date: date, today: date, ended_on: date | None) -> None:
    """Held is not in the future, and no session lies after the pair's last day but one called off."""
    if state in ("held", "no_show") and session_date > today:
        message = "Проведённая встреча не может быть в будущем."
        raise WrongDate(message, fields={"session_date": [message]})
    if state != "cancelled" and ended_on is not None and session_date > ended_on:
        message = "Встреча позже последнего дня пары."
        raise WrongDate(message, fields={"session_date": [message]})


def check_change(state: str) -> None:
    """Only a planned or a not yet answered session may be edited."""
    if state == "confirmed":
        raise SessionImmutable
    if state not in CHANGEABLE:
        raise WrongState(f"Встреча {SESSION_STATES[state]}: изменить её нельзя.")


def check_answer(*, state: str, wanted: str, is_mentee: bool) -> None:
    """Only the mentee confirms or disputes, and only what was held."""
    if not is_mentee:
        raise NotYours("Подтвердить или оспорить встречу может только наставляемый.")
    check_session_transition(state, wanted)


def before_order(*, session_date: date, order_date: date | None) -> bool:
    """Whether the session is marked «до приказа»."""
    return order_date is None or session_date < order_date


def state_of_session(session: SessionFacts, as_of: date) -> str | None:
    """The session's state on a date: an answer given later is not known yet; None before its day."""
    if session.session_date > as_of:
        return None
    if session.state in ("confirmed", "disputed") and (session.answered_on or as_of) > as_of:
        return "held"
    return session.state


def counted_sessions(sessions: Iterable[SessionFacts], as_of: date) -> list[SessionFacts]:
    """Sessions that took place by a date; one replaced by its correction does not count twice."""
    took_place = [one for one in sessions if state_of_session(one, as_of) in HAPPENED]
    corrected = {one.corrects_id for one in took_place if one.corrects_id is not None}
    return [one for one in took_place if one.id not in corrected]
