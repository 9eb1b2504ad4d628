"""Who works within reach of whoever proposes pairs, and which of the young have nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.errors import UnknownPerson
from services.mentorship.queries.coverage.people import municipality_of
from services.mentorship.queries.facts import cohort
from services.mentorship.queries.reach import reach
from services.mentorship.queries.workers import Worker, workers
from shared import roster
from shared.permissions import Actor, Scope


@dataclass(frozen=True, kw_only=True)
class Candidate(Worker):
    """Somebody who works within reach. `standing` is there for the young; `reasons` speak for a mentor."""

    experience: int | None
    is_away: bool
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


def mentee_candidates(
    session: Session, *, staff: Iterable[Candidate], actor: Actor, today: date
) -> list[Candidate]:
    """The teachers of the staff: the young who have nobody first, then the others (krasnoyarsk 2.2)."""
    scope = reach(session, actor=actor, permission="pair.propose")
    municipality = municipality_of(session, municipality_id=_municipality_id(scope))
    young = cohort(session, municipality=municipality)
    standing = {person: young.standing(person, today) for person in young.places_on(today)}
    found = (replace(one, standing=standing.get(one.person_id)) for one in staff if one.teaches)
    return sorted(found, key=_need)


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
    own = scope.organization_ids if scope.level == "organization" else None
    away = _away(session, scope=scope, today=today)
    return [
        Candidate(
            **vars(one),
            experience=rules.year_of_work(one.experience_from, today),
            is_away=one.person_id in away,
        )
        for one in workers(session, municipality_id=scope.municipality_id, on=today, organization_ids=own)
    ]


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
