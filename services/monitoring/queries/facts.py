"""Gathering what the indicators need: the roster's sets at a date and every fact of a municipality."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from services.monitoring.models import (
    AttendanceFact,
    Base,
    BodyFact,
    CertificateFact,
    DiagnosticFact,
    MembershipFact,
    OrganizationFactRow,
    PairFact,
    RouteFact,
    SupportEventFact,
)
from services.monitoring.rules import (
    Attendance,
    Body,
    Certificate,
    Diagnostic,
    Facts,
    Membership,
    OrganizationFact,
    Pair,
    Route,
    SupportEvent,
)
from shared import roster

Row = TypeVar("Row", bound=NamedTuple)


class Reading(Generic[Row]):
    """How plain rows of a table are read: the statement is made once, past the session's objects."""

    def __init__(self, table: type[Base], row: type[Row]) -> None:
        columns = table.__table__.c
        wanted = select(*(columns[name] for name in row._fields))
        self.statement = wanted.where(columns.municipality_id == bindparam("municipality_id"))
        self.row = row

    def of(self, session: Session, municipality_id: UUID) -> tuple[Row, ...]:
        """The rows of a municipality."""
        found = session.execute(self.statement, {"municipality_id": municipality_id})
        return tuple(map(self.row._make, found.all()))


PAIRS = Reading(PairFact, Pair)
ROUTES = Reading(RouteFact, Route)
DIAGNOSTICS = Reading(DiagnosticFact, Diagnostic)
CERTIFICATES = Reading(CertificateFact, Certificate)
SUPPORT_EVENTS = Reading(SupportEventFact, SupportEvent)
ATTENDANCES = Reading(AttendanceFact, Attendance)
ORGANIZATION_FACTS = Reading(OrganizationFactRow, OrganizationFact)
BODIES = Reading(BodyFact, Body)
MEMBERSHIPS = Reading(MembershipFact, Membership)


@dataclass(frozen=True, kw_only=True)
class Told:
    """Every fact of a municipality and its roster, whatever the dates: read once, asked of many dates."""

    roster: roster.History
    pairs: tuple[Pair, ...]
    routes: tuple[Route, ...]
    diagnostics: tuple[Diagnostic, ...]
    certificates: tuple[Certificate, ...]
    support_events: tuple[SupportEvent, ...]
    attendances: tuple[Attendance, ...]
    organization_facts: tuple[OrganizationFact, ...]
    bodies: tuple[Body, ...]
    memberships: tuple[Membership, ...]


def told(session: Session, *, municipality_id: UUID) -> Told:
    """Read every fact of a municipality."""
    session.flush()
    return Told(
        roster=roster.history(session, municipality_id=municipality_id),
        pairs=PAIRS.of(session, municipality_id),
        routes=ROUTES.of(session, municipality_id),
        diagnostics=DIAGNOSTICS.of(session, municipality_id),
        certificates=CERTIFICATES.of(session, municipality_id),
        support_events=SUPPORT_EVENTS.of(session, municipality_id),
        attendances=ATTENDANCES.of(session, municipality_id),
        organization_facts=ORGANIZATION_FACTS.of(session, municipality_id),
        bodies=BODIES.of(session, municipality_id),
        memberships=MEMBERSHIPS.of(session, municipality_id),
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
