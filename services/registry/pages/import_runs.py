"""One import of the history: who, when, what it changed, and taking it back as a whole."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint
from marshmallow import Schema

from services.registry import actions, queries
from services.registry.imports import OWNERS
from services.registry.models import ImportRun
from services.registry.pages.import_door import TITLES
from services.registry.rules.import_reach import past_reach
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import show, submit
from shared.web.tables import Asked, Column, Filter, Table

blueprint = Blueprint("import_runs", __name__)
Changed = queries.ChangedRecord
RESULTS = {"created": "создано", "changed": "изменено"}
UNDONE = "Загрузка отменена: всё, что она изменила, стало как до неё."


@blueprint.route("/imports/runs/<uuid:run_id>", methods=["GET"])
@requires("import.results")
@looks("card")
def run_page(run_id: UUID) -> Any:
    """Кто, когда и что загрузил, и что от этого изменилось."""
    found = queries.find_import(unit().session, **past_reach(unit().actor), import_id=run_id)
    details = queries.run_details(unit().session, run=found)
    table = _changes(details)
    kind = details.run.kind
    shown: dict[str, Any] = {"title": TITLES[kind], "handed_over": kind in OWNERS}
    shown["may_annul"] = unit().actor.may("diagnostic.annul")
    return table.exported() or show("registry/import_run.html", of=details, table=table, **shown)


@blueprint.route("/imports/runs/<uuid:run_id>/undo", methods=["GET", "POST"])
@requires("import.undo")
def undo_page(run_id: UUID) -> Any:
    """Переспросить и отменить загрузку целиком."""
    form = Form(Schema(), ())
    run = _run(run_id, lock=form.sent())
    work = unit()

    def act() -> None:
        actions.undo_import(work.session, run=run, account_id=work.actor.account_id, now=work.now)

    going = submit(form, act, to=f"/registry/imports/runs/{run_id}", told=UNDONE) if form.sent() else None
    return going or show("registry/import_undo.html", form=form, run=run, **_what_goes(run))


def _run(run_id: UUID, *, lock: bool) -> ImportRun:
    scope = unit().actor.scope("import.undo")
    return queries.find_import(unit().session, scope=scope, import_id=run_id, lock=lock)


def _what_goes(run: ImportRun) -> dict[str, Any]:
    created, changed = queries.change_counts(unit().session, run=run)
    return {"title": TITLES[run.kind], "created": created, "changed": changed}


def _changes(of: queries.RunDetails) -> Table[Changed]:
    """What changed, narrowed by the database; a look is told of whoever is shown or taken away."""

    def asked(what: Asked) -> Sequence[Changed]:
        return queries.changed_records(
            unit().session, run=of.run, q=what.q, result=what.chosen.get("result", "")
        )

    table = Table(
        name="changes",
        columns=COLUMNS,
        source=asked,
        filters=FILTERS,
        empty="Эта загрузка ничего не изменила",
    )
    if table.taken_away:
        table.found = list(table.found)
    about(*(one.person_id for one in (table.found if table.taken_away else table.shown_rows)))
    return table


def _result(one: Changed) -> str:
    return RESULTS["created" if one.created else "changed"]


def _in_words(one: Changed) -> list[str]:
    return [f"{each.label}: было {each.before}; стало {each.after}" for each in one.fields]


COLUMNS = (
    Column[Changed](key="name", title="Запись", value=lambda one: one.name, sortable=False),
    Column[Changed](key="kind", title="Вид", value=lambda one: one.kind, sortable=False, shown=False),
    Column[Changed](
        key="result",
        title="Итог",
        value=lambda one: RESULTS["created" if one.created else "changed"],
        sortable=False,
    ),
    Column[Changed](key="fields", title="Что изменилось", value=_in_words, sortable=False),
)
FILTERS = (Filter[Changed](key="result", title="Итог", options=tuple(RESULTS.items())),)
