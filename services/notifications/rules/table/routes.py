"""What routes ask: agreement, approval, work of the tutor."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from services.notifications.rules.recipients import Recipient, methodist, persons, principal
from services.notifications.rules.rule import Rule
from shared.contracts.routes import RouteChanged

ROUTE = "/routes/routes/{id}"


def _awaits_tutor_in(state: str) -> Callable[[RouteChanged], bool]:
    return lambda event: event.awaits == "tutor" and event.state == state


def _tutor(event: RouteChanged) -> list[Recipient]:
    return persons(event.tutor_id)


def _teacher_name(event: RouteChanged) -> dict[str, UUID | None]:
    return {"teacher": event.teacher_id}


def _tutor_name(event: RouteChanged) -> dict[str, UUID | None]:
    return {"tutor": event.tutor_id} if event.tutor_id else {}


def _plan_end(event: RouteChanged) -> dict[str, date | None]:
    return {"until": event.planned_until}


def _plan_size(event: RouteChanged) -> dict[str, int | None]:
    return {"steps": len(event.steps) or None}


def _signatory(event: RouteChanged) -> list[Recipient]:
    if event.awaits == "methodist":
        return methodist()
    return principal(organization_id=event.organization_id, of_person_id=event.teacher_id)


def _is_approved(event: RouteChanged) -> bool:
    return event.state in {"approved", "in_progress"}


RULES: tuple[Rule, ...] = (
    Rule(
        name="route_agreement",
        purpose="Педагог читает маршрут и соглашается с ним или возвращает",
        event=RouteChanged,
        when=lambda event: event.awaits == "teacher",
        audience=lambda event: persons(event.teacher_id),
        title="Маршрут ждёт вашего согласия",
        text=("Тьютор: {tutor}", "{steps}", "до {until}"),
        people=_tutor_name,
        dates=_plan_end,
        numbers=_plan_size,
        link=ROUTE,
        post="/routes/api/v1/routes/{id}/agreement",
    ),
    Rule(
        name="route_agreed",
        purpose="Тьютор отправляет согласованный маршрут на утверждение",
        unanswered="Согласованный маршрут не отправлен на утверждение",
        event=RouteChanged,
        when=_awaits_tutor_in("agreed"),
        audience=_tutor,
        title="Педагог согласен с маршрутом",
        text=("Педагог: {teacher}", "отправьте маршрут на утверждение"),
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="route_approval",
        purpose="Директор или методист утверждает маршрут или возвращает его",
        unanswered="Маршрут ждёт утверждения",
        event=RouteChanged,
        when=lambda event: event.awaits in {"principal", "methodist"},
        audience=_signatory,
        title="Маршрут ждёт утверждения",
        text=("Педагог: {teacher}", "тьютор: {tutor}", "{steps}", "до {until}"),
        people=lambda event: _teacher_name(event) | _tutor_name(event),
        dates=_plan_end,
        numbers=_plan_size,
        link=ROUTE,
        post="/routes/api/v1/routes/{id}/approval",
    ),
    Rule(
        name="route_returned",
        purpose="Тьютор исправляет маршрут, который вернули",
        unanswered="Маршрут вернули, он ждёт тьютора",
        patience=10,
        event=RouteChanged,
        when=_awaits_tutor_in("returned"),
        audience=_tutor,
        title="Маршрут вернули на доработку",
        text=("Педагог: {teacher}", "причина указана в маршруте"),
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="own_route_approved",
        purpose="Педагог узнаёт, что его маршрут утверждён",
        can_rest=True,
        event=RouteChanged,
        when=_is_approved,
        audience=lambda event: persons(event.teacher_id),
        title="Ваш маршрут утверждён",
        text=("Можно приступать к шагам", "{steps}", "до {until}"),
        dates=_plan_end,
        numbers=_plan_size,
        link=ROUTE,
        look="Открыть маршрут",
        informs=True,
        news_day=lambda event: event.approved_on,
    ),
    Rule(
        name="route_approved",
        purpose="Тьютор узнаёт, что маршрут его педагога утверждён",
        can_rest=True,
        event=RouteChanged,
        when=_is_approved,
        audience=_tutor,
        title="Маршрут педагога утверждён",
        text=("Педагог: {teacher}", "он уже может приступать к шагам"),
        people=_teacher_name,
        link=ROUTE,
        informs=True,
        news_day=lambda event: event.approved_on,
    ),
    Rule(
        name="route_step_submitted",
        purpose="Тьютор проверяет подтверждение шага, которое прислал педагог",
        unanswered="Шаг маршрута ждёт проверки тьютора",
        patience=10,
        event=RouteChanged,
        when=lambda event: any(step.state == "submitted" for step in event.steps),
        audience=_tutor,
        title="Проверьте шаги маршрута",
        text=("Педагог: {teacher}", "отправлено подтверждение шага"),
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="route_completed",
        purpose="Тьютор закрывает маршрут повторной диагностикой или заключением",
        unanswered="Пройденный маршрут не закрыт",
        patience=20,
        event=RouteChanged,
        when=_awaits_tutor_in("completed"),
        audience=_tutor,
        title="Закройте маршрут",
        text=("Педагог: {teacher}", "нужна повторная диагностика или заключение"),
        people=_teacher_name,
        link=ROUTE,
    ),
)
