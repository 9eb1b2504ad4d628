"""How a municipality sets its rules, and the reminders that wait for their day."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.notifications.models.tables import Base
from shared.db import Json, new_id


class RuleSetting(Base):
    """One version of a municipality's settings of a rule; the newest is in force, all are its history.

    `urgency`: at_once, digest or null for what is usual. `days` of a rule of the clock, `patience` in
    working days before a request without an answer is passed on (0: never), `channels` by which it may go
    beside the inbox; null means the usual.
    """

    __tablename__ = "rule_setting"

    municipality_id: Mapped[UUID] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(String(40), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    enabled: Mapped[bool]
    urgency: Mapped[str | None] = mapped_column(String(10))
    days: Mapped[list[int] | None] = mapped_column(Json)
    patience: Mapped[int | None]
    channels: Mapped[list[str] | None] = mapped_column(Json)
    changed_at: Mapped[datetime]
    account_id: Mapped[UUID]
    person_id: Mapped[UUID | None]


class Reminder(Base):
    """Something to be told on a day known beforehand; no names, no detail of a deficit.

    `anchor_on` is the date it is about, `due_on` the local day on which it is told next, `told` how many
    days from the anchor it was told last. `source_id` is the aggregate the date came from. State:
    waiting, told, moot (nobody needs it), late (its time was missed).
    """

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("rule", "object_id", "recipient", "anchor_on"),
        Index("ix_reminder_due", "municipality_id", "state", "due_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    rule: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[UUID] = mapped_column(index=True)
    object_id: Mapped[UUID]
    recipient: Mapped[str] = mapped_column(String(120))
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    role: Mapped[str | None] = mapped_column(String(20))
    organization_id: Mapped[UUID | None]
    of_person_id: Mapped[UUID | None]
    anchor_on: Mapped[date]
    due_on: Mapped[date]
    told: Mapped[int | None]
    parameters: Mapped[dict[str, Any]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(10))
