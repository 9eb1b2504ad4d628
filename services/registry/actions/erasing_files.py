"""Files that registry keeps for a while: those that name an erased person go with them."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.error_files import open_rejects
from services.registry.models import ImportErrorFile, ImportRun, Person, StagedFile
from shared.importing import read
from shared.importing.names import comparable
from shared.importing.staff_page import KIND as STAFF_PAGE
from shared.importing.staff_page import decode
from shared.keys import Keys


def forget_files(session: Session, person: Person, *, keys: Keys) -> None:
    """Drop the previewed files and the rejected rows in which a person's surname stands."""
    surname = comparable(person.last_name)
    here = ImportRun.municipality_id == person.municipality_id
    kept = select(ImportErrorFile).join(ImportRun, ImportRun.id == ImportErrorFile.import_id).where(here)
    for errors in session.scalars(kept).all():
        rows = open_rejects(errors, keys=keys).rows
        if any(surname in comparable(str(cell)) for row in rows for cell in row if cell):
            session.delete(errors)
    staged = select(StagedFile).where(StagedFile.municipality_id == person.municipality_id)
    for file in session.scalars(staged).all():
        if any(surname in comparable(text) for text in _texts(file, keys)):
            session.delete(file)


def _texts(file: StagedFile, keys: Keys) -> Iterator[str]:
    yield json.dumps(file.report, ensure_ascii=False)
    if file.content is None:
        return
    if file.kind == STAFF_PAGE:
        yield decode(keys.decrypt(file.content), charset=file.report["charset"])
        return
    for sheet in read(keys.decrypt(file.content), file.filename).sheets:
        yield from (" ".join(_words(row.cells)) for row in sheet.rows)


def _words(cells: Any) -> Iterator[str]:
    return (str(cell) for cell in cells if cell is not None)
