"""A municipality's roster read once and asked of many dates: the same answers as `roster.queries`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.roster.models import Employment, Organization, Young
from shared.roster.queries import aliases, dates_hold, unknown_young

TEACHING = frozenset({"pedagogical", "both"})
MANAGING = frozenset({"managerial", "both"})


class Work(NamedTuple):
    """A main employment."""

    person_id: UUID
    organization_id: UUID
    staff_category: str
    since: date | None
    until: date | None


class Interval(NamedTuple):
    """When somebody is young, or when an organization is active, with its kind."""

    id: UUID
    kind: str
    since: date | None
    until: date | None


@dataclass(frozen=True, kw_only=True)
class History:
    """Main employments in order of their beginning, intervals of being young, organizations, merges."""

    works: Sequence[Work]
    young: Sequence[Interval]
    organizations: Sequence[Interval]
    unknown_young: Collection[UUID]
    aliases: Mapping[UUID, UUID]

    def teachers_on(self, day: date) -> dict[UUID, UUID]:
        """T: each person of a main pedagogical employment with the organization of the newest."""
        return self._places(day, TEACHING)

    def managers_on(self, day: date) -> dict[UUID, UUID]:
        """The same of main managerial employments."""
        return self._places(day, MANAGING)

    def young_on(self, day: date) -> set[UUID]:
        """Persons young on a date, teachers or not."""
        found = {self.aliases.get(one.id, one.id) for one in self.young if _holds(one, day)}
        return found - set(self.unknown_young)

    def organizations_on(self, day: date) -> dict[UUID, str]:
        """O: organizations active on a date, each with its kind."""
        return {one.id: one.kind for one in self.organizations if _holds(one, day)}

    def _places(self, day: date, categories: frozenset[str]) -> dict[UUID, UUID]:
        return {
            self.aliases.get(one.person_id, one.person_id): one.organization_id
            for one in self.works
            if one.staff_category in categories and _holds(one, day)
        }


def _holds(one: Work | Interval, day: date) -> bool:
    """Null is open, the last day is inclusive."""
    return (one.since is None or one.since <= day) and (one.until is None or one.until >= day)


def history(session: Session, *, municipality_id: UUID) -> History:
    """Read a municipality's roster."""
    work, school = Employment, Organization
    works = select(
        work.person_id, work.organization_id, work.staff_category, work.since, work.until, work.id
    ).where(work.municipality_id == municipality_id, work.occupation == "main")
    rows = sorted(session.execute(works), key=lambda row: (row.since or date.min, row.id))
    young = select(Young.person_id, Young.rule_version, Young.since, Young.until)
    young = young.where(Young.municipality_id == municipality_id, dates_hold())
    active = select(school.id, school.kind, school.active_since, school.active_until)
    active = active.where(school.municipality_id == municipality_id)
    return History(
        works=[Work(*row[:5]) for row in rows],
        young=[Interval(*row) for row in session.execute(young)],
        organizations=[Interval(*row) for row in session.execute(active)],
        unknown_young=unknown_young(session, municipality_id=municipality_id),
        aliases=aliases(session, municipality_id=municipality_id),
    )
