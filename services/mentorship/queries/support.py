"""Reading support events and attendance."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from services.mentorship.errors import SupportEventNotFound
from services.mentorship.models import Attendance, SupportEvent
from services.mentorship.queries.people import identities
from shared import roster
from shared.permissions import Scope


def support_events_within(*, scope: Scope, filters: dict[str, Any] | None = None) -> Select[SupportEvent]:
    """Select the municipality's events; filters: kind, since, until."""
    query = select(SupportEvent)
    if scope.level not in {"region", "all"}:
        query = query.where(SupportEvent.municipality_id == scope.municipality_id)
    given = filters or {}
    if "kind" in given:
        query = query.where(SupportEvent.kind == given["kind"])
    if "since" in given:
        query = query.where(SupportEvent.event_date >= given["since"])
    if "until" in given:
        query = query.where(SupportEvent.event_date <= given["until"])
    return query


def get_support_event(session: Session, *, support_event_id: UUID, scope: Scope) -> SupportEvent:
    """Find one event within reach."""
    query = support_events_within(scope=scope).where(SupportEvent.id == support_event_id)
    found = session.scalar(query)
    if found is None:
        raise SupportEventNotFound
    return found


def attendances_within(session: Session, *, support_event_id: UUID, scope: Scope) -> Select[Attendance]:
    """Select who attended an event: everyone, one's school, or oneself."""
    query = select(Attendance).where(Attendance.support_event_id == support_event_id)
    if scope.level in {"region", "all"}:
        return query
    query = query.where(Attendance.municipality_id == scope.municipality_id)
    if scope.level == "municipality":
        return query
    mine: set[UUID] = set()
    if scope.person_id:
        mine = identities(session, municipality_id=scope.municipality_id).all_of(scope.person_id)
    job = roster.Employment
    works = exists().where(
        job.person_id == Attendance.person_id,
        job.occupation == "main",
        job.organization_id.in_(scope.organization_ids if scope.level == "organization" else ()),
    )
    return query.where(or_(Attendance.person_id.in_(mine), works))
