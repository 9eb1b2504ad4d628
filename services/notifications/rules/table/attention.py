"""What a pair that stands still asks, step by step: who must act, they once more, the curator once."""

from collections.abc import Callable
from datetime import date

from services.notifications.rules.recipients import Recipient, curator, methodist, persons, principal
from services.notifications.rules.rule import Rule
from services.notifications.rules.table.pairing import PAIR, of_employer, pair_names
from shared.contracts.mentorship import AttentionChanged
from shared.russian import inside

ACT = "/mentorship/pairs/{id}/met"  # the one thing the reader has to do about the pair
UNMET = ("first_session", "silence")
CURATOR_STEP = 3


def _stalled(*reasons: str, steps: tuple[int, ...]) -> Callable[[AttentionChanged], bool]:
    return lambda event: event.state == "stalled" and event.reason in reasons and event.step in steps


def _asks(task: str) -> Callable[[AttentionChanged], bool]:
    return lambda event: task in event.tasks


def _writer(event: AttentionChanged) -> list[Recipient]:
    """The mentor writes sessions; for an external one the methodist does."""
    return persons(event.mentor_id) or methodist()


def _employer(event: AttentionChanged) -> list[Recipient]:
    mentor = (event.mentor_id, event.mentor_organization_id)
    return of_employer(principal, mentor=mentor, mentee=(event.mentee_id, event.organization_id))


def _curator(event: AttentionChanged) -> list[Recipient]:
    return curator(organization_id=event.organization_id, of_person_id=event.mentee_id or event.mentor_id)


def _days(event: AttentionChanged) -> dict[str, date | None]:
    return {"day": event.session_date}


def _round(event: AttentionChanged) -> str:
    """One standstill: why, and from which day on it counts."""
    return f"{event.reason[:8]}/{event.since}"


def _nudge(
    name: str,
    *reasons: str,
    purpose: str,
    steps: tuple[int, ...],
    audience: Callable[[AttentionChanged], list[Recipient]],
    title: str,
    text: tuple[str, ...],
    link: str = ACT,
    look: str = "Посмотреть",
    follows: str | None = None,
) -> Rule:
    return Rule(
        name=name,
        purpose=purpose,
        can_rest=True,
        event=AttentionChanged,
        when=_stalled(*reasons, steps=steps),
        audience=audience,
        title=title,
        text=text,
        people=pair_names,
        dates=_days,
        about=lambda event: event.pair_id,
        period=_round,
        link=link,
        look=look,
        follows=follows,
    )


def _task(name: str, title: str, todo: str) -> Rule:
    return Rule(
        name=f"task_{name}",
        purpose=f"Сказать куратору, что пара требует решения: {inside(title)}",
        event=AttentionChanged,
        when=_asks(name),
        audience=_curator,
        title=title,
        text=("Наставник: {mentor}", "наставляемый: {mentee}", todo),
        people=pair_names,
        about=lambda event: event.pair_id,
        link=PAIR,
        look="Решить",
    )


RULES: tuple[Rule, ...] = (
    _nudge(
        "stall_meeting",
        *UNMET,
        purpose="Попросить наставника записать встречу, когда пара стоит",
        steps=(1,),
        audience=_writer,
        title="Запишите встречу",
        text=("Наставляемый: {mentee}", "последняя встреча: {day}"),
        look="Записать встречу",
    ),
    _nudge(
        "stall_meeting_again",
        *UNMET,
        purpose="Попросить наставника второй раз, если встреча так и не записана",
        steps=(2, CURATOR_STEP),
        audience=_writer,
        title="Встреча ещё не записана",
        text=(
            "Наставляемый: {mentee}",
            "последняя встреча: {day}",
            "если встречались, запишите: это одно нажатие",
        ),
        look="Записать встречу",
        follows="stall_meeting",
    ),
    _nudge(
        "stall_answer",
        "confirmation",
        purpose="Напомнить наставляемому, что встреча ждёт его ответа",
        steps=(1,),
        audience=lambda event: persons(event.mentee_id),
        title="Подтвердите встречу {day}",
        text=("Наставник: {mentor}",),
        look="Ответить",
    ),
    _nudge(
        "stall_answer_again",
        "confirmation",
        purpose="Напомнить наставляемому второй раз, если он не ответил",
        steps=(2, CURATOR_STEP),
        audience=lambda event: persons(event.mentee_id),
        title="Встреча {day} ждёт вашего ответа",
        text=("Наставник: {mentor}", "подтвердите её или скажите, что было не так"),
        look="Ответить",
        follows="stall_answer",
    ),
    # that papers are missing is said from the first day by the rules of pairs
    _nudge(
        "stall_papers",
        "papers",
        purpose="Напомнить директору, что пара не начинает работу без согласий и приказа",
        steps=(1, 2, CURATOR_STEP),
        audience=_employer,
        title="Пара всё ещё ждёт документов",
        text=("Наставник: {mentor}", "наставляемый: {mentee}"),
        link=PAIR,
    ),
    _nudge(
        "stall_curator",
        *UNMET,
        "confirmation",
        "papers",
        purpose="Один раз сказать куратору, что пара остановилась и два напоминания не помогли",
        steps=(CURATOR_STEP,),
        audience=_curator,
        title="Пара остановилась",
        text=(
            "Наставник: {mentor}",
            "наставляемый: {mentee}",
            "последняя встреча: {day}",
            "узнайте, чем помочь",
        ),
        link=PAIR,
        look="Открыть пару",
    ),
    _task("dismissed", "Участник пары уволен", "отклоните предложение или подберите другого"),
    _task("transfer", "Участник пары работает в другой школе", "запишите соглашение или завершите пару"),
    _task("closed_school", "Участник пары числится в закрытой школе", "исправьте место работы"),
    _task("leader", "Наставник стал руководителем", "проверьте форму пары"),
)
