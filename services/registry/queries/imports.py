"""The history of imports, with the name of whoever imported, and what is remembered between files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.registry.errors import NoErrorFile, StagedFileNotFound, UnknownImport
from services.registry.models import Account, ImportErrorFile, ImportMapping, ImportRun, Person, StagedFile
from services.registry.queries.reach import in_municipality
from services.registry.rules.import_reach import RESULTS
from shared.importing import Kind
from shared.permissions import Scope

NEWEST = 500
OPERATOR = "администратор на сервере"


@dataclass(frozen=True, kw_only=True)
class PastImport:
    """A line of the history; `result` is applied, checked, refused or undone."""

    id: UUID
    at: datetime
    kind: str
    filename: str
    who: str
    result: str
    rows: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    undone_by: str


def imports(*, scope: Scope, by: UUID | None = None) -> Select[ImportRun]:
    """List the imports that were tried; `by` an account, its files of results only."""
    found = select(ImportRun).where(in_municipality(scope, ImportRun.municipality_id))
    return found if by is None else found.where(ImportRun.account_id == by, ImportRun.kind == RESULTS)


def import_history(session: Session, *, scope: Scope, by: UUID | None = None) -> list[PastImport]:
    """Tell the newest imports, the last first."""
    newest = imports(scope=scope, by=by).order_by(ImportRun.id.desc()).limit(NEWEST)
    return past_imports(session, list(session.scalars(newest)))


def past_imports(session: Session, runs: Sequence[ImportRun]) -> list[PastImport]:
    """Tell imports with the names of those who imported and undid them."""
    accounts = {one for run in runs for one in (run.account_id, run.undone_by) if one}
    who = account_names(session, accounts)
    return [
        PastImport(
            id=run.id,
            at=run.at,
            kind=run.kind,
            filename=run.filename,
            who=who.get(run.account_id, OPERATOR) if run.account_id else OPERATOR,
            result=_result(run),
            rows=run.rows,
            created=run.created,
            updated=run.updated,
            unchanged=run.unchanged,
            rejected=run.rejected,
            undone_by=who.get(run.undone_by, OPERATOR) if run.undone_by else "",
        )
        for run in runs
    ]


def _result(run: ImportRun) -> str:
    if run.undone_at is not None:
        return "undone"
    if run.applied:
        return "applied"
    return "checked" if run.dry_run else "refused"


def account_names(session: Session, account_ids: set[UUID]) -> dict[UUID, str]:
    """Name accounts by their person, else by their e-mail."""
    query = (
        select(Account, Person)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(Account.id.in_(account_ids))
    )
    return {
        account.id: person.full_name if person else account.login
        for account, person in session.execute(query).all()
    }


def find_staged_file(session: Session, *, scope: Scope, staged_id: UUID, kinds: Sequence[str]) -> StagedFile:
    """Find a previewed file of these kinds within reach; raises StagedFileNotFound."""
    query = select(StagedFile).where(
        StagedFile.id == staged_id,
        StagedFile.kind.in_(kinds),
        in_municipality(scope, StagedFile.municipality_id),
    )
    found = session.scalar(query)
    if found is None:
        raise StagedFileNotFound
    return found


def find_import(
    session: Session, *, scope: Scope, import_id: UUID, by: UUID | None = None, lock: bool = False
) -> ImportRun:
    """Find an import within reach; raises UnknownImport."""
    query = imports(scope=scope, by=by).where(ImportRun.id == import_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise UnknownImport
    return found


def find_error_file(
    session: Session, *, scope: Scope, import_id: UUID, by: UUID | None = None
) -> ImportErrorFile:
    """Find the rejected rows of an import within reach; raises UnknownImport, NoErrorFile."""
    find_import(session, scope=scope, import_id=import_id, by=by)
    found = session.get(ImportErrorFile, import_id)
    if found is None:
        raise NoErrorFile
    return found


def remembered_mappings(session: Session, *, municipality_id: UUID, kind: Kind) -> dict[str, dict[str, str]]:
    """Give the mappings of a kind by the shape of headings; columns the kind lost since are left out."""
    query = select(ImportMapping).where(
        ImportMapping.municipality_id == municipality_id, ImportMapping.kind == kind.name
    )
    known = {"", *kind.headings.values()}
    return {
        one.shape: {written: meant for written, meant in one.mapping.items() if meant in known}
        for one in session.scalars(query)
    }
