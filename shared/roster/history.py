"""A municipality's roster read once and asked of many dates: the same answers as `roster.queries`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from shared.roster.models import METADATA, Employment, Organization, Young
from shared.roster.queries import aliases, dates_hold, unknown_young

TEACHING = frozenset({"pedagogical", "both"})
MANAGING = frozenset({"managerial", "both"})


_work, _young, _school = (METADATA.tables[each.__tablename__].c for each in (Employment, Young, Organization))
_here: BindParameter[UUID] = bindparam("municipality_id")
WORKS = (
    select(_work.person_id, _work.organization_id, _work.staff_category, _work.since, _work.until)
    .where(_work.municipality_id == _here, _work.occupation == "main")
    .order_by(_work.since.nulls_first(), _work.id)
)
YOUNG = select(_young.person_id, _young.rule_version, _young.since, _young.until).where(
    _young.municipality_id == _here, dates_hold()
)
ORGANIZATIONS = select(_school.id, _school.kind, _school.active_since, _school.active_until).where(
    _school.municipality_id == _here
)


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
    """Read a municipality's roster: past the session's objects, by statements made once."""
    session.flush()
    of = {"municipality_id": municipality_id}
    return History(
        works=[Work._make(row) for row in session.execute(WORKS, of).all()],
        young=[Interval._make(row) for row in session.execute(YOUNG, of).all()],
        organizations=[Interval._make(row) for row in session.execute(ORGANIZATIONS, of).all()],
        unknown_young=unknown_young(session, municipality_id=municipality_id),
        aliases=aliases(session, municipality_id=municipality_id),
    )
