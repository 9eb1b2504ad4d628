"""What a version of a plan changes against another: added, moved, cancelled, changed, each with why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from services.monitoring.rules.plans.tracking import SECTIONS
from shared.russian import short_date

Kind = Literal["added", "moved", "cancelled", "restored", "removed", "changed"]
KINDS: Mapping[Kind, tuple[str, str]] = {
    "added": ("covered", "добавлено"),
    "moved": ("stalled", "перенесено"),
    "cancelled": ("unknown", "отменено"),
    "restored": ("covered", "возвращено"),
    "removed": ("unknown", "убрано"),
    "changed": ("in_progress", "изменено"),
}
FIELDS = (
    ("title", "название"),
    ("section", "раздел"),
    ("audience", "участники"),
    ("owner", "ответственный"),
    ("result", "результат"),
)


class Line(Protocol):
    """An item as a version has it, its owner by name."""

    @property
    def item_id(self) -> UUID: ...
    @property
    def title(self) -> str: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def due_on(self) -> date: ...
    @property
    def owner(self) -> str: ...
    @property
    def is_cancelled(self) -> bool: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How one item differs: its title, what was, what is now, and why."""

    kind: Kind
    item_id: UUID
    title: str
    was: str
    now: str
    reason: str

    @property
    def words(self) -> str:
        """The kind in words."""
        return KINDS[self.kind][1]

    @property
    def colour(self) -> str:
        """The colour of the kind."""
        return KINDS[self.kind][0]


def differences(before: Iterable[Line], after: Iterable[Line], *, reason: str) -> list[Difference]:
    """Compare two versions item by item; where an item gives no reason, that of the correction stands."""
    old = {one.item_id: one for one in before}
    new = {one.item_id: one for one in after}
    found = [each for one in new.values() for each in _of(old.get(one.item_id), one, reason)]
    gone = [_said("removed", one, _when(one), "", reason) for one in old.values() if one.item_id not in new]
    order = list(KINDS)
    return sorted([*found, *gone], key=lambda one: (order.index(one.kind), one.title, one.item_id))


def _of(old: Line | None, new: Line, reason: str) -> Iterator[Difference]:
    if old is None:
        yield _said("added", new, "", _when(new), reason)
    elif new.is_cancelled != old.is_cancelled:
        kind: Kind = "cancelled" if new.is_cancelled else "restored"
        yield _said(kind, new, _when(old), "" if new.is_cancelled else _when(new), reason)
    else:
        yield from _changed(old, new, reason)


def _changed(old: Line, new: Line, reason: str) -> Iterator[Difference]:
    if (old.starts_on, old.due_on) != (new.starts_on, new.due_on):
        yield _said("moved", new, _when(old), _when(new), reason)
    fields = [(name, word) for name, word in FIELDS if getattr(old, name) != getattr(new, name)]
    if fields:
        was, now = ("; ".join(f"{word}: {_value(one, name)}" for name, word in fields) for one in (old, new))
        yield _said("changed", new, was, now, reason)


def _value(one: Line, name: str) -> str:
    found = str(getattr(one, name))
    return SECTIONS.get(found, found) or "не указано"


def _said(kind: Kind, one: Line, was: str, now: str, reason: str) -> Difference:
    return Difference(
        kind=kind, item_id=one.item_id, title=one.title, was=was, now=now, reason=one.reason or reason
    )


def _when(one: Line) -> str:
    until = short_date(one.due_on)
    return f"{short_date(one.starts_on)} – {until}" if one.starts_on else until
