"""One import of the history: who, when, what it changed, and taking it back as a whole."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from marshmallow import Schema

from services.registry import actions, queries
from services.registry.imports import OWNERS
from services.registry.models import ImportRun
from services.registry.pages.import_door import TITLES
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import show, submit
from shared.web.tables import Column, Table

blueprint = Blueprint("import_runs", __name__)
UNDONE = "Загрузка отменена: всё, что она изменила, стало как до неё."


@blueprint.route("/imports/runs/<uuid:run_id>", methods=["GET"])
@requires("import.read")
@looks("card")
def run_page(run_id: UUID) -> Any:
    """Кто, когда и что загрузил, и что от этого изменилось."""
    details = queries.run_details(unit().session, run=_run(run_id, "import.read"))
    places, records = _changes(details)
    about(*(one.person_id for one in records.values()))
    title, handed_over = TITLES[details.run.kind], details.run.kind in OWNERS
    return show(
        "registry/import_run.html",
        title=title,
        of=details,
        places=places,
        records=records,
        handed_over=handed_over,
    )


@blueprint.route("/imports/runs/<uuid:run_id>/undo", methods=["GET", "POST"])
@requires("import.undo")
def undo_page(run_id: UUID) -> Any:
    """Переспросить и отменить загрузку целиком."""
    form = Form(Schema(), ())
    run = _run(run_id, "import.undo", lock=form.sent())
    work = unit()

    def act() -> None:
        actions.undo_import(work.session, run=run, account_id=work.actor.account_id, now=work.now)

    going = submit(form, act, to=f"/registry/imports/runs/{run_id}", told=UNDONE) if form.sent() else None
    return going or show("registry/import_undo.html", form=form, run=run, **_what_goes(run))


def _run(run_id: UUID, permission: str, *, lock: bool = False) -> ImportRun:
    scope = unit().actor.scope(permission)
    return queries.find_import(unit().session, scope=scope, import_id=run_id, lock=lock)


def _what_goes(run: ImportRun) -> dict[str, Any]:
    created, changed = queries.change_counts(unit().session, run=run)
    return {"title": TITLES[run.kind], "created": created, "changed": changed}


def _changes(of: queries.RunDetails) -> tuple[Table[int], dict[int, queries.ChangedRecord]]:
    """Page through the places of the changes; only those of the present page are read."""
    places = Table(
        name="changes",
        columns=COLUMNS,
        rows=range(1, of.created + of.changed + 1),
        searched=False,
        exportable=False,
        empty="Эта загрузка ничего не изменила",
    )
    records = queries.changed_records(unit().session, run=of.run, first=places.first, last=places.last)
    return places, dict(enumerate(records, places.first))


COLUMNS = tuple(
    Column[int](key=key, title=title, value=lambda place: place, sortable=False)
    for key, title in (("name", "Запись"), ("kind", "Итог"), ("fields", "Что изменилось"))
)
