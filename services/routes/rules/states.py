"""The state machines of routes, each a table: state → states it may enter next."""

from services.routes.errors import WrongState
from shared.russian import capital

Machine = dict[str, frozenset[str]]

DIAGNOSTIC: Machine = {
    "assigned": frozenset({"in_progress", "annulled"}),
    "in_progress": frozenset({"submitted", "annulled"}),
    "submitted": frozenset({"scored", "annulled"}),
    "scored": frozenset({"acknowledged", "annulled"}),
    "acknowledged": frozenset({"annulled"}),
    "annulled": frozenset(),
}
# in_work → confirmed: the route was cancelled; persists → in_work: the next route answers it again
DEFICIT: Machine = {
    "detected": frozenset({"confirmed", "dismissed"}),
    "confirmed": frozenset({"in_work", "dismissed"}),
    "in_work": frozenset({"resolved", "persists", "confirmed"}),
    "persists": frozenset({"in_work"}),
    "resolved": frozenset(),
    "dismissed": frozenset(),
}
# agreed → draft and returned → draft: the plan changed, so the teacher is asked again
ROUTE: Machine = {
    "draft": frozenset({"agreed", "returned", "cancelled"}),
    "agreed": frozenset({"pending_approval", "draft", "returned", "cancelled"}),
    "pending_approval": frozenset({"approved", "returned", "cancelled"}),
    "returned": frozenset({"draft", "cancelled"}),
    "approved": frozenset({"in_progress", "cancelled"}),
    "in_progress": frozenset({"completed", "cancelled"}),
    "completed": frozenset({"closed"}),
    "closed": frozenset(),
    "cancelled": frozenset(),
}
STEP: Machine = {
    "planned": frozenset({"in_progress", "skipped"}),
    "in_progress": frozenset({"submitted", "skipped"}),
    "submitted": frozenset({"accepted", "returned"}),
    "returned": frozenset({"submitted", "skipped"}),
    "accepted": frozenset(),
    "skipped": frozenset(),
}
# archived → submitted: taken back from the archive, it is looked at anew
PRACTICE: Machine = {
    "draft": frozenset({"submitted", "archived"}),
    "submitted": frozenset({"returned", "published", "draft"}),
    "returned": frozenset({"submitted", "archived"}),
    "published": frozenset({"archived"}),
    "archived": frozenset({"submitted"}),
}
GROUP: Machine = {
    "gathering": frozenset({"active", "closed"}),
    "active": frozenset({"closed"}),
    "closed": frozenset(),
}
MEMBER: Machine = {
    "invited": frozenset({"accepted", "declined", "cancelled"}),
    "accepted": frozenset({"left"}),
    "declined": frozenset(),
    "cancelled": frozenset(),
    "left": frozenset(),
}
MEETING: Machine = {
    "planned": frozenset({"held", "cancelled"}),
    "held": frozenset(),
    "cancelled": frozenset(),
}
# answered → routed: the asker asks further
CONSULTATION: Machine = {
    "requested": frozenset({"routed", "cancelled"}),
    "routed": frozenset({"answered", "cancelled"}),
    "answered": frozenset({"rated", "routed"}),
    "rated": frozenset(),
    "cancelled": frozenset(),
}
MACHINES: dict[str, Machine] = {
    "diagnostic": DIAGNOSTIC,
    "deficit": DEFICIT,
    "route": ROUTE,
    "step": STEP,
    "practice": PRACTICE,
    "learning_group": GROUP,
    "group_member": MEMBER,
    "group_meeting": MEETING,
    "consultation": CONSULTATION,
}

NAMES = {
    "diagnostic": "диагностика",
    "deficit": "дефицит",
    "route": "маршрут",
    "step": "шаг маршрута",
    "assigned": "назначена",
    "in_progress": "в работе",
    "submitted": "сдано",
    "scored": "результат внесён",
    "acknowledged": "с результатом ознакомлены",
    "annulled": "аннулирована",
    "detected": "выявлен",
    "confirmed": "подтверждён",
    "in_work": "в работе",
    "resolved": "закрыт",
    "persists": "сохраняется",
    "dismissed": "отклонён",
    "draft": "черновик",
    "agreed": "согласован педагогом",
    "pending_approval": "на утверждении",
    "approved": "утверждён",
    "completed": "выполнен",
    "closed": "завершён",
    "returned": "возвращён",
    "cancelled": "отменён",
    "planned": "запланирован",
    "accepted": "принят",
    "skipped": "пропущен",
    "practice": "практика",
    "published": "опубликовано",
    "archived": "в архиве",
    "learning_group": "группа",
    "gathering": "набирается",
    "active": "работает",
    "group_member": "участие в группе",
    "invited": "ждёт ответа",
    "declined": "отказ",
    "left": "выход из группы",
    "group_meeting": "встреча группы",
    "held": "проведена",
    "consultation": "консультация",
    "requested": "ждёт направления",
    "routed": "ждёт ответа",
    "answered": "есть ответ",
    "rated": "оценена",
}
# whose states are one word that agrees with the name: «Маршрут уже завершён»
ONE_WORD = frozenset({"diagnostic", "deficit", "route", "step", "practice"})
OF_KIND = {
    ("diagnostic", "submitted"): "сдана",
    ("diagnostic", "acknowledged"): "прочитана педагогом",
    ("step", "submitted"): "сдан",
    ("practice", "submitted"): "на рассмотрении",
    ("practice", "returned"): "возвращена",
    ("practice", "published"): "опубликована",
    ("learning_group", "closed"): "закрыта",
    ("group_member", "accepted"): "в группе",
    ("group_meeting", "planned"): "запланирована",
    ("consultation", "cancelled"): "отозвана",
    ("group_member", "cancelled"): "приглашение отозвано",
    ("group_meeting", "cancelled"): "не состоится",
}


def name_of(kind: str, state: str) -> str:
    """A state in words that agree with what is in it."""
    return OF_KIND.get((kind, state), NAMES[state])


def check(kind: str, *, present: str, following: str) -> None:
    """Raise WrongState unless the machine of this kind allows the transition."""
    if following in MACHINES[kind][present]:
        return
    if kind == "diagnostic" and following == "submitted" and present in {"scored", "acknowledged"}:
        raise WrongState("Результат этой диагностики уже внесён. Если он неверен, аннулируйте его.")
    if present == following and kind in ONE_WORD:
        raise WrongState(f"{capital(NAMES[kind])} уже {name_of(kind, present)}.")
    if present == following:
        raise WrongState(f"Это уже сделано: {NAMES[kind]} в состоянии «{name_of(kind, present)}».")
    raise WrongState(
        f"Сейчас {NAMES[kind]} в состоянии «{name_of(kind, present)}» — "
        f"перейти в «{name_of(kind, following)}» отсюда нельзя."
    )
