"""Creating and changing people, their work, absences and consents to processing."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.organizations import check_period
from services.registry.actions.publish import advance, change, publish
from services.registry.errors import SnilsTaken, UnknownOrganization
from services.registry.models import Absence, Employment, Organization, Person, ProcessingConsent
from shared.importing.names import comparable, full_name
from shared.keys import Keys


def create_person(session: Session, *, municipality_id: UUID, keys: Keys, **values: Any) -> Person:
    """Create a person; raises SnilsTaken."""
    digits = values.pop("snils", None)
    person = Person(municipality_id=municipality_id, **values)
    person.middle_name = person.middle_name or ""
    person.name_key = _name_key(person)
    if digits:
        _set_snils(session, person, digits, keys)
    session.add(person)
    publish(session, person)
    return person


def update_person(session: Session, *, person: Person, keys: Keys, values: dict[str, Any]) -> None:
    """Change a person's card; raises SnilsTaken."""
    digits = values.pop("snils", None)
    changed = {name: value for name, value in values.items() if getattr(person, name) != value}
    for name, value in changed.items():
        setattr(person, name, value)
    person.name_key = _name_key(person)
    if digits and keys.index_snils(digits) != person.snils_index:
        _set_snils(session, person, digits, keys)
        changed["snils"] = True
    if changed:
        advance(session, person)


def _name_key(person: Person) -> str:
    return comparable(full_name(person.last_name, person.first_name, person.middle_name))


def _set_snils(session: Session, person: Person, digits: str, keys: Keys) -> None:
    index = keys.index_snils(digits)
    query = select(Person.id).where(
        Person.municipality_id == person.municipality_id, Person.snils_index == index
    )
    with session.no_autoflush:
        if session.scalar(query) is not None:
            raise SnilsTaken(fields={"snils": ["Этот СНИЛС записан у другого человека."]})
    person.snils, person.snils_index = keys.encrypt_snils(digits), index


def add_employment(session: Session, *, person: Person, **values: Any) -> Employment:
    """Open a dated employment; raises WrongPeriod, UnknownOrganization."""
    check_period(values.get("since"), values.get("until"), field="until")
    organization = session.get(Organization, values["organization_id"])
    if organization is None or organization.municipality_id != person.municipality_id:
        raise UnknownOrganization(fields={"organization_id": ["Такой организации нет."]})
    employment = Employment(municipality_id=person.municipality_id, **values)
    person.employments.append(employment)
    advance(session, person)
    return employment


def close_employment(session: Session, *, person: Person, employment: Employment, until: date | None) -> None:
    """Set the last day of an employment, or open it again; raises WrongPeriod."""
    check_period(employment.since, until, field="until")
    if employment.until != until:
        employment.until = until
        advance(session, person)


def add_absence(session: Session, *, person: Person, **values: Any) -> Absence:
    """Record a dated absence; raises WrongPeriod."""
    check_period(values["since"], values.get("until"), field="until")
    absence = Absence(municipality_id=person.municipality_id, **values)
    person.absences.append(absence)
    advance(session, person)
    return absence


def give_consent(session: Session, *, person: Person, **values: Any) -> ProcessingConsent:
    """Record a person's consent to processing (152-ФЗ)."""
    consent = ProcessingConsent(municipality_id=person.municipality_id, person_id=person.id, **values)
    session.add(consent)
    publish(session, consent)
    return consent


def withdraw_consent(session: Session, *, consent: ProcessingConsent, withdrawn_on: date) -> None:
    """Withdraw a consent; raises WrongPeriod. It has no consequence for the person."""
    check_period(consent.given_on, withdrawn_on, field="withdrawn_on")
    change(session, consent, {"withdrawn_on": withdrawn_on})
