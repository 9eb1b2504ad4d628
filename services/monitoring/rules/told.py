"""What the rules look at of each fact, as plain rows: many are read to say one figure."""

from datetime import date
from typing import NamedTuple
from uuid import UUID


class Pair(NamedTuple):
    """A mentoring pair; a party without an id is an external person."""

    id: UUID
    mentor_id: UUID | None
    mentee_id: UUID | None
    mentee_organization_id: UUID | None
    order_date: date | None
    starts_on: date
    planned_until: date | None
    ended_on: date | None
    state: str | None


class Route(NamedTuple):
    """A teacher's route, by its dates."""

    id: UUID
    teacher_id: UUID
    approved_on: date | None
    closed_on: date | None
    cancelled_on: date | None
    planned_until: date | None
    state: str | None


class Diagnostic(NamedTuple):
    """How far a person's diagnostic went."""

    person_id: UUID
    state: str


class Certificate(NamedTuple):
    """A certificate of professional development or retraining."""

    person_id: UUID
    kind: str
    issued_on: date


class SupportEvent(NamedTuple):
    """An event for teachers."""

    id: UUID
    kind: str
    event_date: date


class Attendance(NamedTuple):
    """One person at one support event."""

    support_event_id: UUID
    person_id: UUID
    state: str


class OrganizationFact(NamedTuple):
    """A workforce plan, a mentoring model or a management training of an organization."""

    id: UUID
    organization_id: UUID
    kind: str
    state: str
    dated_on: date
    valid_since: date
    valid_until: date | None


class Body(NamedTuple):
    """A methodical association, community or council."""

    id: UUID
    name: str
    kind: str
    level: str
    active_since: date | None
    active_until: date | None


class Membership(NamedTuple):
    """A dated membership of a person in a body."""

    body_id: UUID
    person_id: UUID
    since: date | None
    until: date | None
