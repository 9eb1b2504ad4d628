"""Diagnostics: the list, and assigning to several people at once."""

from functools import partial
from typing import Any

from flask import Blueprint, request

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.pages.filters import by_words
from services.routes.queries.assigning import Candidates, candidates
from services.routes.queries.lists import DiagnosticRow, all_diagnostics
from services.routes.rules import wording
from services.routes.schemas.forms import AssignmentForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Column, Table

blueprint = Blueprint("diagnosing", __name__)
ASSIGNED = "Диагностика назначена. Педагог увидит её у себя."


@blueprint.route("/diagnostics", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
def list_page() -> Any:
    """Диагностики в пределах видимости."""
    table = _table(all_diagnostics(unit().session, **who()))
    about(*(row.person_id for row in seen(table)))
    may_assign = bool(unit().actor.roles() & {"tutor", "methodist"})
    return table.exported() or show("routes/diagnostics.html", table=table, may_assign=may_assign)


@blueprint.route("/diagnostics/new", methods=["GET", "POST"])
@requires("diagnostic.assign")
def assign() -> Any:
    """Назначить диагностику одному или нескольким."""
    found = candidates(unit().session, **who(), place=request.args.get("school", ""))
    values = {"person_ids": request.args.getlist("person")}
    form = Form(AssignmentForm(), _inputs(found), values=values)
    act = partial(actions.assign_diagnostics, unit().session, **who())
    going = submit(form, act, to=addresses.ALL_DIAGNOSTICS, told=ASSIGNED) if form.sent() else None
    return going or show("routes/assign.html", form=form, found=found, asked=values["person_ids"])


def _inputs(found: Candidates) -> tuple[Input, ...]:
    people = [(str(one.id), one.name) for one in found.people]
    instruments = [
        (str(one.id), wording.instrument_title(one.title or one.name, one.kind)) for one in found.instruments
    ]
    return (
        Input(name="instrument_id", label="Чем измерить", kind="radio", options=instruments),
        Input(name="person_ids", label="Кому", kind="chips", options=people),
        Input(name="due_on", label="Провести до", kind="date", attributes={"min": unit().today.isoformat()}),
    )


COLUMNS: tuple[Column[DiagnosticRow], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="place", title="Школа", value=lambda row: row.place),
    Column(key="state", title="Состояние", value=lambda row: row.words),
)
DETAIL: tuple[Column[DiagnosticRow], ...] = (
    Column(key="instrument", title="Инструмент", value=lambda row: row.instrument),
    Column(key="assigned", title="Назначена", value=lambda row: row.assigned_on),
    Column(key="due", title="Провести до", value=lambda row: row.due_on),
    Column(key="conducted", title="Проведена", value=lambda row: row.conducted_on),
)


def _table(rows: list[DiagnosticRow]) -> Table[DiagnosticRow]:
    """The columns of the detail are there only for whoever sees the detail of something."""
    detailed = any(row.detail for row in rows)
    return Table(
        name="diagnostiki",
        columns=COLUMNS + DETAIL if detailed else COLUMNS,
        rows=rows,
        filters=[
            *by_words("state", "Состояние", rows, lambda row: row.words),
            *by_words("school", "Школа", rows, lambda row: row.place),
        ],
        empty="Диагностик пока нет",
        empty_text="Назначьте первую: педагогу придёт сообщение.",
        empty_href=f"{addresses.ALL_DIAGNOSTICS}/new",
        empty_action="Назначить диагностику",
    )
