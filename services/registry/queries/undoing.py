"""What stands in the way of undoing an import: later changes, and everything that names what it made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from services.registry.models import (
    Account,
    AccountGrant,
    Body,
    Employment,
    ImportChange,
    ImportRun,
    Membership,
    Organization,
    OrganizationFact,
    Person,
    ProcessingConsent,
    StaffingNeed,
)
from services.registry.rules.undoing import CHANGED_LATER

CHUNK = 500
MODELS: dict[str, type[Any]] = {
    "organization": Organization,
    "person": Person,
    "fact": OrganizationFact,
    "body": Body,
    "membership": Membership,
}
REFERENCES: dict[str, tuple[tuple[InstrumentedAttribute[Any], str], ...]] = {
    "person": (
        (Account.person_id, "есть учётная запись"),
        (Membership.person_id, "состоит в объединении"),
        (ProcessingConsent.person_id, "дано согласие на обработку данных"),
        (Organization.curator_id, "курирует организацию"),
        (Person.merged_into, "с этой карточкой объединена другая"),
    ),
    "organization": (
        (Employment.organization_id, "здесь работают люди"),
        (OrganizationFact.organization_id, "о ней записаны сведения"),
        (AccountGrant.organization_id, "на неё выданы роли"),
        (StaffingNeed.organization_id, "записано, кого ей не хватает"),
        (Organization.successor_id, "к ней присоединена другая"),
    ),
    "body": ((Membership.body_id, "в нём есть участники"),),
    "fact": (),
    "membership": (),
}


def changes_of(run: ImportRun) -> Select[ImportChange]:
    """List everything an import changed."""
    return select(ImportChange).where(ImportChange.import_id == run.id)


def changes_before(
    session: Session, *, run: ImportRun, aggregate_ids: Sequence[UUID]
) -> Iterator[ImportChange]:
    """Give what earlier imports changed of these aggregates."""
    for ids in _chunks(aggregate_ids):
        yield from session.scalars(
            select(ImportChange).where(ImportChange.aggregate_id.in_(ids), ImportChange.import_id < run.id)
        )


def later_hand_overs(session: Session, *, run: ImportRun, kinds: Iterable[str]) -> list[str]:
    """Name the kinds of files that were handed to other services after an import."""
    query = (
        select(ImportRun.kind)
        .distinct()
        .where(
            ImportRun.municipality_id == run.municipality_id,
            ImportRun.id > run.id,
            ImportRun.applied,
            ImportRun.kind.in_(tuple(kinds)),
        )
    )
    return sorted(session.scalars(query))


def loaded(session: Session, changes: Sequence[ImportChange]) -> dict[UUID, Any]:
    """Load and lock the aggregates of an import, those that are still there."""
    if not changes:
        return {}
    model = MODELS[changes[0].aggregate]
    found: dict[UUID, Any] = {}
    for ids in _chunks([one.aggregate_id for one in changes]):
        query = select(model).where(model.id.in_(ids)).order_by(model.id).with_for_update()
        found |= {one.id: one for one in session.scalars(query)}
    return found


def dependants(
    session: Session, *, changes: Sequence[ImportChange], aggregates: Mapping[UUID, Any]
) -> list[tuple[str, str]]:
    """Name each aggregate of an import that something depends on, with the reason."""
    reasons = []
    for change in changes:
        one = aggregates.get(change.aggregate_id)
        if one is None or one.version != change.version:
            reasons.append((_label(session, one), CHANGED_LATER))
    created = [one.aggregate_id for one in changes if one.before is None]
    for reference, reason in REFERENCES[changes[0].aggregate] if created else ():
        for ids in _chunks(created):
            named = session.scalars(select(reference).distinct().where(reference.in_(ids)))
            reasons += [(_label(session, aggregates.get(one)), reason) for one in named]
    return reasons


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _label(session: Session, one: Any) -> str:
    """Name an aggregate for a person."""
    match one:
        case None:
            return "удалённая запись"
        case Person():
            return one.full_name
        case Organization() | Body():
            return one.name
        case OrganizationFact():
            return one.document or f"сведения от {one.dated_on:%d.%m.%Y}"
        case _:
            person = session.get(Person, one.person_id)
            return person.full_name if person else "участие"
