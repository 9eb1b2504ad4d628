"""Who else of a municipality is called alike: what names a person, and what could name several."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared import roster
from shared.documents.mentions import GONE, Mentions, forms
from shared.importing.names import comparable


def mentions_of(session: Session, person: roster.Person) -> Mentions | None:
    """How a person is named in texts of their municipality; null of whom the name is not known any more."""
    if person.last_name == GONE:
        return None
    others = _others(session, person)
    surname = {comparable(form) for form in forms(person.last_name, 0)}
    alike = [one for one in others if comparable(one.last_name)[:3] == comparable(person.last_name)[:3]]
    address = comparable(person.address)
    return Mentions(
        last_name=person.last_name,
        first_name=person.first_name,
        middle_name=person.middle_name,
        has_own_surname=not any(surname & _surname_forms(one) for one in alike),
        has_own_address=all(comparable(one.address) != address for one in others),
    )


def _surname_forms(one: roster.Person) -> set[str]:
    return {comparable(form) for form in forms(one.last_name, 0)}


def _others(session: Session, person: roster.Person) -> list[roster.Person]:
    """Everybody else of the municipality who has a name; another card of the same person is no other."""
    survivors = roster.aliases(session, municipality_id=person.municipality_id)
    me = survivors.get(person.id, person.id)
    query = select(roster.Person).where(
        roster.Person.municipality_id == person.municipality_id, roster.Person.last_name != GONE
    )
    return [one for one in session.scalars(query) if survivors.get(one.id, one.id) != me]
