"""Undoing a whole import while nothing depends on it: what it changed is set back, what it made is gone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.publish import BUILDERS
from services.registry.actions.removing import remove_all
from services.registry.errors import CannotUndo
from services.registry.imports import OWNERS
from services.registry.imports.former import restore
from services.registry.models import ImportChange, ImportRun, Municipality, Person
from services.registry.queries import (
    changes_before,
    changes_of,
    dependants,
    later_hand_overs,
    lock_municipality,
)
from services.registry.queries.undoing import MODELS, loaded
from services.registry.rules.undoing import REMOVABLE, refusal
from shared.importing import KINDS
from shared.importing.staff_page import KIND as STAFF_PAGE
from shared.outbox import emit_all


def undo_import(session: Session, *, run: ImportRun, account_id: UUID, now: datetime) -> None:
    """Bring back the state before an import; raises CannotUndo naming what depends on it. Twice is once."""
    lock_municipality(session, municipality_id=run.municipality_id)
    if run.undone_at is not None:
        return
    _check_run(session, run, now)
    changes = session.scalars(changes_of(run).order_by(ImportChange.id)).all()
    aggregates = loaded(session, changes)
    if reasons := dependants(session, changes=changes, aggregates=aggregates):
        raise CannotUndo(refusal(reasons))
    _restore(session, run, changes, aggregates)
    remove_all(session, [aggregates[one.aggregate_id] for one in changes if one.before is None])
    run.undone_at, run.undone_by = now, account_id
    session.flush()


def _check_run(session: Session, run: ImportRun, now: datetime) -> None:
    """Refuse what was never applied, what others own, and removing people or schools that others may name."""
    if run.kind in OWNERS:
        raise CannotUndo(
            f"Файл «{KINDS[run.kind].title}» загружен в другую службу, отсюда его не отменить. "
            "Исправьте записи там или загрузите исправленный файл."
        )
    if not run.applied:
        raise CannotUndo("Эта загрузка ничего не изменила: отменять нечего.")
    if run.kind not in {"people", "organizations", STAFF_PAGE} or not run.created:
        return
    if now - run.at > REMOVABLE:
        raise CannotUndo(
            f"Загрузке больше {REMOVABLE.days} дней: на новые записи уже могли сослаться другие службы."
        )
    if later := later_hand_overs(session, run=run, kinds=tuple(OWNERS)):
        titles = ", ".join(f"«{KINDS[kind].title}»" for kind in later)
        raise CannotUndo(f"После неё загружены {titles}: они могли сослаться на новые записи.")


def _hand_back(session: Session, run: ImportRun, changes: Sequence[ImportChange]) -> None:
    """Let the imports before this one stand at the new versions, so that they too may be undone in turn."""
    undone = {one.aggregate_id: one.version for one in changes if one.before is not None}
    for earlier in changes_before(session, run=run, aggregate_ids=tuple(undone)):
        if earlier.version == undone[earlier.aggregate_id] - 1:
            earlier.version += 2


def _restore(
    session: Session, run: ImportRun, changes: Sequence[ImportChange], aggregates: Mapping[UUID, Any]
) -> None:
    """Set back what the import changed, as changes of their own."""
    restored = []
    for change in changes:
        if change.before is not None:
            one = aggregates[change.aggregate_id]
            restore(one, change.before)
            one.version += 1
            restored.append(one)
    _hand_back(session, run, changes)
    session.flush()
    if not restored:
        return
    if MODELS[changes[0].aggregate] is Person:
        rules = publishing.young_rules(session.get_one(Municipality, run.municipality_id))
        emit_all(session, [publishing.person_changed(one, rules) for one in restored])
        return
    emit_all(session, [BUILDERS[type(one)](one) for one in restored])
