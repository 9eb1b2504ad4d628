"""People and consents: a person sees their own card, a principal those at work, a methodist everyone."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, aliased

from services.registry.errors import UnknownAbsence, UnknownConsent, UnknownEmployment, UnknownPerson
from services.registry.models import Absence, Employment, Person, ProcessingConsent
from services.registry.queries.reach import in_municipality, like
from shared.importing.names import comparable
from shared.permissions import Scope


def _works_at(card: type[Person], organization_ids: frozenset[UUID], today: date) -> ColumnElement[bool]:
    return card.employments.any(
        Employment.organization_id.in_(organization_ids)
        & or_(Employment.until.is_(None), Employment.until >= today)
    )


def people(*, scope: Scope, today: date, q: str = "", organization_id: UUID | None = None) -> Select[Person]:
    """List the people within reach, each once, by a part of the name or by a present place of work.

    A card that gave way to another is not listed, but what it knows finds the one that stays.
    """
    query = select(Person).where(in_reach(scope, today), Person.merged_into.is_(None))
    if q:
        query = query.where(any_card(lambda card: card.name_key.like(like(comparable(q)), escape="\\")))
    if organization_id:
        query = query.where(any_card(lambda card: _works_at(card, frozenset({organization_id}), today)))
    return query


def in_reach(scope: Scope, today: date) -> ColumnElement[bool]:
    """Limit to the people within reach: everyone, those at work at one's schools, oneself."""
    within = or_(
        in_municipality(scope, Person.municipality_id),
        Person.id == scope.person_id,
        any_card(lambda card: _works_at(card, scope.organization_ids, today)),
    )
    return within & Person.erased_on.is_(None)


def any_card(condition: Callable[[type[Person]], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether something holds of a person's card or of one that gave way to it."""
    given_way = aliased(Person)
    merged = select(given_way.id).where(given_way.merged_into == Person.id, condition(given_way))
    return or_(condition(Person), merged.exists())


def cards_of(session: Session, person: Person) -> list[Person]:
    """Give a person's card and all that gave way to it: together they are the history."""
    cards, newest = [person], [person]
    while newest:
        ids = [one.id for one in newest]
        newest = list(session.scalars(select(Person).where(Person.merged_into.in_(ids)).order_by(Person.id)))
        newest = [one for one in newest if one not in cards]
        cards += newest
    return cards


def find_person(
    session: Session, *, scope: Scope, today: date, person_id: UUID, lock: bool = False
) -> Person:
    """Find a person within reach; raises UnknownPerson."""
    query = select(Person).where(in_reach(scope, today), Person.id == person_id)
    found = session.scalar(query.with_for_update(of=Person) if lock else query)
    if found is None:
        raise UnknownPerson
    return found


def employment_of(session: Session, person: Person, employment_id: UUID) -> Employment:
    """Find an employment of a person, on whichever of their cards; raises UnknownEmployment."""
    jobs = (one for card in cards_of(session, person) for one in card.employments)
    found = next((one for one in jobs if one.id == employment_id), None)
    if found is None:
        raise UnknownEmployment
    return found


def absence_of(session: Session, person: Person, absence_id: UUID) -> Absence:
    """Find an absence of a person, on whichever of their cards; raises UnknownAbsence."""
    away = (one for card in cards_of(session, person) for one in card.absences)
    found = next((one for one in away if one.id == absence_id), None)
    if found is None:
        raise UnknownAbsence
    return found


def consents(*, scope: Scope, person_id: UUID) -> Select[ProcessingConsent]:
    """List a person's consents; the principal does not see them (152-ФЗ)."""
    reach = or_(
        in_municipality(scope, ProcessingConsent.municipality_id),
        ProcessingConsent.person_id == scope.person_id,
    )
    return select(ProcessingConsent).where(reach, ProcessingConsent.person_id == person_id)


def find_consent(session: Session, *, scope: Scope, person_id: UUID, consent_id: UUID) -> ProcessingConsent:
    """Find a consent within reach; raises UnknownConsent."""
    query = consents(scope=scope, person_id=person_id).where(ProcessingConsent.id == consent_id)
    found = session.scalar(query.with_for_update())
    if found is None:
        raise UnknownConsent
    return found
