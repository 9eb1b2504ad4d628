"""What the indicators are computed from: one municipality, one date, everything known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.monitoring.rules.told import (
    Attendance,
    Body,
    Certificate,
    Diagnostic,
    Membership,
    OrganizationFact,
    Pair,
    Route,
    SupportEvent,
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The roster's sets at the date S (`as_of`) and all facts, whatever their dates.

    `today` decides no figure: it tells what can be done yet, where S is ahead; null looks from S itself.
    `teachers` and `managers` map a person to the organization of the main place of work.
    """

    as_of: date
    teachers: Mapping[UUID, UUID]
    managers: Mapping[UUID, UUID]
    organizations: frozenset[UUID]
    young: frozenset[UUID]
    young_unknown: frozenset[UUID]
    today: date | None = None
    organization_kinds: frozenset[str] = frozenset()
    aliases: Mapping[UUID, UUID] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    routes: tuple[Route, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    support_events: tuple[SupportEvent, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    organization_facts: tuple[OrganizationFact, ...] = ()
    bodies: tuple[Body, ...] = ()
    memberships: tuple[Membership, ...] = ()

    @property
    def period_start(self) -> date:
        """P0: the first of January of the year of S."""
        return date(self.as_of.year, 1, 1)

    @property
    def places(self) -> dict[UUID, UUID]:
        """The main place of work of everyone in TM; who both teaches and manages is seen as a teacher."""
        return {**self.managers, **self.teachers}

    @property
    def young_teachers(self) -> frozenset[UUID]:
        """Y, a part of T."""
        return self.young & frozenset(self.teachers)

    def one(self, person_id: UUID) -> UUID:
        """Resolve a merged person to the survivor."""
        return self.aliases.get(person_id, person_id)

    def in_period(self, day: date) -> bool:
        """Whether a day lies in [P0, S]."""
        return self.period_start <= day <= self.as_of

    def at_date(self, since: date | None, until: date | None) -> bool:
        """Whether a dated thing holds at S; null is open, the last day is inclusive."""
        return (since is None or since <= self.as_of) and (until is None or until >= self.as_of)

    def has_passed(self, day: date) -> bool:
        """Whether a day lies behind whoever looks: before S, and before today."""
        return day < min(self.as_of, self.today or self.as_of)

    def is_ahead(self, until: date | None) -> bool:
        """Whether what lasts till a day is not over for whoever looks: it can still begin to count."""
        return until is None or not self.has_passed(until)

    def overlaps(self, since: date, until: date | None) -> bool:
        """Whether a dated thing shares a day with [P0, S]; one that ended before it began shares none."""
        return since <= self.as_of and (until is None or until >= max(since, self.period_start))


def sizes(facts: Facts) -> dict[str, int]:
    """How many there are in T, TM, O and Y."""
    return {
        "teachers": len(facts.teachers),
        "teachers_and_managers": len(facts.places),
        "organizations": len(facts.organizations),
        "young_teachers": len(facts.young_teachers),
    }


def earliest(*days: date | None) -> date | None:
    """Return the first of the days that are known."""
    return min((day for day in days if day is not None), default=None)
