"""How the roster follows registry: three handlers that replace what they know of one aggregate."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Table, delete, insert, inspect
from sqlalchemy.orm import Session

from shared.contracts.registry import Absence as AbsenceTold
from shared.contracts.registry import (
    MunicipalityConfigured,
    OrganizationChanged,
    PersonChanged,
    PersonErased,
)
from shared.erasing import ERASED, scrub
from shared.inbox import Consumers, upsert
from shared.roster.models import (
    METADATA,
    Absence,
    Employment,
    Municipality,
    Organization,
    Person,
    RosterBase,
    Young,
)


def subscribe(consumers: Consumers) -> None:
    """Let a service keep the roster."""
    consumers.on(MunicipalityConfigured)(keep_municipality)
    consumers.on(OrganizationChanged)(keep_organization)
    consumers.on_many(PersonChanged)(keep_people)
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
            coordinates=event.coordinates,
        )
    )


def keep_people(session: Session, events: Sequence[PersonChanged]) -> None:
    """Replace people with all employments, absences and intervals of being young, or drop them.

    A statement per table, past the session: an import tells of a hundred thousand people.
    """
    session.flush()
    session.expire_all()
    _drop_periods(session, [event.id for event in events])
    removed = [event.id for event in events if event.removed]
    if removed:
        session.execute(delete(_table(Person)).where(Person.id.in_(removed)))
    kept = [event for event in events if not event.removed]
    if kept:
        columns = inspect(Person).column_attrs.keys()
        _replace(session, Person, [{name: getattr(event, name) for name in columns} for event in kept])
        _insert_periods(session, ((event, event.absences) for event in kept))


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
    session.flush()
    _insert_periods(session, [(event, ())])


def drop_person(session: Session, person_id: UUID) -> None:
    """Forget a person altogether, in the frame's own tables too."""
    known = session.get(Person, person_id)
    if known is not None:
        scrub(session, person_id=person_id, words=(known.last_name, known.email))
        session.delete(known)
    _drop_periods(session, [person_id])
    session.flush()


def _table(model: type[RosterBase]) -> Table:
    return METADATA.tables[model.__tablename__]


def _replace(session: Session, model: type[RosterBase], rows: list[dict[str, Any]]) -> None:
    statement = upsert(session, _table(model))
    values = {name: statement.excluded[name] for name in rows[0] if name != "id"}
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values), rows)


def _drop_periods(session: Session, person_ids: Sequence[UUID]) -> None:
    for table in (Employment, Absence, Young):
        session.execute(delete(_table(table)).where(table.person_id.in_(person_ids)))


def _insert_periods(
    session: Session, told: Iterable[tuple[PersonChanged | PersonErased, tuple[AbsenceTold, ...]]]
) -> None:
    rows: dict[type[RosterBase], list[dict[str, Any]]] = {Employment: [], Absence: [], Young: []}
    for event, absences in told:
        owner = {"person_id": event.id, "municipality_id": event.municipality_id}
        for table, parts in ((Employment, event.employments), (Absence, absences), (Young, event.young)):
            rows[table] += [vars(part) | owner for part in parts]
    for model, values in rows.items():
        if values:
            session.execute(insert(_table(model)), values)
