"""Natural keys of imported rows and what their rows are warned about."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID


class Period(NamedTuple):
    """An employment's dates; null is open, the last day is inclusive."""

    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


def route_key(row: dict[str, Any]) -> str:
    """Person, tutor, approval date, goal — as a digest that fits an index."""
    tutor = row["tutor_id"] or " ".join(row["tutor_text"].split()).casefold()
    parts = (row["person_id"], tutor, row["approved_on"], " ".join(row["goal"].split()))
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()


def former_route_key(row: dict[str, Any]) -> str:
    """The key of the same row when its tutor was not in the register yet, known by the text alone."""
    return route_key(row | {"tutor_id": None})


def certificate_key(row: dict[str, Any]) -> tuple[UUID, str, date]:
    """Person, number, date."""
    return row["person_id"], row["number"], row["issued_on"]


def route_problem(row: dict[str, Any]) -> tuple[str, str] | None:
    """The column and reason why a row is rejected, if it is."""
    approved = row["approved_on"]
    for field, column in (("closed_on", "Дата закрытия"), ("planned_until", "Окончание")):
        if approved and row[field] and row[field] < approved:
            return column, "Конец раньше даты утверждения."
    return None


def route_warnings(
    row: dict[str, Any], *, employments: Sequence[Period], others_open: bool
) -> list[tuple[str, str]]:
    """Column and sentence of each warning of a route's row."""
    state = row["state"]
    found = [("ФИО", "Маршрут внесён без диагностики: дефицитов в нём нет.")]
    if state != "closed" and others_open:
        found.append(("ФИО", "У педагога уже есть открытый маршрут."))
    if state in {"approved", "closed"} and not row["approved_on"]:
        found.append(("Дата утверждения", "Нет даты утверждения: в показателях маршрут не действует."))
    if state in {"draft", "pending_approval"} and row["approved_on"]:
        found.append(("Дата утверждения", "Маршрут не утверждён — дата утверждения не учитывается."))
    if state == "closed" and not row["closed_on"]:
        found.append(("Дата закрытия", "Маршрут завершён, но даты закрытия нет."))
    if state != "closed" and row["closed_on"]:
        found.append(("Дата закрытия", "Маршрут не завершён — дата закрытия не учитывается."))
    return found + outside(employments, row["approved_on"], column="Дата утверждения")


def less_than_a_year(one: date, other: date) -> bool:
    """Whether two days lie less than a year apart."""
    early, late = sorted((one, other))
    return (late.year - early.year, late.month, late.day) < (1, early.month, early.day)


def outside(employments: Sequence[Period], day: date | None, *, column: str) -> list[tuple[str, str]]:
    """Warn of a date on which the person worked nowhere."""
    if day is None or any(one.holds(day) for one in employments):
        return []
    return [(column, f"На {day:%d.%m.%Y} у человека нет действующего места работы.")]
