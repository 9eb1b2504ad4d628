"""People and consents: a person sees their own card, a principal those at work, a methodist everyone."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownConsent, UnknownPerson
from services.registry.models import Employment, Person, ProcessingConsent
from services.registry.queries.reach import in_municipality, like
from shared.importing.names import comparable
from shared.permissions import Scope


def _works_at(organization_ids: frozenset[UUID], today: date) -> ColumnElement[bool]:
    return Person.employments.any(
        Employment.organization_id.in_(organization_ids)
        & or_(Employment.until.is_(None), Employment.until >= today)
    )


def people(*, scope: Scope, today: date, q: str = "", organization_id: UUID | None = None) -> Select[Person]:
    """List the people within reach, by a part of the name or by a present place of work."""
    query = select(Person).where(
        or_(
            in_municipality(scope, Person.municipality_id),
            Person.id == scope.person_id,
            _works_at(scope.organization_ids, today),
        )
    )
    if q:
        query = query.where(Person.name_key.like(like(comparable(q)), escape="\\"))
    if organization_id:
        query = query.where(_works_at(frozenset({organization_id}), today))
    return query


def find_person(
    session: Session, *, scope: Scope, today: date, person_id: UUID, lock: bool = False
) -> Person:
    """Find a person within reach; raises UnknownPerson."""
    query = people(scope=scope, today=today).where(Person.id == person_id)
    found = session.scalar(query.with_for_update(of=Person) if lock else query)
    if found is None:
        raise UnknownPerson
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
