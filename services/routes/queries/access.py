"""Who the viewer is to a person: teacher, tutor, mentor, principal, methodist (domain: who sees what)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from services.routes.errors import NoConsent
from services.routes.models import Consent, MentorPair, Principal, Route
from services.routes.rules import signing
from services.routes.rules.signing import Parties
from shared import roster
from shared.errors import Forbidden, NotFound
from shared.permissions import Actor

MANAGERIAL = "managerial"
ONLOOKERS = frozenset({"tutor", "methodist", "principal", "mentor"})  # who may open a teacher's page


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """An actor with everything that decides what they see."""

    person_id: UUID | None
    municipality_id: UUID | None
    own: frozenset[UUID]
    roles: frozenset[str]
    tutored_at: frozenset[UUID]
    principal_at: frozenset[UUID]
    managers: frozenset[UUID]
    tutors_managers: bool
    accompanied: frozenset[UUID]
    mentees: frozenset[UUID]

    def relations(self, *, person_id: UUID, organization_id: UUID | None) -> set[str]:
        """Name what the viewer is to a person whose main place of work is the organization."""
        found: set[str] = {"methodist", "approver", "analyst"} & self.roles
        if person_id in self.own:
            found.add("teacher")
        # nobody decides about themself; the municipality's tutor accompanies managers, a school's teachers
        is_manager = person_id in self.managers
        colleague = self.tutors_managers if is_manager else organization_id in self.tutored_at
        if person_id not in self.own and (person_id in self.accompanied or colleague):
            found.add("tutor")
        if person_id in self.mentees:
            found.add("mentor")
        if organization_id in self.principal_at:
            found.add("principal")
        return found


def viewer(session: Session, *, actor: Actor, today: date) -> Viewer:
    """Gather what decides what an actor sees on a day."""
    me, own = actor.person_id, identities(session, actor=actor)
    accompanied = select(Route.teacher_id).where(Route.tutor_id.in_(own), Route.state.in_(signing.OPEN))
    mentees = select(MentorPair.mentee_id).where(
        MentorPair.mentor_id.in_(own),
        MentorPair.state.in_(signing.PAIR_IN_FORCE),
        MentorPair.mentee_id.is_not(None),
    )
    tutored_at = places_of(actor, "tutor")
    of_all = any(one.role == "tutor" and one.scope == "municipality" for one in actor.grants)
    return Viewer(
        person_id=me,
        municipality_id=actor.municipality_id,
        own=own,
        roles=actor.roles(),
        tutored_at=tutored_at,
        principal_at=places_of(actor, "principal"),
        managers=_managers(session, actor, tutored_at, of_all=of_all, as_of=today),
        tutors_managers=of_all,
        accompanied=_cards_of(session, accompanied) if me else frozenset(),
        mentees=_cards_of(session, mentees) if me else frozenset(),
    )


def places_of(actor: Actor, role: str) -> frozenset[UUID]:
    """The organizations an actor holds a role in."""
    return frozenset(
        grant.organization_id for grant in actor.grants if grant.role == role and grant.organization_id
    )


def identities(session: Session, *, actor: Actor) -> frozenset[UUID]:
    """The actor's person under all their cards, whichever of them the account names."""
    if actor.person_id is None or actor.municipality_id is None:
        return frozenset()
    return same_person(session, person_id=actor.person_id)


def same_person(session: Session, *, person_id: UUID) -> frozenset[UUID]:
    """The ids a person's history is under: merged cards keep theirs, and are the same person."""
    return frozenset(roster.same_people(session, [person_id]))


def _cards_of(session: Session, people: Select[Any]) -> frozenset[UUID]:
    return frozenset(roster.same_people(session, session.scalars(people)))


def _managers(
    session: Session, actor: Actor, organization_ids: frozenset[UUID], *, of_all: bool, as_of: date
) -> frozenset[UUID]:
    """Whose whole main work is managing: at the tutor's schools, or anywhere in the municipality."""
    if not of_all and not organization_ids:
        return frozenset()
    places = _organizations(actor.municipality_id) if of_all else organization_ids
    working = _working(places, as_of=as_of).where(roster.Employment.staff_category == MANAGERIAL)
    return frozenset(session.scalars(_all_cards(working)))


def _organizations(municipality_id: UUID | None) -> Select[UUID]:
    table = roster.Organization
    return select(table.id).where(table.municipality_id == municipality_id)


def tutored(seen: Viewer, *, as_of: date) -> Select[UUID]:
    """Select whom the viewer accompanies as a school's tutor, or as the municipality's, of managers."""
    manages = roster.Employment.staff_category == MANAGERIAL
    if not seen.tutors_managers:
        cards = _all_cards(_working(seen.tutored_at, as_of=as_of).where(~manages))
        return cards.where(roster.Person.id.not_in(seen.managers))
    at_schools = roster.Employment.organization_id.in_(seen.tutored_at)
    working = _working(_organizations(seen.municipality_id), as_of=as_of)
    return _all_cards(working.where(or_(manages, at_schools)))


def people_at(organization_ids: Iterable[UUID] | Select[UUID], *, as_of: date) -> Select[UUID]:
    """Select the persons whose main place of work on a date is one of the organizations."""
    return _all_cards(_working(organization_ids, as_of=as_of))


def _working(organization_ids: Iterable[UUID] | Select[UUID], *, as_of: date) -> Select[UUID]:
    """Select the cards under which main work at one of the organizations stands."""
    table = roster.Employment
    return select(table.person_id).where(
        table.organization_id.in_(organization_ids),
        table.occupation == "main",
        roster.within(table.since, table.until, as_of),
    )


def _all_cards(working: Select[UUID]) -> Select[UUID]:
    """Select these persons under all of their cards: the work of one is that of the person."""
    worker = aliased(roster.Person)
    kept = select(func.coalesce(worker.merged_into, worker.id)).where(worker.id.in_(working))
    table = roster.Person
    return select(table.id).where(func.coalesce(table.merged_into, table.id).in_(kept))


def main_places(session: Session, person_ids: Iterable[UUID], *, as_of: date) -> dict[UUID, UUID]:
    """Find the main places of work of several persons on a date."""
    wanted, table = set(person_ids), roster.Employment
    cards = roster.same_people(session, wanted)
    rows = session.execute(
        select(table.person_id, table.organization_id)
        .where(
            table.person_id.in_(cards),
            table.occupation == "main",
            roster.within(table.since, table.until, as_of),
        )
        .order_by(table.since.nulls_first(), table.id)
    )
    places = {cards[row.person_id]: row.organization_id for row in rows}
    return {one: places[cards[one]] for one in wanted if cards[one] in places}


def relations_to(session: Session, *, actor: Actor, person_id: UUID, as_of: date) -> set[str]:
    """Name what the actor is to one person."""
    place = main_places(session, [person_id], as_of=as_of).get(person_id)
    return viewer(session, actor=actor, today=as_of).relations(person_id=person_id, organization_id=place)


def require_relation(
    session: Session, *, actor: Actor, person_id: UUID, as_of: date, one_of: set[str]
) -> None:
    """Raise Forbidden unless the actor is one of these to the person."""
    if not relations_to(session, actor=actor, person_id=person_id, as_of=as_of) & one_of:
        raise Forbidden


def require_tutor(session: Session, *, actor: Actor, today: date, person_id: UUID) -> None:
    """Raise Forbidden unless the actor accompanies the person."""
    require_relation(session, actor=actor, person_id=person_id, as_of=today, one_of={"tutor"})


def require_person(session: Session, *, actor: Actor, person_id: UUID) -> UUID:
    """Return the municipality of a person within the actor's reach; raises NotFound."""
    person = session.get(roster.Person, person_id)
    if person is None or person.merged_into or person.municipality_id != actor.municipality_id:
        raise NotFound("Такого человека нет.")
    return person.municipality_id


def require_consent(session: Session, *, person_id: UUID, as_of: date) -> None:
    """Raise NoConsent unless a consent to diagnostics is in force (152-ФЗ ст. 9)."""
    survivor = session.get(roster.Person, person_id)
    merged = select(roster.Person.id).where(roster.Person.merged_into == person_id)
    found = session.scalar(
        select(Consent.id)
        .where(
            or_(Consent.person_id == person_id, Consent.person_id.in_(merged)),
            Consent.given_on <= as_of,
            or_(Consent.withdrawn_on.is_(None), Consent.withdrawn_on > as_of),
        )
        .limit(1)
    )
    if survivor is None or found is None:
        raise NoConsent


def parties(session: Session, *, route: Route) -> Parties:
    """Who must not sign this route."""
    query = select(MentorPair.mentor_id).where(
        MentorPair.mentee_id.in_(same_person(session, person_id=route.teacher_id)),
        MentorPair.state.in_(signing.PAIR_IN_FORCE),
    )
    named = {one for one in (route.teacher_id, route.tutor_id, *session.scalars(query)) if one}
    return Parties(people=frozenset(roster.same_people(session, named)))


def principals(session: Session, *, organization_id: UUID | None) -> list[UUID | None]:
    """Who signs for an organization, as far as registry has told."""
    query = select(Principal.person_id).where(Principal.organization_id == organization_id)
    return list(session.scalars(query))
