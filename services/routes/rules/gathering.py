"""What may be done with a group now, how much each has worked, and what stands in a step's way."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from services.routes.rules import signing
from services.routes.rules.grouping import Limits
from shared.errors import Conflict, Invalid
from shared.russian import hours, long_date, plural

KINDS = {"study": "учебная", "work": "рабочая", "project": "проектная"}
COLOURS = {"gathering": "stalled", "active": "in_progress", "closed": "covered"}
MEMBER_COLOURS = {
    "invited": "stalled",
    "accepted": "covered",
    "declined": "unknown",
    "cancelled": "unknown",
    "left": "unknown",
}
MEETING_COLOURS = {"planned": "in_progress", "held": "covered", "cancelled": "unknown"}
PRESENT = frozenset({"invited", "accepted"})
OBSTACLES = {
    "none": "нет открытого маршрута с этим дефицитом",
    "signing": "маршрут сейчас не меняют: он на утверждении или уже выполнен",
    "period": "срок шага не помещается в маршрут",
    "later": "маршрут появился позже шага",
}
MINUTES_IN_HOUR = 60
FULL = "Группа полна: больше {} в неё не приглашают."
CLOSED = "Группа закрыта: в ней уже ничего не меняют."


def check_open(state: str) -> None:
    """Raise Conflict in a closed group."""
    if state == "closed":
        raise Conflict(CLOSED)


def check_size(asked: int, *, limits: Limits) -> None:
    """Raise Conflict where more are asked than the limit allows."""
    if asked > limits.largest:
        raise Conflict(FULL.format(plural(limits.largest, "человека", "человек", "человек")))


def check_enough(accepted: int, *, limits: Limits) -> None:
    """Raise Conflict unless so many have accepted that it is a group."""
    if accepted < limits.smallest:
        least = plural(limits.smallest, "человек", "человека", "человек")
        raise Conflict(f"Согласились пока {accepted}: группа начинается, когда в ней хотя бы {least}.")


def check_limits(limits: Limits) -> None:
    """Raise Invalid unless a group can exist within the limits."""
    if limits.smallest > limits.largest:
        raise Invalid(fields={"largest": ["Наибольший размер не меньше наименьшего."]})


def check_held(meets_on: date, *, today: date) -> None:
    """Raise Conflict before a meeting's day: nobody can have been there."""
    if meets_on > today:
        raise Conflict("Встреча ещё впереди: отметить участников можно в её день.")


def obstacle(state: str, *, due_on: date | None, starts_on: date | None, until: date | None) -> str:
    """What keeps a step out of a route, a key of OBSTACLES; empty where nothing does."""
    if state not in signing.EDITABLE:
        return "signing"
    too_early = due_on and starts_on and due_on < starts_on
    too_late = due_on and until and due_on > until
    return "period" if too_early or too_late else ""


def ends_step(meeting_id: UUID, planned: Iterable[UUID]) -> bool:
    """Whether a step has been done by a meeting: no other one of it is still to come."""
    return not set(planned) - {meeting_id}


def minutes_of(attended: Mapping[UUID, Sequence[UUID]], lengths: Mapping[UUID, int]) -> dict[UUID, int]:
    """How long each member has met: the lengths of the meetings attended."""
    found: dict[UUID, int] = {}
    for meeting_id, members in attended.items():
        for member_id in members:
            found[member_id] = found.get(member_id, 0) + lengths[meeting_id]
    return found


def spent(minutes: int) -> str:
    """«1,5 часа»; nothing of nothing."""
    return hours(round(minutes / MINUTES_IN_HOUR, 1)) if minutes else ""


def evidence(title: str, *, meets_on: date, minutes: int) -> str:
    """What a meeting says of a member's step."""
    return f"Участие во встрече группы «{title}» {long_date(meets_on)}, {spent(minutes)}."
