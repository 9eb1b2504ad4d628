"""Gathering what the indicators need: the roster's sets at a date and every fact of a municipality."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import (
    AttendanceFact,
    BodyFact,
    CertificateFact,
    MembershipFact,
    OrganizationFactRow,
    PairFact,
    RouteFact,
    SupportEventFact,
)
from services.monitoring.rules import Facts
from shared import roster

Fact = TypeVar(
    "Fact",
    AttendanceFact,
    BodyFact,
    CertificateFact,
    MembershipFact,
    OrganizationFactRow,
    PairFact,
    RouteFact,
    SupportEventFact,
)


def facts_on(session: Session, *, municipality_id: UUID, as_of: date) -> Facts:
    """Gather the facts of a municipality as they stand at a date."""

    def all_of(table: type[Fact]) -> tuple[Fact, ...]:
        return tuple(session.scalars(select(table).where(table.municipality_id == municipality_id)))

    organizations = roster.organizations_on(session, municipality_id=municipality_id, as_of=as_of)
    return Facts(
        as_of=as_of,
        teachers=roster.teachers_on(session, municipality_id=municipality_id, as_of=as_of),
        managers=roster.managers_on(session, municipality_id=municipality_id, as_of=as_of),
        organizations=frozenset(one.id for one in organizations),
        organization_kinds=frozenset(one.kind for one in organizations),
        young=frozenset(roster.young_on(session, municipality_id=municipality_id, as_of=as_of)),
        young_unknown=frozenset(roster.unknown_young(session, municipality_id=municipality_id)),
        aliases=roster.aliases(session, municipality_id=municipality_id),
        pairs=all_of(PairFact),
        routes=all_of(RouteFact),
        certificates=all_of(CertificateFact),
        support_events=all_of(SupportEventFact),
        attendances=all_of(AttendanceFact),
        organization_facts=all_of(OrganizationFactRow),
        bodies=all_of(BodyFact),
        memberships=all_of(MembershipFact),
    )
