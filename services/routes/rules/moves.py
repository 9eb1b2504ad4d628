"""The next move of a route for whoever looks: one action, what it lacks, or whom everybody waits for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.routes.models import Route
from services.routes.rules.signing import EDITABLE, RUNNING, STALE
from services.routes.rules.states import ROUTE
from services.routes.rules.wording import days_since
from shared.russian import plural

Way = Literal["press", "page"]


@dataclass(frozen=True, kw_only=True)
class Move:
    """A button: `name` is the last part of its address; a `press` acts at once, a `page` asks first."""

    name: str
    words: str
    way: Way = "press"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the next move of a route depends on. `who` is what the viewer is to it: tutor, teacher, signer.

    `lacking`: sentences of what the plan lacks; `unaccepted`: required steps not accepted yet;
    `since`: when the present state was entered; `signer`: who signs, in words.
    """

    state: str
    who: frozenset[str]
    submitted: bool
    lacking: Sequence[str]
    unaccepted: int
    since: date
    signer: str


SUBMIT = Move(name="submission", words="Отправить педагогу")
FORWARD = Move(name="submission", words="Отправить на утверждение")
AGREE = Move(name="agreement", words="Согласовать")
APPROVE = Move(name="approval", words="Утвердить")
START = Move(name="start", words="Начать маршрут")
COMPLETE = Move(name="completion", words="Отметить выполненным")
CLOSE = Move(name="closing", words="Завершить с итогом", way="page")
RETURN = Move(name="return", words="Вернуть с замечанием", way="page")
CANCEL = Move(name="cancellation", words="Отменить маршрут", way="page")
TUTORS: dict[str, Move] = {
    "agreed": FORWARD,
    "returned": SUBMIT,
    "approved": START,
    "in_progress": COMPLETE,
    "completed": CLOSE,
}


# states in which a press was made already: made again, it changes nothing
DONE: dict[str, frozenset[str]] = {
    "submission": frozenset({"draft", "pending_approval"}),
    "agreement": frozenset({"agreed", "pending_approval"}),
    "approval": frozenset({"approved"}),
    "start": frozenset({"in_progress"}),
    "completion": frozenset({"completed"}),
}


def is_done(name: str, route: Route) -> bool:
    """Whether a move of the route has been made already."""
    sent = name != "submission" or route.submitted_on is not None
    return route.state in DONE[name] and sent


def next_move(one: Standing) -> Move | None:
    """The one thing the viewer should do; null when it is somebody else's turn or something is lacking."""
    if one.state == "pending_approval":
        return APPROVE if "signer" in one.who else None
    if "teacher" in one.who and one.state == "draft":
        return AGREE if one.submitted else None
    if "tutor" not in one.who or obstacles(one):
        return None
    if one.state == "draft":
        return None if one.submitted else SUBMIT
    return TUTORS.get(one.state)


def other_moves(one: Standing) -> list[Move]:
    """What else the viewer may do: send it back, or give it up."""
    found = []
    teachers = "teacher" in one.who and (one.state == "agreed" or (one.state == "draft" and one.submitted))
    if teachers or ("signer" in one.who and one.state == "pending_approval"):
        found.append(RETURN)
    if "tutor" in one.who and "cancelled" in ROUTE[one.state]:
        found.append(CANCEL)
    return found


def is_editable(state: str, *, who: Collection[str]) -> bool:
    """Whether the viewer may change the plan."""
    return "tutor" in who and state in EDITABLE


def obstacles(one: Standing) -> list[str]:
    """What keeps the tutor's next move back, in sentences."""
    if one.state in {"draft", "agreed", "returned"}:
        return list(one.lacking)
    if one.state == "in_progress" and one.unaccepted:
        left = plural(one.unaccepted, "обязательный шаг", "обязательных шага", "обязательных шагов")
        return [f"Отметить выполненным можно, когда приняты все обязательные шаги. Осталось: {left}."]
    return []


def waiting(one: Standing, *, today: date) -> str:
    """Whom a route waits for and how long; empty when it is the viewer's own turn."""
    ago = days_since(one.since, today=today)
    since = "с сегодняшнего дня" if ago == "сегодня" else f"уже {ago}"
    if one.state == "pending_approval":
        return "" if "signer" in one.who else f"Ждёт утверждения: {one.signer}, {since}."
    if one.state == "draft" and one.submitted:
        return "" if "teacher" in one.who else f"Ждёт согласия педагога {since}."
    if "tutor" in one.who or one.state in RUNNING:
        return ""
    if one.state in {"draft", "returned", "agreed", "completed"}:
        return TUTORS_TURN[one.state].format(since=since)
    return ""


TUTORS_TURN = {
    "draft": "Тьютор составляет маршрут {since}.",
    "returned": "Тьютор дорабатывает маршрут {since}.",
    "agreed": "Педагог согласен, тьютор отправит маршрут на утверждение.",
    "completed": "Работа выполнена, тьютор подводит итог {since}.",
}


def lacking(
    deficits: Sequence[tuple[str, int]],
    *,
    steps: int,
    has_request: bool,
    stale: bool = False,
    unsaid: Sequence[str] = (),
) -> list[str]:
    """What a plan lacks before it can be sent; `deficits` are titles with the number of their steps.

    `stale`: a deficit of it was dismissed meanwhile, or another route is at work on it.
    `unsaid`: what the printed route would ask for.
    """
    if stale:
        return [STALE]
    if not deficits and not has_request:
        return ["Добавьте дефицит или запишите запрос педагога."]
    if not steps:
        return ["Добавьте хотя бы один шаг."]
    bare = [title for title, served in deficits if not served]
    return [*(f"Добавьте шаг для дефицита «{title}»." for title in bare), *unsaid]
