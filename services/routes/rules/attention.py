"""What each of a tutor's teachers needs from the tutor: one reason, one button, the blocking ones first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.routes.rules.wording import ago, days_since
from shared.russian import plural


@dataclass(frozen=True, kw_only=True)
class OpenRoute:
    """An open route, as far as the tutor's next move goes."""

    id: UUID
    state: str
    submitted: bool
    since: date
    bare_deficits: int
    steps: int
    unaccepted: int
    awaiting: int
    missed_due: date | None  # the oldest date an unfinished step of a running route has missed


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A teacher, as far as the tutor's next move goes; a proposed deficit is counted once.

    `contested` wait for an answer to the objection, `detected` are the others that wait for a decision;
    `free` are confirmed and in no open route.
    """

    contested: int
    detected: int
    free: int
    routes: Sequence[OpenRoute]
    due: str = ""  # why it is time for a diagnostic


@dataclass(frozen=True, kw_only=True)
class Need:
    """A reason to act. `kind` is one of KINDS; `press` acts at once, else the button opens a page."""

    kind: str
    reason: str
    action: str
    route_id: UUID | None = None
    press: str = ""


# whoever waits for the tutor comes first
KINDS = {
    "accept": "принять шаги",
    "answer": "ответить на возражение",
    "returned": "исправить маршрут",
    "move": "продвинуть маршрут",
    "decide": "решить о дефицитах",
    "build": "построить маршрут",
    "overdue": "разобраться с просрочкой",
    "rediagnose": "повторить диагностику",
}
ORDER = tuple(KINDS)


def needs(facts: Facts, *, today: date) -> list[Need]:
    """Everything a teacher needs from the tutor; the first is the next thing to do."""
    found = [need for route in facts.routes for need in _of_route(route, today)]
    if facts.contested:
        found.append(_answer(facts.contested))
    if facts.detected:
        found.append(_decision(facts.detected))
    if facts.free and not facts.routes:
        found.append(_building(facts.free))
    if facts.due:
        found.append(Need(kind="rediagnose", reason=facts.due, action="Назначить диагностику"))
    return sorted(found, key=lambda need: ORDER.index(need.kind))


def _building(free: int) -> Need:
    count = plural(free, "подтверждённый дефицит", "подтверждённых дефицита", "подтверждённых дефицитов")
    return Need(kind="build", reason=f"{count}, маршрута нет", action="Построить маршрут")


def _answer(contested: int) -> Need:
    said = plural(contested, "возражение ждёт", "возражения ждут", "возражений ждут")
    return Need(kind="answer", reason=f"{said} вашего ответа", action="Ответить")


def _decision(detected: int) -> Need:
    count = plural(detected, "дефицит ждёт", "дефицита ждут", "дефицитов ждут")
    return Need(kind="decide", reason=f"{count} вашего решения", action="Решить")


def _of_route(route: OpenRoute, today: date) -> list[Need]:
    found = []
    if route.awaiting:
        count = plural(route.awaiting, "шаг ждёт", "шага ждут", "шагов ждут")
        found.append(_open(route, "accept", f"{count} приёмки", "Посмотреть и принять"))
    if route.missed_due:
        late = days_since(route.missed_due, today=today)
        found.append(_open(route, "overdue", f"шаг просрочен на {late}", "Открыть маршрут"))
    return found + _of_state(route, today)


def _open(route: OpenRoute, kind: str, reason: str, action: str, press: str = "") -> Need:
    return Need(kind=kind, reason=reason, action=action, route_id=route.id, press=press)


def _of_state(route: OpenRoute, today: date) -> list[Need]:
    """What a state of the route asks of the tutor; where it is somebody else's turn, nothing."""
    if route.state == "draft":
        return [] if route.submitted else [_of_draft(route)]
    if route.state not in STATES or (route.state == "in_progress" and route.unaccepted):
        return []
    kind, reason, action, press = STATES[route.state]
    return [_open(route, kind, reason.format(when=ago(route.since, today=today)), action, press)]


STATES = {
    "returned": ("returned", "маршрут вернули {when}", "Исправить маршрут", ""),
    "agreed": ("move", "педагог уже согласен", "Отправить на утверждение", "submission"),
    "approved": ("move", "маршрут утверждён {when} и не начат", "Начать маршрут", "start"),
    "in_progress": ("move", "все обязательные шаги приняты", "Отметить выполненным", "completion"),
    "completed": ("move", "работа выполнена, нужен итог", "Завершить с итогом", ""),
}


def _of_draft(route: OpenRoute) -> Need:
    if not route.steps:
        return _open(route, "move", "в черновике нет шагов", "Достроить маршрут")
    if route.bare_deficits:
        count = plural(route.bare_deficits, "дефицит", "дефицита", "дефицитов")
        return _open(route, "move", f"в черновике {count} без шага", "Достроить маршрут")
    return _open(route, "move", "черновик готов", "Отправить педагогу", "submission")
