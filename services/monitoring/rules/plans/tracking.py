"""An item of a plan as it stands on a day: done, late, overdue, cancelled, moved — derived, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from shared.russian import form_of

State = Literal["done", "done_late", "planned", "overdue", "cancelled"]
SECTIONS: Mapping[str, str] = {
    "analytical": "Аналитическая деятельность",
    "informational": "Информационная деятельность",
    "organizational": "Организационно-методическая деятельность",
    "consulting": "Консультационная деятельность",
}
STATES: Mapping[State, tuple[str, str]] = {
    "done": ("covered", "выполнено"),
    "done_late": ("covered", "выполнено позже срока"),
    "planned": ("in_progress", "в плане"),
    "overdue": ("uncovered", "просрочено"),
    "cancelled": ("unknown", "отменено"),
}


@dataclass(frozen=True, kw_only=True)
class FactKind:
    """Facts that mark an item done: how they are called, and how they read after «из 1» and «из 5»."""

    title: str
    of_one: str
    of_many: str
    is_shy: bool = False


FACT_KINDS: Mapping[str, FactKind] = {
    "support_event": FactKind(
        title="проведено одно мероприятие", of_one="мероприятия", of_many="мероприятий"
    ),
    "event_young_support": FactKind(
        title="мероприятия для молодых педагогов", of_one="мероприятия", of_many="мероприятий"
    ),
    "event_methodical": FactKind(
        title="методические мероприятия", of_one="мероприятия", of_many="мероприятий"
    ),
    "event_burnout_prevention": FactKind(
        title="мероприятия профилактики выгорания",
        of_one="мероприятия",
        of_many="мероприятий",
    ),
    "event_contest": FactKind(title="конкурсы", of_one="конкурса", of_many="конкурсов"),
    "period_reviewed": FactKind(
        title="рассмотрены показатели отчётного периода", of_one="периода", of_many="периодов"
    ),
    "pair_ordered": FactKind(title="пары оформлены приказом", of_one="пары", of_many="пар"),
    "session_held": FactKind(title="проведены встречи пар", of_one="встречи", of_many="встреч"),
    "route_approved": FactKind(title="утверждены маршруты", of_one="маршрута", of_many="маршрутов"),
    "diagnostic_conducted": FactKind(
        title="пройдены диагностики",
        of_one="диагностики",
        of_many="диагностик",
        is_shy=True,
    ),
    "certificate_issued": FactKind(
        title="выданы удостоверения", of_one="удостоверения", of_many="удостоверений"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many of the facts an item waits for are there; `done_on` is the day of the last one needed.

    `smallest` is the fewest that are told of what must not be counted to the name (domain.md, Who sees what).
    """

    kind: str
    count: int
    wanted: int
    done_on: date | None
    smallest: int

    @property
    def words(self) -> str:
        """«7 из 10 пар», «2 при плане 1»; of what must not be counted to the name, no small number."""
        kind = FACT_KINDS[self.kind]
        is_hidden = kind.is_shy and self.count < self.smallest
        count = f"меньше {self.smallest}" if is_hidden else self.count
        if (self.smallest - 1 if is_hidden else self.count) > self.wanted:
            return f"{count} при плане {self.wanted}"
        return f"{count} из {self.wanted} {form_of(self.wanted, kind.of_one, kind.of_many, kind.of_many)}"


@dataclass(frozen=True, kw_only=True)
class Tracked:
    """An item with all that is known of it. `first_due` is the date of the plan as first approved.

    `evidence` shows that it is done, `explanation` says why it is not.
    """

    item_id: UUID
    section: str
    title: str
    audience: str
    result: str
    starts_on: date | None
    due_on: date
    first_due: date | None
    added_in: int
    owner_id: UUID | None
    owner: str
    is_cancelled: bool
    reason: str
    done_on: date | None = None
    evidence: str = ""
    explanation: str = ""
    by_facts: bool = False
    progress: Progress | None = None
    version: int = 1

    def state(self, today: date) -> State:
        """What an item is on a day; the last day is inclusive."""
        if self.done_on is not None and self.done_on <= today:
            return "done_late" if self.done_on > self.due_on else "done"
        if self.is_cancelled:
            return "cancelled"
        return "overdue" if self.due_on < today else "planned"

    @property
    def moved_from(self) -> date | None:
        """Its first date, if that is no longer its date."""
        return self.first_due if self.first_due not in (None, self.due_on) else None


def told_state(one: Tracked, today: date) -> str:
    """What other services are told of an item: planned, done, cancelled."""
    state = one.state(today)
    return {"done_late": "done", "overdue": "planned"}.get(state, state)


def packed_item(one: Tracked) -> dict[str, Any]:
    """An item as a signed analysis keeps it: ids, no names of the register."""
    return {
        "item_id": str(one.item_id),
        "section": one.section,
        "title": one.title,
        "starts_on": _day(one.starts_on),
        "due_on": one.due_on.isoformat(),
        "first_due": _day(one.first_due),
        "added_in": one.added_in,
        "owner_id": str(one.owner_id) if one.owner_id else None,
        "owner": "" if one.owner_id else one.owner,
        "is_cancelled": one.is_cancelled,
        "reason": one.reason,
        "done_on": _day(one.done_on),
        "evidence": one.evidence,
        "explanation": one.explanation,
    }


def unpacked_item(kept: Mapping[str, Any], *, owners: Mapping[UUID | None, str]) -> Tracked:
    """The item again; the name of its owner is today's."""
    owner_id = UUID(kept["owner_id"]) if kept["owner_id"] else None
    return Tracked(
        item_id=UUID(kept["item_id"]),
        section=kept["section"],
        title=kept["title"],
        audience="",
        result="",
        starts_on=_read(kept["starts_on"]),
        due_on=date.fromisoformat(kept["due_on"]),
        first_due=_read(kept["first_due"]),
        added_in=kept["added_in"],
        owner_id=owner_id,
        owner=owners.get(owner_id, "") if owner_id else kept["owner"],
        is_cancelled=kept["is_cancelled"],
        reason=kept["reason"],
        done_on=_read(kept["done_on"]),
        evidence=kept["evidence"],
        explanation=kept["explanation"],
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


LEADING = ("председател", "руководител")


def leads(role: str | None) -> bool:
    """Whether a role in a body is that of its head, not of a deputy: its plan is theirs to write."""
    words = (role or "").casefold().replace("ё", "е").replace("-", " ").split()
    return any(one.startswith(LEADING) for one in words) and not any(one.startswith("зам") for one in words)
