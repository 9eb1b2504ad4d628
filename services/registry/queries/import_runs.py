"""One import as its page tells it: the counts, the questions it raised, the records it changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from services.registry.models import (
    Body,
    IdentityQuestion,
    ImportChange,
    ImportErrorFile,
    ImportRun,
    Membership,
    Organization,
    OrganizationFact,
    Person,
)
from services.registry.queries.imports import PastImport, past_imports
from services.registry.queries.reach import like
from services.registry.queries.undoing import MODELS, changes_of
from services.registry.rules.import_changes import FieldChange, field_changes, references
from shared.importing.names import comparable
from shared.listing import Listing

KINDS_OF_RECORDS = {
    "person": "человек",
    "organization": "организация",
    "fact": "сведения",
    "body": "объединение",
    "membership": "участие",
}
CREATED, CHANGED = "created", "changed"
GONE = "записи больше нет"


@dataclass(frozen=True, kw_only=True)
class ChangedRecord:
    """A record an import created or changed; `name` is its present one."""

    kind: str
    name: str
    person_id: UUID | None
    created: bool
    fields: list[FieldChange]


@dataclass(frozen=True, kw_only=True)
class RunDetails:
    """An import with who undid it, whether its rejected rows are kept, how many questions it raised."""

    past: PastImport
    run: ImportRun
    undone_by: str
    has_errors: bool
    questions: int
    created: int
    changed: int


def run_details(session: Session, *, run: ImportRun) -> RunDetails:
    """Give what the page of an import says of it as a whole."""
    [past] = past_imports(session, [run])
    created, changed = change_counts(session, run=run)
    return RunDetails(
        past=past,
        run=run,
        undone_by=past.undone_by,
        has_errors=session.get(ImportErrorFile, run.id) is not None,
        questions=questions_raised(session, run=run),
        created=created,
        changed=changed,
    )


def change_counts(session: Session, *, run: ImportRun) -> tuple[int, int]:
    """Count the records that an import created and those it changed; a record may take many rows."""
    created, changed = (
        session.scalar(select(func.count()).select_from(changes_of(run).where(which).subquery())) or 0
        for which in (ImportChange.before.is_(None), ImportChange.before.is_not(None))
    )
    return created, changed


def questions_raised(session: Session, *, run: ImportRun) -> int:
    """Count the questions of identity that an import raised and that still await a decision."""
    query = select(func.count(IdentityQuestion.id)).where(
        IdentityQuestion.municipality_id == run.municipality_id,
        IdentityQuestion.asked_at == run.at,
        IdentityQuestion.state.in_(("open", "later")),
    )
    return session.scalar(query) or 0


def changed_records(
    session: Session, *, run: ImportRun, q: str = "", result: str = ""
) -> Listing[ChangedRecord]:
    """List what an import changed, those that were there before in front; `q` is a part of the name."""
    query = changes_of(run).order_by(ImportChange.before.is_(None), ImportChange.id)
    if result:
        new = ImportChange.before.is_(None)
        query = query.where(new if result == CREATED else ~new)
    for word in comparable(q).split():
        query = query.where(_is_named(like(word)))

    def read(rows: Sequence[Any]) -> list[ChangedRecord]:
        return _read(session, [row[0] for row in rows])

    return Listing(session, query, read=read)


def _is_named(pattern: str) -> ColumnElement[bool]:
    """Whether a record, or what it is about, has these words in its present name."""
    people = select(Person.id).where(Person.name_key.like(pattern, escape="\\"))
    organizations = select(Organization.id).where(Organization.search_key.like(pattern, escape="\\"))
    bodies = select(Body.id).where(Body.name_key.like(pattern, escape="\\"))
    members = or_(Membership.person_id.in_(people), Membership.body_id.in_(bodies))
    named = (
        people,
        organizations,
        bodies,
        select(Membership.id).where(members),
        select(OrganizationFact.id).where(OrganizationFact.organization_id.in_(organizations)),
    )
    return or_(*(ImportChange.aggregate_id.in_(ids) for ids in named))


def _read(session: Session, changes: Sequence[ImportChange]) -> list[ChangedRecord]:
    if not changes:
        return []
    records = _records(session, changes)
    names = _names(session, changes, records.values())
    return [_told(one, records.get(one.aggregate_id), names) for one in changes]


def people_of_changes(session: Session, changes: Sequence[ImportChange]) -> set[UUID]:
    """Tell whose data the changes of one import show."""
    people = {one.aggregate_id for one in changes if one.aggregate == "person"}
    memberships = [one.aggregate_id for one in changes if one.aggregate == "membership"]
    members = select(Membership.person_id).where(Membership.id.in_(memberships))
    return people | set(session.scalars(members) if memberships else ())


def _records(session: Session, changes: Sequence[ImportChange]) -> dict[UUID, Any]:
    model = MODELS[changes[0].aggregate]
    ids = [one.aggregate_id for one in changes]
    return {one.id: one for one in session.scalars(select(model).where(model.id.in_(ids)))}


def _names(session: Session, changes: Sequence[ImportChange], records: Iterable[Any]) -> dict[str, str]:
    """Name whatever the changes and the records refer to, and the jobs of the people among them."""
    wanted = {
        UUID(one)
        for change in changes
        for state in (change.before, change.after)
        for one in references(state)
    }
    names: dict[str, str] = {}
    for record in records:
        if isinstance(record, Membership):
            wanted |= {record.person_id, record.body_id}
        elif isinstance(record, OrganizationFact):
            wanted.add(record.organization_id)
        elif isinstance(record, Person):
            names |= {str(job.id): job.position for job in record.employments}
    for model, title in ((Organization, Organization.name), (Body, Body.name)):
        found = session.execute(select(model.id, title).where(model.id.in_(wanted)))
        names |= {str(id_): name for id_, name in found}
    people = session.scalars(select(Person).where(Person.id.in_(wanted)))
    return names | {str(one.id): one.full_name for one in people}


def _told(change: ImportChange, record: Any, names: dict[str, str]) -> ChangedRecord:
    match record:
        case None:
            name = GONE
        case Person():
            name = record.full_name or "данные удалены"
        case Organization() | Body():
            name = record.name
        case Membership():
            name = f"{names.get(str(record.person_id), GONE)} — {names.get(str(record.body_id), GONE)}"
        case _:
            name = f"{names.get(str(record.organization_id), GONE)}: {record.document or 'без документа'}"
    return ChangedRecord(
        kind=KINDS_OF_RECORDS[change.aggregate],
        name=name,
        person_id=change.aggregate_id if isinstance(record, Person) else getattr(record, "person_id", None),
        created=change.before is None,
        fields=field_changes(change.aggregate, change.before, change.after, names=names),
    )
