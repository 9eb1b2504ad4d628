"""How the roster follows registry: three handlers that replace what they know of one aggregate."""

from dataclasses import asdict
from uuid import UUID

import msgspec
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from shared.contracts.registry import MunicipalityConfigured, OrganizationChanged, PersonChanged
from shared.inbox import Consumers
from shared.roster.models import Absence, Employment, Municipality, Organization, Person, Young


def subscribe(consumers: Consumers) -> None:
    """Let a service keep the roster."""
    consumers.on(MunicipalityConfigured)(keep_municipality)
    consumers.on(OrganizationChanged)(keep_organization)
    consumers.on(PersonChanged)(keep_person)


def keep_municipality(session: Session, event: MunicipalityConfigured) -> None:
    """Replace a municipality."""
    fields = msgspec.to_builtins(event)
    for name in ("municipality_id", "version", "id", "go_live_on"):
        del fields[name]
    session.merge(Municipality(id=event.id, go_live_on=event.go_live_on, **fields))


def keep_organization(session: Session, event: OrganizationChanged) -> None:
    """Replace an organization, or drop it."""
    if event.removed:
        session.execute(delete(Organization).where(Organization.id == event.id))
        return
    session.merge(
        Organization(
            id=event.id,
            municipality_id=event.municipality_id,
            code=event.code,
            name=event.name,
            aliases=list(event.aliases),
            kind=event.kind,
            active_since=event.active_since,
            active_until=event.active_until,
            flags=[msgspec.to_builtins(flag) for flag in event.flags],
            curator_id=event.curator_id,
        )
    )


def keep_person(session: Session, event: PersonChanged) -> None:
    """Replace a person with all employments, absences and intervals of being young, or drop them."""
    if event.removed:
        for table in (Employment, Absence, Young):
            session.execute(delete(table).where(table.person_id == event.id))
        session.execute(delete(Person).where(Person.id == event.id))
        return
    session.merge(
        Person(
            id=event.id,
            municipality_id=event.municipality_id,
            last_name=event.last_name,
            first_name=event.first_name,
            middle_name=event.middle_name,
            email=event.email,
            experience_from=event.experience_from,
            young_unknown=event.young_unknown,
            merged_into=event.merged_into,
        )
    )
    owner: dict[str, UUID] = {"person_id": event.id, "municipality_id": event.municipality_id}
    for table, parts in ((Employment, event.employments), (Absence, event.absences), (Young, event.young)):
        session.execute(delete(table).where(table.person_id == event.id))
        if parts:
            session.execute(insert(table), [asdict(part) | owner for part in parts])
