"""Facts the indicators are computed from: filled only by events of the services that own them."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from services.monitoring.models.metadata import Base


class PairFact(Base):
    """A mentoring pair; a party without an id is an external person. `state` decides no figure: it says
    what a school still has to do; null until the pair is told anew.
    """

    __tablename__ = "pair_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    mentor_id: Mapped[UUID | None]
    mentee_id: Mapped[UUID | None]
    mentee_organization_id: Mapped[UUID | None]
    order_date: Mapped[date | None]
    starts_on: Mapped[date]
    planned_until: Mapped[date | None]
    ended_on: Mapped[date | None]
    state: Mapped[str | None] = mapped_column(String(30))


class RouteFact(Base):
    """A teacher's route, by its dates; `state` as that of a pair."""

    __tablename__ = "route_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    teacher_id: Mapped[UUID]
    approved_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    cancelled_on: Mapped[date | None]
    planned_until: Mapped[date | None]
    state: Mapped[str | None] = mapped_column(String(20))


class DiagnosticFact(Base):
    """That a person was measured, and how far it went; nothing of what was found."""

    __tablename__ = "diagnostic_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    person_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(String(20))
    conducted_on: Mapped[date | None]


class CertificateFact(Base):
    """A certificate of professional development or retraining."""

    __tablename__ = "certificate_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    person_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(40))
    issued_on: Mapped[date]


class SessionFact(Base):
    """That a pair met or is to meet: its day and how far it went; an item of a year plan may wait for it."""

    __tablename__ = "session_fact"
    __table_args__ = (Index(None, "municipality_id", "session_date"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(String(20))
    session_date: Mapped[date]


class SupportEventFact(Base):
    """An event for teachers; those of kind young_support count in indicator 7.

    `title` and `state` decide no figure: an item of a year plan names an event and waits until it is held;
    null until the event is told anew.
    """

    __tablename__ = "support_event_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(40))
    event_date: Mapped[date]
    title: Mapped[str | None]
    state: Mapped[str | None] = mapped_column(String(20))


class AttendanceFact(Base):
    """One person at one support event."""

    __tablename__ = "attendance_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    support_event_id: Mapped[UUID]
    person_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(String(20))


class OrganizationFactRow(Base):
    """A fact of an organization: workforce plan, mentoring model or management training."""

    __tablename__ = "organization_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    organization_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(20))
    dated_on: Mapped[date]
    valid_since: Mapped[date]
    valid_until: Mapped[date | None]


class BodyFact(Base):
    """A methodical association, community or council."""

    __tablename__ = "body_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(40))
    level: Mapped[str] = mapped_column(String(20))
    active_since: Mapped[date | None]
    active_until: Mapped[date | None]


class MembershipFact(Base):
    """A dated membership of a person in a body; `role` as people wrote it, null until it is told anew."""

    __tablename__ = "membership_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    body_id: Mapped[UUID]
    person_id: Mapped[UUID]
    role: Mapped[str | None] = mapped_column(String(200))
    since: Mapped[date | None]
    until: Mapped[date | None]
