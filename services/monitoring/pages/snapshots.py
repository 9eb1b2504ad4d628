"""A snapshot on pages: the ten as they were, the names behind each, and what a correction changed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.monitoring import queries
from services.monitoring.models import Snapshot
from services.monitoring.pages import period_tables
from services.monitoring.pages.asking import PERIODS, SNAPSHOTS, names_scope
from services.monitoring.pages.board import COLUMNS
from services.monitoring.pages.indicator import LISTS, named_columns, taken
from services.monitoring.queries import Line, Named, SnapshotView
from services.monitoring.rules import CARDS, REPORTS, Frozen, ListName, ReportKind
from services.monitoring.schemas import ListForm
from shared.web import about, looks, requires, unit
from shared.web.pages import show
from shared.web.tables import Table

blueprint = Blueprint("snapshot_pages", __name__)


@blueprint.route("/snapshots/<uuid:snapshot_id>")
@requires("indicator.read")
def show_snapshot(snapshot_id: UUID) -> Any:
    """Снимок: десять показателей, какими они были в день фиксации."""
    found = _snapshot(snapshot_id)
    exact = queries.sees_exact(unit().actor, found.municipality_id)
    view = queries.snapshot_view(unit().session, snapshot=found, scope=names_scope(), exact=exact)
    table = _figures(view.snapshot, view.lines)
    told: dict[str, Any] = {"view": view, "periods": PERIODS, "home": SNAPSHOTS}
    told |= {"reads_papers": unit().actor.may("note.read"), "papers": _papers(view)}
    return table.exported() or show("monitoring/snapshot.html", table=table, **told)


@blueprint.route("/snapshots/<uuid:snapshot_id>/differences")
@requires("indicator.people.read")
@looks("export")
def show_differences(snapshot_id: UUID) -> Any:
    """Чем исправление отличается от прежнего снимка, поимённо."""
    found, scope = _snapshot(snapshot_id), unit().actor.scope("indicator.people.read")
    table = period_tables.moved(queries.differences_of(unit().session, snapshot=found, scope=scope))
    about(*period_tables.moved_people(table))
    told: dict[str, Any] = {"snapshot": found, "home": SNAPSHOTS}
    return table.exported() or show("monitoring/differences.html", table=table, **told)


@blueprint.route("/snapshots/<uuid:snapshot_id>/indicators/<int:number>")
@requires("indicator.people.read")
@looks("export")
def show_names(snapshot_id: UUID, number: int) -> Any:
    """Кто стоял за показателем в день фиксации; имена — сегодняшние."""
    found, name = _snapshot(snapshot_id), _list()
    figure = queries.kept_figure(unit().session, snapshot_id=found.id, number=number)
    reasons = queries.seen_lists(found, figure, scope=unit().actor.scope("indicator.people.read"))
    line = queries.lines(found, [figure], interim=False)[0]
    table = _names(found, line, queries.named_entries(unit().session, figure, reasons[name]), name)
    about(*taken(table))
    told: dict[str, Any] = {"snapshot": found, "line": line, "home": SNAPSHOTS, "cards": CARDS}
    tabs = _tabs(found, figure, {key: len(rows) for key, rows in reasons.items()}, present=name)
    return table.exported() or show("monitoring/snapshot_names.html", table=table, tabs=tabs, **told)


def _papers(view: SnapshotView) -> list[ReportKind]:
    """The reports that may be written on a snapshot: the yearly one on the final figures only."""
    return [one for one in REPORTS.values() if view.is_final or not one.is_final]


def _snapshot(snapshot_id: UUID) -> Snapshot:
    scope = unit().actor.scope("indicator.read")
    return queries.snapshot(unit().session, scope=scope, snapshot_id=snapshot_id)


def _list() -> ListName:
    given = {"list": request.args["list"]} if request.args.get("list") else {}
    name: ListName = ListForm().load(given)["list_name"]
    return name


def _tabs(
    found: Snapshot, figure: Frozen, counts: dict[ListName, int], *, present: ListName
) -> list[dict[str, Any]]:
    return [
        {
            "title": title,
            "count": counts[name],
            "href": f"{SNAPSHOTS}/{found.id}/indicators/{figure.number}?list={name}",
            "present": name == present,
        }
        for name, title in LISTS
    ]


def _figures(found: Snapshot, rows: list[Line]) -> Table[Line]:
    name = f"snimok-{found.as_of}-{found.number}"
    return Table(name=name, columns=COLUMNS, rows=rows, searched=False)


def _names(found: Snapshot, line: Line, rows: list[Named], name: ListName) -> Table[Named]:
    subject = queries.indicator_by_number(line.figure.number).subject
    file = f"snimok-{found.as_of}-{found.number}-pokazatel-{line.figure.number}-{name}"
    return Table(name=file, columns=named_columns(subject), rows=rows, empty="В этом списке никого")
