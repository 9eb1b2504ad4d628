"""Who works within reach of whoever proposes pairs, and which of the young have nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.errors import UnknownPerson
from services.mentorship.queries.coverage.people import municipality_of
from services.mentorship.queries.facts import cohort
from services.mentorship.queries.reach import reach
from shared import roster
from shared.permissions import Actor, Scope


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who works within reach. `standing` is there for the young; `reasons` speak for a mentor."""

    person_id: UUID
    name: str
    organization_id: UUID
    organization: str
    position: str
    subjects: tuple[str, ...]
    staff_category: str
    experience: int | None
    is_away: bool
    load: int = 0
    standing: rules.Standing | None = None
    reasons: tuple[str, ...] = ()

    @property
    def teaches(self) -> bool:
        """Whether the main work is pedagogical."""
        return self.staff_category in rules.PEDAGOGICAL

    @property
    def standing_words(self) -> str:
        """Whether the young one has a mentor."""
        return rules.COVERAGE_NAMES[self.standing.state] if self.standing else ""


def mentee_candidates(session: Session, *, actor: Actor, today: date) -> list[Candidate]:
    """Teachers within reach: the young who have nobody first, then the others (krasnoyarsk 2.2)."""
    scope = reach(session, actor=actor, permission="pair.propose")
    teachers = [one for one in colleagues(session, actor=actor, today=today) if one.teaches]
    municipality = municipality_of(session, municipality_id=_municipality_id(scope))
    young = cohort(session, municipality=municipality)
    standing = {person: young.standing(person, today) for person in young.places_on(today)}
    return sorted((replace(one, standing=standing.get(one.person_id)) for one in teachers), key=_need)


def candidate(candidates: Iterable[Candidate], person_id: UUID) -> Candidate:
    """One of them; raises UnknownPerson."""
    found = next((one for one in candidates if one.person_id == person_id), None)
    if found is None:
        raise UnknownPerson
    return found


def _municipality_id(scope: Scope) -> UUID:
    if scope.municipality_id is None:
        raise roster.UnknownMunicipality
    return scope.municipality_id


def colleagues(session: Session, *, actor: Actor, today: date) -> list[Candidate]:
    """Everyone with a main work today within the reach of whoever proposes."""
    scope = reach(session, actor=actor, permission="pair.propose")
    rows = list(session.execute(_main_work(scope, today)))
    schools = roster.organizations(session, {row.organization_id for row in rows})
    away = _away(session, scope=scope, today=today)
    found = {
        row.id: Candidate(
            person_id=row.id,
            name=" ".join(part for part in (row.last_name, row.first_name, row.middle_name) if part),
            organization_id=row.organization_id,
            organization=schools[row.organization_id].name if row.organization_id in schools else "",
            position=row.position,
            subjects=tuple(row.subjects),
            staff_category=row.staff_category,
            experience=rules.year_of_work(row.experience_from, today),
            is_away=row.id in away,
        )
        for row in rows
    }
    return list(found.values())


def _main_work(scope: Scope, today: date) -> Select[*tuple[Any, ...]]:
    """The columns a candidate is made of; of two works of a person the later comes last."""
    job, person = roster.Employment, roster.Person
    names = (person.id, person.last_name, person.first_name, person.middle_name, person.experience_from)
    query = (
        select(*names, job.organization_id, job.position, job.subjects, job.staff_category)
        .join(job, job.person_id == person.id)
        .where(person.municipality_id == scope.municipality_id, person.merged_into.is_(None))
        .where(job.occupation == "main", roster.within(job.since, job.until, today))
        .order_by(job.since, job.id)
    )
    if scope.level == "organization":
        query = query.where(job.organization_id.in_(scope.organization_ids))
    return query


def _away(session: Session, *, scope: Scope, today: date) -> set[UUID]:
    away = roster.Absence
    query = select(away.person_id).where(
        away.municipality_id == scope.municipality_id, roster.within(away.since, away.until, today)
    )
    return set(session.scalars(query))


def _need(one: Candidate) -> tuple[int, str, str]:
    order = ("uncovered", "stalled", "unknown", "in_progress", "covered")
    place = order.index(one.standing.state) if one.standing else len(order)
    return place, one.organization, one.name
