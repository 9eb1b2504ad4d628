"""Creating and changing people, their absences and consents to processing."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.organizations import check_period
from services.registry.actions.publish import advance, change, publish
from services.registry.errors import AbsentAlready, SnilsTaken
from services.registry.models import Absence, Person, ProcessingConsent
from services.registry.queries import cards_of
from services.registry.rules import overlapping
from shared.importing.names import comparable, full_name
from shared.keys import Keys


def create_person(session: Session, *, municipality_id: UUID, keys: Keys, **values: Any) -> Person:
    """Create a person; raises SnilsTaken."""
    digits = values.pop("snils", None)
    person = new_card(municipality_id=municipality_id, **values)
    if digits:
        _set_snils(session, person, digits, keys)
    session.add(person)
    publish(session, person)
    return person


def new_card(*, municipality_id: UUID, **values: Any) -> Person:
    """Make the card of a person, stored nowhere yet."""
    person = Person(municipality_id=municipality_id, **values)
    person.middle_name = person.middle_name or ""
    person.name_key = _name_key(person)
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


def add_absence(session: Session, *, person: Person, **values: Any) -> Absence:
    """Record a dated absence; raises WrongPeriod, AbsentAlready. The same one again is the one there is."""
    check_period(values["since"], values.get("until"), field="until")
    period = (values["since"], values.get("until"))
    for one in (one for card in cards_of(session, person) for one in card.absences):
        if one.kind == values["kind"] and overlapping((one.since, one.until), period):
            if (one.since, one.until) == period:
                return one
            raise AbsentAlready(fields={"since": ["В это время такое отсутствие уже записано."]})
    absence = Absence(municipality_id=person.municipality_id, **values)
    person.absences.append(absence)
    advance(session, person)
    return absence


def update_absence(session: Session, *, person: Person, absence: Absence, values: dict[str, Any]) -> None:
    """Change an absence, most often its last day: the person is back. Raises WrongPeriod."""
    given = {"since": absence.since, "until": absence.until} | values
    check_period(given["since"], given["until"], field="until")
    changed = {name: value for name, value in values.items() if getattr(absence, name) != value}
    for name, value in changed.items():
        setattr(absence, name, value)
    if not changed:
        return
    for card in cards_of(session, person):
        if card is person or card.id == absence.person_id:
            advance(session, card)


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
