"""What sessions ask: the mentee answers, the mentor learns of a dispute."""

from datetime import date

from services.notifications.rules.recipients import persons
from services.notifications.rules.rule import Rule, Tap
from services.notifications.rules.table.pairing import pair_names
from shared.contracts.mentorship import SessionChanged

SESSION = "/mentorship/sessions/{id}"


def _session_day(event: SessionChanged) -> dict[str, date | None]:
    return {"day": event.session_date}


RULES: tuple[Rule, ...] = (
    Rule(
        name="session_confirmation",
        purpose="Наставляемый подтверждает, что встреча была, или говорит, что было не так",
        event=SessionChanged,
        when=lambda event: event.state == "held" and not event.imported,
        audience=lambda event: persons(event.mentee_id),
        title="Встреча {day} состоялась?",
        text=("Наставник: {mentor}", "{minutes}"),
        look="Посмотреть запись",
        people=pair_names,
        dates=_session_day,
        numbers=lambda event: {"minutes": event.minutes},
        link=SESSION,
        tap=Tap(words="Да, подтверждаю", told="Встреча подтверждена.", otherwise="Было не так"),
        post="/mentorship/api/v1/sessions/{id}/confirmation",
    ),
    Rule(
        name="session_disputed",
        purpose="Наставник узнаёт, что с записью о встрече не согласны",
        can_rest=True,
        event=SessionChanged,
        when=lambda event: event.state == "disputed",
        audience=lambda event: persons(event.mentor_id),
        title="Встреча {day} не подтверждена",
        text=("Наставляемый: {mentee}", "с записью о встрече не согласны"),
        people=pair_names,
        dates=_session_day,
        link=SESSION,
        informs=True,
    ),
)
