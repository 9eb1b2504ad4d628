"""An inbox laid out in groups: by what things are about, by day, by the person they concern."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import request

from services.notifications.queries import Told
from services.notifications.rules import KINDS
from shared.russian import capital, day_of, sort_key
from shared.web.tables import Table

WAYS = {"": "По порядку", "kind": "По темам", "day": "По дням", "person": "По людям"}
NOBODY = "Без имени"
FEW = 5
KIND_ORDER = list(KINDS)
ORDER: dict[str, Callable[[Told], Any]] = {
    "kind": lambda one: KIND_ORDER.index(one.kind),
    "day": lambda one: one.since,
    "person": lambda one: (not one.concern, sort_key(one.concern)),
}


@dataclass(frozen=True, kw_only=True)
class Groups:
    """The ways to lay things out, and the heading above the first thing of each group on the page."""

    ways: list[dict[str, Any]]
    heads: dict[UUID, str]


def grouped(rows: Sequence[Told]) -> list[Told]:
    """Things in the order of the way the address asks for; within a group as they were."""
    way = _way()
    return sorted(rows, key=ORDER[way]) if way else list(rows)


def groups_of(table: Table[Told], rows: Sequence[Told], *, today: date) -> Groups:
    """Offer the ways once there is something to lay out, and head the groups of the present page."""
    way = _way()
    present = [
        {"title": words, "href": table.link(by=key, page=""), "present": key == way}
        for key, words in WAYS.items()
    ]
    heads: dict[UUID, str] = {}
    last = ""
    for one in table.shown_rows if way else ():
        said = _head(way, one, today)
        heads[one.id] = said if said != last else ""
        last = said
    return Groups(ways=present if way or len(rows) > FEW else [], heads=heads)


def _way() -> str:
    asked = request.args.get("by", "")
    return asked if asked in ORDER else ""


def _head(way: str, one: Told, today: date) -> str:
    if way == "day":
        return capital(day_of(one.since, today=today))
    return KINDS[one.kind] if way == "kind" else one.concern or NOBODY
