"""The list of diagnostics within reach."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint

from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.pages.filters import by_words
from services.routes.queries.assigning import schools
from services.routes.queries.diagnostic_listing import diagnostics_listing
from services.routes.queries.lists import DiagnosticRow, all_diagnostics
from shared.web import about, looks, requires, unit
from shared.web.pages import show
from shared.web.tables import Asked, Column, Filter, Table

blueprint = Blueprint("diagnosing", __name__)


@blueprint.route("/diagnostics", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
def list_page() -> Any:
    """Диагностики в пределах видимости."""
    whole = unit().actor.has_role("methodist")
    rows = [] if whole else all_diagnostics(unit().session, **who())
    may = {"may_assign": "diagnostic.assign", "may_import": "import.results"}
    allowed: dict[str, Any] = {name: unit().actor.may(permission) for name, permission in may.items()}
    table = _municipal() if whole else _table(rows, may_assign=allowed["may_assign"])
    about(*(row.person_id for row in seen(table)))
    return table.exported() or show("routes/diagnostics.html", table=table, **allowed)


COLUMNS: tuple[Column[DiagnosticRow], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="place", title="Школа", value=lambda row: row.place),
    Column(key="state", title="Состояние", value=lambda row: row.words),
)
NAMED: tuple[Column[DiagnosticRow], ...] = (
    Column(key="instrument", title="Инструмент", value=lambda row: row.instrument),
    Column(key="assigned", title="Назначена", value=lambda row: row.assigned_on),
    Column(key="conducted", title="Проведена", value=lambda row: row.conducted_on),
)
DETAIL: tuple[Column[DiagnosticRow], ...] = (
    Column(key="due", title="Провести до", value=lambda row: row.due_on),
)


PASSED = (("passed", "пройдена"), ("waiting", "не пройдена"))
EMPTY: dict[str, Any] = {
    "empty": "Диагностик пока нет",
    "empty_text": "Назначьте первую: педагогу придёт сообщение.",
    "empty_href": f"{addresses.ALL_DIAGNOSTICS}/new",
    "empty_action": "Назначить диагностику",
}


def _municipal() -> Table[DiagnosticRow]:
    """However many a municipality has, they stay in the database."""

    def source(asked: Asked) -> Sequence[DiagnosticRow]:
        how: dict[str, Any] = {"q": asked.q, "chosen": asked.chosen, "sort": asked.sort}
        return diagnostics_listing(unit().session, **who(), **how)

    columns = [replace(one, sortable=one.key == "name") for one in COLUMNS]
    places = [(str(one.id), one.name) for one in schools(unit().session, **who())]
    filters = [
        Filter[DiagnosticRow](key="state", title="Состояние", options=PASSED),
        Filter[DiagnosticRow](key="school", title="Школа", options=places),
    ]
    return Table(name="diagnostiki", columns=columns, source=source, filters=filters, **EMPTY)


def _table(rows: list[DiagnosticRow], *, may_assign: bool) -> Table[DiagnosticRow]:
    """The columns of names and of the detail are there only for whoever sees them of something."""
    named = NAMED if any(row.instrument for row in rows) else ()
    detailed = DETAIL if any(row.detail for row in rows) else ()
    return Table(
        name="diagnostiki",
        columns=COLUMNS + named + detailed,
        rows=rows,
        filters=[
            *by_words("state", "Состояние", rows, lambda row: row.words),
            *by_words("school", "Школа", rows, lambda row: row.place),
        ],
        **(EMPTY if may_assign else {"empty": "Диагностик пока нет"}),
    )
