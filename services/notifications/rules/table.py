"""The rules as a table: the state of an aggregate → who must be told → how it is worded."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from services.notifications.rules.recipients import Recipient, methodist, persons, principal
from shared.contracts.event import Event
from shared.contracts.mentorship import PairChanged, SessionChanged
from shared.contracts.routes import DiagnosticChanged, RouteChanged


@dataclass(frozen=True, kw_only=True)
class Rule:
    """While `when` holds, the `audience` has an open item about the aggregate.

    `text` names `people` and `dates` of the event; `link` and `post` take its id. A rule that
    `informs` asks nothing: it tells once, and, if it has a `news_day`, only while that day is fresh.
    """

    name: str
    event: type[Event]
    when: Callable[[Any], bool]
    audience: Callable[[Any], list[Recipient]]
    title: str
    text: str
    link: str
    people: Callable[[Any], dict[str, UUID | None]] = field(default=lambda _event: {})
    dates: Callable[[Any], dict[str, date | None]] = field(default=lambda _event: {})
    post: str | None = None
    informs: bool = False
    news_day: Callable[[Any], date | None] | None = None


def _awaits_tutor_in(state: str) -> Callable[[RouteChanged], bool]:
    return lambda event: event.awaits == "tutor" and event.state == state


def _tutor(event: RouteChanged) -> list[Recipient]:
    return persons(event.tutor_id)


def _teacher_name(event: RouteChanged) -> dict[str, UUID | None]:
    return {"teacher": event.teacher_id}


def _pair_names(event: PairChanged | SessionChanged) -> dict[str, UUID | None]:
    return {"mentor": event.mentor_id, "mentee": event.mentee_id}


def _session_day(event: SessionChanged) -> dict[str, date | None]:
    return {"day": event.session_date}


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
        when=lambda event: event.state == "held",
        audience=lambda event: persons(event.mentee_id),
        title="Подтвердите встречу",
        text="Встреча {day}. Наставник: {mentor}",
        people=_pair_names,
        dates=_session_day,
        link=SESSION,
        post="/mentorship/api/v1/sessions/{id}/confirmation",
    ),
    Rule(
        name="session_disputed",
        event=SessionChanged,
        when=lambda event: event.state == "disputed",
        audience=lambda event: persons(event.mentor_id),
        title="Встреча не подтверждена",
        text="Наставляемый не согласен с записью о встрече {day}. Наставляемый: {mentee}",
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
        text="Чтобы пара начала работу, нужно ваше письменное согласие. Наставляемый: {mentee}",
        people=_pair_names,
        link=PAIR,
    ),
    Rule(
        name="pair_consents_missing",
        event=PairChanged,
        when=lambda event: event.state in {"proposed", "consents_pending"},
        audience=_employer,
        title="Пара ждёт согласий",
        text="Наставник: {mentor}; наставляемый: {mentee}",
        people=_pair_names,
        link=PAIR,
    ),
    Rule(
        name="pair_order_missing",
        event=PairChanged,
        when=lambda event: event.state == "ready_for_order",
        audience=_employer,
        title="Пара ждёт приказа",
        text="Согласия получены. Наставник: {mentor}; наставляемый: {mentee}",
        people=_pair_names,
        link=PAIR,
    ),
    Rule(
        name="pair_closing",
        event=PairChanged,
        when=lambda event: event.state == "closing",
        audience=_employer,
        title="Пара завершается",
        text="Оформите завершение. Наставник: {mentor}; наставляемый: {mentee}",
        people=_pair_names,
        link=PAIR,
    ),
    Rule(
        name="route_agreement",
        event=RouteChanged,
        when=lambda event: event.awaits == "teacher",
        audience=lambda event: persons(event.teacher_id),
        title="Согласуйте свой маршрут",
        text="Тьютор подготовил для вас индивидуальный образовательный маршрут.",
        link=ROUTE,
        post="/routes/api/v1/routes/{id}/agreement",
    ),
    Rule(
        name="route_agreed",
        event=RouteChanged,
        when=_awaits_tutor_in("agreed"),
        audience=_tutor,
        title="Маршрут согласован",
        text="Отправьте маршрут на утверждение. Педагог: {teacher}",
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="route_approval",
        event=RouteChanged,
        when=lambda event: event.awaits in {"principal", "methodist"},
        audience=_signatory,
        title="Маршрут ждёт утверждения",
        text="Педагог: {teacher}",
        people=_teacher_name,
        link=ROUTE,
        post="/routes/api/v1/routes/{id}/approval",
    ),
    Rule(
        name="route_returned",
        event=RouteChanged,
        when=_awaits_tutor_in("returned"),
        audience=_tutor,
        title="Маршрут вернули на доработку",
        text="Причина указана в маршруте. Педагог: {teacher}",
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="route_approved",
        event=RouteChanged,
        when=lambda event: event.state in {"approved", "in_progress"},
        audience=lambda event: persons(event.teacher_id, event.tutor_id),
        title="Маршрут утверждён",
        text="Можно приступать к шагам. Педагог: {teacher}",
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
        text="Отправлено подтверждение шага. Педагог: {teacher}",
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="route_completed",
        event=RouteChanged,
        when=_awaits_tutor_in("completed"),
        audience=_tutor,
        title="Закройте маршрут",
        text="Шаги пройдены: нужна повторная диагностика или заключение. Педагог: {teacher}",
        people=_teacher_name,
        link=ROUTE,
    ),
    Rule(
        name="diagnostic_assigned",
        event=DiagnosticChanged,
        when=lambda event: event.state == "assigned",
        audience=lambda event: persons(event.person_id),
        title="Вам назначена диагностика",
        text="Результат увидите вы и ваш тьютор.",
        link=DIAGNOSTIC,
    ),
    Rule(
        name="diagnostic_scored",
        event=DiagnosticChanged,
        when=lambda event: event.state == "scored",
        audience=lambda event: persons(event.person_id),
        title="Готов результат диагностики",
        text="Ознакомьтесь с ним: с предложенными дефицитами можно не согласиться.",
        link=DIAGNOSTIC,
        post="/routes/api/v1/diagnostics/{id}/acknowledgement",
    ),
)
BY_NAME = {rule.name: rule for rule in RULES}
EVENTS: tuple[type[Event], ...] = tuple(dict.fromkeys(rule.event for rule in RULES))
