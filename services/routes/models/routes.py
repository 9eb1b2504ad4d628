"""A teacher's individual route, its steps and the history of their states (ust-koksa п.7.2, 13, 14, 19)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.routes.models.diagnostics import Deficit
from services.routes.models.metadata import Base
from shared.db import BigId, Json, new_id


class Step(Base):
    """A step of a route; overdue is derived, never stored. `position` is its place in the tutor's order.

    An implementation step `follows` the course whose learning it puts to work (ust-koksa п.6); a course
    without one has the reason in `not_implemented`.
    """

    __tablename__ = "step"
    __table_args__ = (Index(None, "route_id"), Index(None, "practice_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    route_id: Mapped[UUID] = mapped_column(ForeignKey("route.id"))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300), default="")
    programme: Mapped[str] = mapped_column(String(300), default="")
    practice_id: Mapped[UUID | None]
    organization: Mapped[str] = mapped_column(String(300), default="", server_default="")
    hours: Mapped[float | None]
    expected_result: Mapped[str] = mapped_column(String(300), default="", server_default="")
    due_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    required: Mapped[bool] = mapped_column(default=True)
    deficit_ids: Mapped[list[str]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(20))
    evidence: Mapped[str] = mapped_column(Text, default="")
    comment: Mapped[str] = mapped_column(Text, default="")
    follows_id: Mapped[UUID | None]
    not_implemented: Mapped[str] = mapped_column(Text, default="", server_default="")


class RouteDeficit(Base):
    """A deficit a route answers."""

    __tablename__ = "route_deficit"

    route_id: Mapped[UUID] = mapped_column(ForeignKey("route.id"), primary_key=True)
    deficit_id: Mapped[UUID] = mapped_column(ForeignKey("deficit.id"), primary_key=True, index=True)
    deficit: Mapped[Deficit] = relationship(lazy="joined")


class Route(Base):
    """An individual route (ИОМ), in force from approval to its closing, cancellation or planned end."""

    __tablename__ = "route"
    __table_args__ = (
        Index(None, "teacher_id"),
        Index(None, "tutor_id"),
        Index(None, "organization_id"),
        Index(None, "municipality_id", "id"),
        UniqueConstraint("import_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    plan_version: Mapped[int] = mapped_column(default=1)
    teacher_id: Mapped[UUID]
    tutor_id: Mapped[UUID | None]
    tutor_text: Mapped[str] = mapped_column(String(300), default="")
    organization_id: Mapped[UUID | None]
    goal: Mapped[str] = mapped_column(Text, default="")
    request: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(20))
    awaits: Mapped[str | None] = mapped_column(String(20))
    starts_on: Mapped[date | None]
    planned_until: Mapped[date | None]
    submitted_on: Mapped[date | None]
    agreed_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    approved_by: Mapped[UUID | None]
    closed_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    comment: Mapped[str] = mapped_column(Text, default="")
    conclusion: Mapped[str] = mapped_column(Text, default="")
    rediagnosis_id: Mapped[UUID | None] = mapped_column(ForeignKey("diagnostic.id"))
    import_key: Mapped[str | None] = mapped_column(String(64))
    imported_row: Mapped[dict[str, Any] | None] = mapped_column(Json)
    steps: Mapped[list[Step]] = relationship(lazy="selectin", order_by=Step.id)
    answers: Mapped[list[RouteDeficit]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by=RouteDeficit.deficit_id
    )

    @property
    def deficits(self) -> list[Deficit]:
        """The deficits the route answers."""
        return [answer.deficit for answer in self.answers]


class RoutePlan(Base):
    """The plan of an approved route as it was before an edit: edits after approval make a new version."""

    __tablename__ = "route_plan"

    route_id: Mapped[UUID] = mapped_column(ForeignKey("route.id"), primary_key=True)
    plan_version: Mapped[int] = mapped_column(primary_key=True)
    replaced_on: Mapped[date]
    replaced_by: Mapped[UUID | None]
    plan: Mapped[dict[str, Any]] = mapped_column(Json)


class StateChange(Base):
    """A state something entered, when, by whom and with which words; `kind` names the aggregate."""

    __tablename__ = "state_change"
    __table_args__ = (Index(None, "subject_id", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    municipality_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    by_person: Mapped[UUID | None]
    comment: Mapped[str] = mapped_column(Text, default="")
