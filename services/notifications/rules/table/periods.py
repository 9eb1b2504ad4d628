"""What reporting periods ask: a school's word on its figures; whom a snapshot is told (ust-koksa п.20)."""

from datetime import date

from services.notifications.rules.recipients import Recipient, methodist, persons, principal
from services.notifications.rules.rule import Rule
from services.notifications.rules.timing import Timing
from shared.contracts.monitoring import DecisionChanged, PeriodChanged, SnapshotTaken

PERIOD = "/monitoring/periods/{id}"


def _waiting(event: PeriodChanged) -> list[Recipient]:
    return [one for school in event.waiting for one in principal(organization_id=school)]


def _is_closed(event: PeriodChanged) -> bool:
    return event.state != "open"


def _end(event: PeriodChanged | SnapshotTaken) -> dict[str, date | None]:
    return {"as_of": event.as_of}


def _methodists(_event: PeriodChanged | SnapshotTaken) -> list[Recipient]:
    return methodist()


RULES: tuple[Rule, ...] = (
    Rule(
        name="period_confirmation",
        purpose="Директор подтверждает показатели своей школы до отчётной даты (положение Усть-Коксы, п. 20)",
        unanswered="Школа не подтвердила показатели",
        patience=2,
        timing=Timing(before=True, days=(7, 1), words="За сколько дней до отчётной даты напомнить"),
        deadline=lambda event: event.as_of,
        is_over=_is_closed,
        each_answers=True,
        event=PeriodChanged,
        when=lambda event: event.state == "open",
        audience=_waiting,
        title="Подтвердите данные школы",
        text=("показатели на {as_of}", "чего не хватает, сказано на странице"),
        dates=lambda event: {"as_of": event.as_of, "due": event.as_of},
        link=PERIOD,
        look="Проверить и подтвердить",
        since=lambda event: event.opened_on,
    ),
    Rule(
        name="period_opened",
        purpose="Методист узнаёт, что открыт сбор показателей; школам об этом сказано просьбой подтвердить",
        can_rest=True,
        event=PeriodChanged,
        when=lambda event: event.state == "open",
        audience=_methodists,
        title="Открыт сбор показателей на {as_of}",
        text=("Школы попросили подтвердить данные", "кто ещё не ответил, видно на странице"),
        dates=_end,
        link=PERIOD,
        look="Посмотреть готовность",
        informs=True,
        news_day=lambda event: event.opened_on,
    ),
    Rule(
        name="snapshot_frozen",
        purpose="Методист узнаёт, что показатели периода зафиксированы",
        can_rest=True,
        event=SnapshotTaken,
        when=lambda event: event.number == 1,
        audience=_methodists,
        title="Показатели зафиксированы",
        text=("данные на {as_of}", "снимок больше не меняется"),
        dates=_end,
        link="/monitoring/snapshots/{id}",
        informs=True,
        news_day=lambda event: event.taken_on,
    ),
    Rule(
        name="correction_made",
        purpose="Методист узнаёт, что зафиксированные показатели исправлены",
        can_rest=True,
        event=SnapshotTaken,
        when=lambda event: event.number > 1,
        audience=_methodists,
        title="Показатели исправлены",
        text=("данные на {as_of}", "кто и почему изменился, сказано на странице"),
        dates=_end,
        link="/monitoring/snapshots/{id}",
        informs=True,
        news_day=lambda event: event.taken_on,
    ),
    Rule(
        name="decision_due",
        purpose="Ответственный узнаёт о решении по показателям и его сроке (положение Усть-Коксы, п. 21)",
        unanswered="Решение по показателям не закрыто в срок",
        patience=2,
        passed_to="methodist",
        timing=Timing(before=True, days=(7, 1), words="За сколько дней до срока решения напомнить"),
        deadline=lambda event: event.due_on,
        event=DecisionChanged,
        when=lambda event: event.state == "open",
        audience=lambda event: persons(event.owner_id),
        title="Решение по показателям за вами",
        text=("срок {due}",),
        dates=lambda event: {"due": event.due_on},
        link="/monitoring/decisions/{id}",
        look="Открыть решение",
    ),
)
