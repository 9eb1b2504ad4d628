"""The rules as a table: the state of an aggregate → who must be told → how it is worded."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from services.notifications.rules.recipients import Recipient, methodist, persons, principal
from services.notifications.rules.rule import Rule, Tap
from shared.contracts.event import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SessionChanged
from shared.contracts.routes import DiagnosticChanged, RouteChanged


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


def _pair_names(event: PairChanged | SessionChanged) -> dict[str, UUID | None]:
    return {"mentor": event.mentor_id, "mentee": event.mentee_id}


def _session_day(event: SessionChanged) -> dict[str, date | None]:
    return {"day": event.session_date}


def _entered(*states: str) -> Callable[[PairChanged], date | None]:
    """Since when a pair is in one of the states without a break."""

    def since(event: PairChanged) -> date | None:
        day = None
        for mark in reversed(event.states):
            if mark.state not in states:
                break
            day = mark.since
        return day

    return since


def _employer(event: PairChanged) -> list[Recipient]:
    """The mentor's employer keeps the papers (ст. 351.8 ТК РФ); an external mentor's mentee's does."""
    if event.mentor_id is None:
        return principal(organization_id=event.mentee_organization_id, of_person_id=event.mentee_id)
    return principal(organization_id=event.mentor_organization_id, of_person_id=event.mentor_id)


def _signatory(event: RouteChanged) -> list[Recipient]:
    if event.awaits == "methodist":
        return methodist()
    return principal(organization_id=event.organization_id, of_person_id=event.teacher_id)


SESSION = "/mentorship/sessions/{id}"
PAIR = "/mentorship/pairs/{id}"
ROUTE = "/routes/routes/{id}"
DIAGNOSTIC = "/routes/diagnostics/{id}"

RULES: tuple[Rule, ...] = (
    Rule(
        name="session_confirmation",
        event=SessionChanged,
        when=lambda event: event.state == "held" and not event.imported,
        audience=lambda event: persons(event.mentee_id),
        title="Встреча {day} состоялась?",
        text=("Наставник: {mentor}", "{minutes}"),
        look="Посмотреть запись",
        people=_pair_names,
        dates=_session_day,
        numbers=lambda event: {"minutes": event.minutes},
        link=SESSION,
        tap=Tap(words="Да, подтверждаю", told="Встреча подтверждена.", otherwise="Было не так"),
        post="/mentorship/api/v1/sessions/{id}/confirmation",
    ),
    Rule(
        name="session_disputed",
        event=SessionChanged,
        when=lambda event: event.state == "disputed",
        audience=lambda event: persons(event.mentor_id),
        title="Встреча {day} не подтверждена",
        text=("Наставляемый не согласен с записью", "{mentee}"),
        people=_pair_names,
        dates=_session_day,
        link=SESSION,
        informs=True,
    ),
    Rule(
        name="pair_consent",
        event=PairChanged,
        when=lambda event: event.state == "proposed",
        audience=lambda event: persons(event.mentor_id),
        title="Вас предлагают наставником",
        text=("Наставляемый: {mentee}", "нужно ваше письменное согласие"),
        people=_pair_names,
        since=_entered("proposed"),
        link=PAIR,
    ),
    Rule(
        name="pair_consents_missing",
        event=PairChanged,
        when=lambda event: event.state in {"proposed", "consents_pending"},
        audience=_employer,
        title="Пара ждёт согласий",
        text=("Наставник: {mentor}", "наставляемый: {mentee}"),
        people=_pair_names,
        since=_entered("proposed", "consents_pending"),
        link=PAIR,
        look="Внести согласия",
    ),
    Rule(
        name="pair_order_missing",
        event=PairChanged,
        when=lambda event: event.state == "ready_for_order",
        audience=_employer,
        title="Пара ждёт приказа",
        text=("Согласия получены", "наставник: {mentor}", "наставляемый: {mentee}"),
        people=_pair_names,
        since=_entered("ready_for_order"),
        link=PAIR,
        look="Внести приказ",
    ),
    Rule(
        name="pair_closing",
        event=PairChanged,
        when=lambda event: event.state == "closing",
        audience=_employer,
        title="Пара завершается",
        text=("Оформите завершение", "наставник: {mentor}", "наставляемый: {mentee}"),
        people=_pair_names,
        since=_entered("closing"),
        link=PAIR,
        look="Оформить завершение",
    ),
    Rule(
        name="support_invitation",
        event=AttendanceChanged,
        when=lambda event: event.state == "invited" and event.event_state == "planned",
        audience=lambda event: persons(event.person_id),
        title="Вас приглашают: {day}",
        text=("Мероприятие: «{title}»", "ответьте, придёте ли вы"),
        dates=lambda event: {"day": event.event_date},
        titles=lambda event: {"title": event.title},
        link="/mentorship/invitations/{id}",
        tap=Tap(words="Приду", told="Записали вас.", otherwise="Подробнее или не смогу"),
        post="/mentorship/api/v1/attendance/{id}/acceptance",
    ),
    Rule(
        name="support_called_off",
        event=AttendanceChanged,
        when=lambda event: event.state == "registered" and event.event_state == "cancelled",
        audience=lambda event: persons(event.person_id),
        title="Мероприятие отменено: {day}",
        text=("Вы собирались на «{title}»",),
        dates=lambda event: {"day": event.event_date},
        titles=lambda event: {"title": event.title},
        link="/mentorship/invitations/{id}",
        informs=True,
    ),
    Rule(
        name="route_agreement",
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
        event=RouteChanged,
        when=_awaits_tutor_in("returned"),
        audience=_tutor,
        title="Маршрут вернули на доработку",
        text=("Педагог: {teacher}", "причина указана в маршруте"),
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="route_approved",
        event=RouteChanged,
        when=lambda event: event.state in {"approved", "in_progress"},
        audience=lambda event: persons(event.teacher_id, event.tutor_id),
        title="Маршрут утверждён",
        text=("Педагог: {teacher}", "можно приступать к шагам"),
        people=_teacher_name,
        link=ROUTE,
        informs=True,
        news_day=lambda event: event.approved_on,
    ),
    Rule(
        name="route_step_submitted",
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
        event=RouteChanged,
        when=_awaits_tutor_in("completed"),
        audience=_tutor,
        title="Закройте маршрут",
        text=("Педагог: {teacher}", "нужна повторная диагностика или заключение"),
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="diagnostic_assigned",
        event=DiagnosticChanged,
        when=lambda event: event.state == "assigned",
        audience=lambda event: persons(event.person_id),
        title="Вам назначена диагностика",
        text=("Результат увидите вы и ваш тьютор",),
        link=DIAGNOSTIC,
        look="Открыть",
    ),
    Rule(
        name="diagnostic_scored",
        event=DiagnosticChanged,
        when=lambda event: event.state == "scored",
        audience=lambda event: persons(event.person_id),
        title="Готов результат диагностики",
        text=("Ознакомьтесь с ним: с предложенными дефицитами можно не согласиться",),
        link=DIAGNOSTIC,
        post="/routes/api/v1/diagnostics/{id}/acknowledgement",
    ),
)
BY_NAME = {rule.name: rule for rule in RULES}
EVENTS: tuple[type[Event], ...] = tuple(dict.fromkeys(rule.event for rule in RULES))
KINDS: dict[str, str] = {
    "session": "Встречи",
    "pair": "Пары",
    "support": "Мероприятия",
    "route": "Маршруты",
    "diagnostic": "Диагностика",
}
KIND_OF_EVENT: dict[type[Event], str] = {
    SessionChanged: "session",
    PairChanged: "pair",
    AttendanceChanged: "support",
    RouteChanged: "route",
    DiagnosticChanged: "diagnostic",
}


def kind_of(rule: str) -> str:
    """What an item is about, one of KINDS."""
    return KIND_OF_EVENT[BY_NAME[rule].event]
