"""What the pages of files have in common: who imports, in which municipality, which file that waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from services.registry import actions, queries
from services.registry.errors import StagedFileNotFound
from services.registry.imports import Owners
from services.registry.models import Municipality, StagedFile
from services.registry.rules.import_reach import RESULTS, brings_all, import_scope
from shared.importing import KINDS
from shared.importing.staff_page import KIND as STAFF_PAGE
from shared.importing.staff_page import TITLE as STAFF_PAGE_TITLE
from shared.keys import load_keys
from shared.web import unit
from shared.web.forwarding import forwarded_headers

TITLES = {name: kind.title for name, kind in KINDS.items()} | {STAFF_PAGE: STAFF_PAGE_TITLE}


@contextmanager
def import_door(progress_id: UUID | None = None) -> Iterator[dict[str, Any]]:
    """Give who imports, when, how the owners of the rows are reached, and where the progress is told."""
    work, account_id = unit(), unit().actor.account_id
    watched = actions.ProgressBoard(work.database).watched(account_id=account_id, progress_id=progress_id)
    with work.client as client, watched as tell:
        yield {
            "account_id": account_id,
            "now": work.now,
            "keys": load_keys(work.settings.keys),
            "owners": Owners(client=client, headers=forwarded_headers()),
            "tell": tell,
        }


def kinds_offered() -> list[str]:
    """The kinds of files that the person may bring."""
    return list(KINDS) if brings_all(unit().actor) else [RESULTS]


def place_of(municipality_id: UUID | None, *, kind: str) -> Municipality:
    """Give the municipality to import a file of a kind into; raises UnknownMunicipality, Forbidden."""
    scope = import_scope(unit().actor, kind=kind)
    return queries.find_municipality(unit().session, scope=scope, municipality_id=municipality_id)


def staged_file(staged_id: UUID) -> StagedFile:
    """Give a file that waits; whoever brings results only finds their own. Raises StagedFileNotFound."""
    actor, kinds = unit().actor, kinds_offered()
    scope = import_scope(actor, kind=kinds[0])
    found = queries.find_staged_file(unit().session, scope=scope, staged_id=staged_id, kinds=kinds)
    if not brings_all(actor) and found.account_id != actor.account_id:
        raise StagedFileNotFound
    return found


def address_of(staged: StagedFile) -> str:
    """Where a person goes on with a file: to its headings as long as required ones are missing."""
    return f"/registry/imports/{staged.id}" + ("/columns" if "refused" in staged.report else "")
