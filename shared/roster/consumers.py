"""How the roster follows registry: three handlers that replace what they know of one aggregate."""

from dataclasses import asdict
from uuid import UUID

import msgspec
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from shared.contracts.registry import Absence as AbsenceTold
from shared.contracts.registry import (
    MunicipalityConfigured,
    OrganizationChanged,
    PersonChanged,
    PersonErased,
)
from shared.erasing import ERASED, scrub
from shared.inbox import Consumers
from shared.roster.models import Absence, Employment, Municipality, Organization, Person, Young


def subscribe(consumers: Consumers) -> None:
    """Let a service keep the roster."""
    consumers.on(MunicipalityConfigured)(keep_municipality)
    consumers.on(OrganizationChanged)(keep_organization)
    consumers.on(PersonChanged)(keep_person)
    consumers.on(PersonErased)(erase_person)
    consumers.on_tombstone(PersonChanged.TOPIC)(drop_person)


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
    _keep_periods(session, event, absences=event.absences)


def erase_person(session: Session, event: PersonErased) -> None:
    """Keep of a person what figures need, under a name that says they were erased."""
    drop_person(session, event.id)
    session.merge(
        Person(
            id=event.id,
            municipality_id=event.municipality_id,
            last_name=ERASED,
            first_name="",
            middle_name="",
            email=None,
            experience_from=None,
            young_unknown=event.young_unknown,
            merged_into=event.merged_into,
        )
    )
    _keep_periods(session, event, absences=())


def drop_person(session: Session, person_id: UUID) -> None:
    """Forget a person altogether, in the frame's own tables too."""
    known = session.get(Person, person_id)
    if known is not None:
        scrub(session, person_id=person_id, words=(known.last_name, known.email))
        session.delete(known)
    for table in (Employment, Absence, Young):
        session.execute(delete(table).where(table.person_id == person_id))
    session.flush()


def _keep_periods(
    session: Session, event: PersonChanged | PersonErased, *, absences: tuple[AbsenceTold, ...]
) -> None:
    owner: dict[str, UUID] = {"person_id": event.id, "municipality_id": event.municipality_id}
    for table, parts in ((Employment, event.employments), (Absence, absences), (Young, event.young)):
        session.execute(delete(table).where(table.person_id == event.id))
        if parts:
            session.execute(insert(table), [asdict(part) | owner for part in parts])
