"""What monitoring tells: reporting periods, snapshots taken of them, decisions, items of year plans."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.contracts.event import Event, event_class


@event_class("mms.monitoring.period_changed.v1")
@dataclass(frozen=True, kw_only=True)
class PeriodChanged(Event):
    """A reporting period that ends on `as_of` (ust-koksa п.20); state: open, frozen, reviewed.

    `waiting`: the organizations that have not confirmed their figures.
    """

    as_of: date
    is_final: bool
    opened_on: date
    state: str
    waiting: tuple[UUID, ...]


@event_class("mms.monitoring.snapshot_taken.v1")
@dataclass(frozen=True, kw_only=True)
class SnapshotTaken(Event):
    """Figures of a period were frozen (`number` 1) or corrected (the rest); a snapshot never changes."""

    period_id: UUID
    as_of: date
    number: int
    taken_on: date


@event_class("mms.monitoring.decision_changed.v1", whose=("owner_id",))
@dataclass(frozen=True, kw_only=True)
class DecisionChanged(Event):
    """What a meeting decided on the figures of a period (ust-koksa п.21), without its text.

    State: open, done, cancelled. `owner_id` is null where the owner is only named in words.
    """

    review_id: UUID
    period_id: UUID
    owner_id: UUID | None
    due_on: date
    state: str


@event_class("mms.monitoring.plan_item_changed.v1", whose=("owner_id",))
@dataclass(frozen=True, kw_only=True)
class PlanItemChanged(Event):
    """An item of an approved year plan (aleysk 3.4), without its words; state: planned, done, cancelled.

    `body_id` is null for the methodical service's own plan; `owner_id` where the owner is named in words.
    """

    plan_id: UUID
    body_id: UUID | None
    owner_id: UUID | None
    due_on: date
    state: str
