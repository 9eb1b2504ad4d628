"""People, schools and topics as pages name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.routes.models import Consent, MentorPair, Topic
from services.routes.rules.signing import PAIR_IN_FORCE
from shared import roster
from shared.errors import NotFound
from shared.russian import sort_key

NOBODY = "человек удалён"


@dataclass(frozen=True, kw_only=True)
class Card:
    """A person with the main place of work on a date."""

    id: UUID
    name: str
    short_name: str
    address: str
    place_id: UUID | None
    place: str
    occupation: str
    position: str

    @property
    def under(self) -> str:
        """«физика · СОШ № 1»."""
        return " · ".join(part for part in (self.occupation, self.place) if part)


def cards(session: Session, person_ids: Iterable[UUID | None], *, today: date) -> dict[UUID, Card]:
    """Cards of several persons by the id asked for; whoever is not in the roster has none."""
    found = roster.survivors(session, {one for one in person_ids if one})
    jobs = _main_jobs(session, {person.id for person in found.values()}, today)
    places = roster.organizations(session, {job.organization_id for job in jobs.values()})
    return {one: _card(person, jobs.get(person.id), places) for one, person in found.items()}


def card(session: Session, person_id: UUID, *, today: date) -> Card:
    """One person's card; raises NotFound."""
    found = cards(session, [person_id], today=today).get(person_id)
    if found is None:
        raise NotFound("Такого человека нет.")
    return found


def _main_jobs(session: Session, person_ids: set[UUID], today: date) -> dict[UUID, roster.Employment]:
    table = roster.Employment
    query = (
        select(table)
        .where(
            table.person_id.in_(person_ids),
            table.occupation == "main",
            or_(table.since.is_(None), table.since <= today),
            or_(table.until.is_(None), table.until >= today),
        )
        .order_by(table.since.nulls_first(), table.id)
    )
    return {job.person_id: job for job in session.scalars(query)}


def _card(
    person: roster.Person, job: roster.Employment | None, places: dict[UUID, roster.Organization]
) -> Card:
    place = places.get(job.organization_id) if job else None
    called = " ".join(part for part in (person.first_name, person.middle_name) if part)
    return Card(
        id=person.id,
        name=person.full_name,
        short_name=person.short_name,
        address=called or person.last_name,
        place_id=place.id if place else None,
        place=place.name if place else "",
        occupation=(", ".join(job.subjects) or job.position) if job else "",
        position=job.position if job else "",
    )


def names(session: Session, person_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Short names by the id asked for."""
    found = roster.survivors(session, {one for one in person_ids if one})
    return {one: person.short_name for one, person in found.items()}


def in_order(people: Iterable[Card]) -> list[Card]:
    """People as a list of names goes."""
    return sorted(people, key=lambda one: (sort_key(one.name), str(one.id)))


def topics(session: Session, *, municipality_id: UUID | None) -> dict[str, str]:
    """Titles of the municipality's topics by code."""
    query = select(Topic.code, Topic.title).where(Topic.municipality_id == municipality_id)
    return {row.code: row.title for row in session.execute(query)}


def topic_areas(session: Session, *, municipality_id: UUID | None) -> list[Topic]:
    """The municipality's topics that are offered, area after area."""
    query = select(Topic).where(Topic.municipality_id == municipality_id, Topic.retired.is_(False))
    query = query.order_by(Topic.id)
    return list(session.scalars(query))


def mentors(session: Session, *, person_id: UUID) -> list[UUID]:
    """Who mentors a person now."""
    query = select(MentorPair.mentor_id).where(
        MentorPair.mentee_id.in_(roster.same_people(session, [person_id])),
        MentorPair.state.in_(PAIR_IN_FORCE),
    )
    return [one for one in session.scalars(query) if one]


def consented(session: Session, person_ids: Iterable[UUID], *, as_of: date) -> set[UUID]:
    """Who of these has a consent to diagnostics in force; a merged person's counts for the survivor."""
    wanted = set(person_ids)
    merged_into = select(roster.Person.id, roster.Person.merged_into).where(
        roster.Person.merged_into.in_(wanted)
    )
    survivors = {row.id: row.merged_into for row in session.execute(merged_into)}
    query = select(Consent.person_id).where(
        Consent.person_id.in_(wanted | set(survivors)),
        Consent.given_on <= as_of,
        or_(Consent.withdrawn_on.is_(None), Consent.withdrawn_on > as_of),
    )
    return {survivors.get(one, one) for one in session.scalars(query)}
