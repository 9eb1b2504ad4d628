"""The history of imports and what is remembered from one file to the next."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.registry.errors import NoErrorFile, UnknownImport
from services.registry.models import ImportErrorFile, ImportMapping, ImportRun
from services.registry.queries.reach import in_municipality
from shared.importing import Kind
from shared.permissions import Scope


def imports(*, scope: Scope) -> Select[ImportRun]:
    """List the imports that were tried."""
    return select(ImportRun).where(in_municipality(scope, ImportRun.municipality_id))


def find_import(session: Session, *, scope: Scope, import_id: UUID, lock: bool = False) -> ImportRun:
    """Find an import within reach; raises UnknownImport."""
    query = imports(scope=scope).where(ImportRun.id == import_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise UnknownImport
    return found


def find_error_file(session: Session, *, scope: Scope, import_id: UUID) -> ImportErrorFile:
    """Find the rejected rows of an import within reach; raises UnknownImport, NoErrorFile."""
    find_import(session, scope=scope, import_id=import_id)
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
