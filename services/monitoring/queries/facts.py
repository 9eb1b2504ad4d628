"""Gathering what the indicators need: the roster's sets at a date and every fact of a municipality."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import (
    AttendanceFact,
    BodyFact,
    CertificateFact,
    DiagnosticFact,
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
    DiagnosticFact,
    MembershipFact,
    OrganizationFactRow,
    PairFact,
    RouteFact,
    SupportEventFact,
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """Every fact of a municipality and its roster, whatever the dates: read once, asked of many dates."""

    roster: roster.History
    pairs: tuple[PairFact, ...]
    routes: tuple[RouteFact, ...]
    diagnostics: tuple[DiagnosticFact, ...]
    certificates: tuple[CertificateFact, ...]
    support_events: tuple[SupportEventFact, ...]
    attendances: tuple[AttendanceFact, ...]
    organization_facts: tuple[OrganizationFactRow, ...]
    bodies: tuple[BodyFact, ...]
    memberships: tuple[MembershipFact, ...]


def told(session: Session, *, municipality_id: UUID) -> Told:
    """Read every fact of a municipality."""

    def all_of(table: type[Fact]) -> tuple[Fact, ...]:
        return tuple(session.scalars(select(table).where(table.municipality_id == municipality_id)))

    return Told(
        roster=roster.history(session, municipality_id=municipality_id),
        pairs=all_of(PairFact),
        routes=all_of(RouteFact),
        diagnostics=all_of(DiagnosticFact),
        certificates=all_of(CertificateFact),
        support_events=all_of(SupportEventFact),
        attendances=all_of(AttendanceFact),
        organization_facts=all_of(OrganizationFactRow),
        bodies=all_of(BodyFact),
        memberships=all_of(MembershipFact),
    )


def facts_on(session: Session, *, municipality_id: UUID, as_of: date) -> Facts:
    """Gather the facts of a municipality as they stand at a date."""
    return at(told(session, municipality_id=municipality_id), as_of)


def at(known: Told, as_of: date) -> Facts:
    """The facts that were read, as they stand at a date."""
    organizations = known.roster.organizations_on(as_of)
    return Facts(
        as_of=as_of,
        teachers=known.roster.teachers_on(as_of),
        managers=known.roster.managers_on(as_of),
        organizations=frozenset(organizations),
        organization_kinds=frozenset(organizations.values()),
        young=frozenset(known.roster.young_on(as_of)),
        young_unknown=frozenset(known.roster.unknown_young),
        aliases=known.roster.aliases,
        pairs=known.pairs,
        routes=known.routes,
        diagnostics=known.diagnostics,
        certificates=known.certificates,
        support_events=known.support_events,
        attendances=known.attendances,
        organization_facts=known.organization_facts,
        bodies=known.bodies,
        memberships=known.memberships,
    )
