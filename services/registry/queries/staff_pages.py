"""Whom the register knows of those a school's page may name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownOrganization
from services.registry.models import Employment, Organization, Person
from services.registry.rules import survivor_of
from services.registry.rules.staff_pages import KnownJob, KnownPerson
from shared.importing.names import comparable
from shared.permissions import Scope

AT_ONCE = 500


def organization_by_code(session: Session, *, scope: Scope, municipality_id: UUID, code: str) -> Organization:
    """Find an organization of a municipality within reach by its code; raises UnknownOrganization."""
    here = select(Organization).where(Organization.municipality_id == municipality_id)
    found = [one for one in session.scalars(here) if comparable(one.code) == comparable(code)]
    if not found or not scope.covers(municipality_id=municipality_id, organization_id=found[0].id):
        raise UnknownOrganization(f"Организации с кодом «{code}» нет.")
    return next((one for one in found if one.code == code), found[0])


def staff_known(
    session: Session, *, municipality_id: UUID, organization_id: UUID, names: Collection[str], today: date
) -> list[KnownPerson]:
    """Give everyone at work in an organization, and everyone of the municipality with one of the names.

    A merged record is answered for by its survivor: its names and work count as theirs.
    """
    query = select(Person.id, Person.name_key, Person.merged_into)
    found = session.execute(query.where(Person.municipality_id == municipality_id)).all()
    merged = {id_: into for id_, _, into in found}
    survivors = {id_: survivor_of(id_, merged) for id_ in merged}
    at_work = session.scalars(
        select(Employment.person_id).where(Employment.organization_id == organization_id, _present(today))
    )
    wanted = {survivors[id_] for id_ in at_work if id_ in survivors}
    wanted |= {survivors[id_] for id_, key, _ in found if key in names}
    records: dict[UUID, list[UUID]] = {}
    for id_, into in survivors.items():
        if into in wanted:
            records.setdefault(into, []).append(id_)
    return _described(session, records, organization_id=organization_id, today=today)


def _present(today: date) -> ColumnElement[bool]:
    return or_(Employment.until.is_(None), Employment.until >= today)


def _described(
    session: Session, records: Mapping[UUID, Sequence[UUID]], *, organization_id: UUID, today: date
) -> list[KnownPerson]:
    ids = [id_ for group in records.values() for id_ in group]
    people = {one.id: one for part in _parts(ids) for one in _people(session, part)}
    organizations = {item.organization_id for one in people.values() for item in one.employments}
    titles = {
        id_: name
        for part in _parts(list(organizations))
        for id_, name in session.execute(
            select(Organization.id, Organization.name).where(Organization.id.in_(part))
        )
    }
    return [
        _known(people[id_], [people[one] for one in group if one in people], titles, organization_id, today)
        for id_, group in records.items()
        if id_ in people
    ]


def _people(session: Session, ids: Sequence[UUID]) -> Iterable[Person]:
    return session.scalars(select(Person).where(Person.id.in_(ids), Person.erased_on.is_(None)))


def _parts(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Ask for so many at once as every database takes."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _known(
    person: Person,
    records: Sequence[Person],
    titles: Mapping[UUID, str],
    organization_id: UUID,
    today: date,
) -> KnownPerson:
    work = [item for record in records for item in record.employments]
    here = [item for item in work if item.organization_id == organization_id]
    now = [item for item in work if item.until is None or item.until >= today]
    return KnownPerson(
        id=person.id,
        name=person.full_name,
        keys=frozenset(record.name_key for record in records),
        jobs=tuple(_job(item) for item in now if item in here),
        elsewhere=tuple(titles[item.organization_id] for item in now if item not in here),
        left_on=max((item.until for item in here if item.until and item not in now), default=None),
        experience_from=person.experience_from,
    )


def _job(item: Employment) -> KnownJob:
    return KnownJob(
        id=item.id,
        position=item.position,
        staff_category=item.staff_category,
        occupation=item.occupation,
    )
