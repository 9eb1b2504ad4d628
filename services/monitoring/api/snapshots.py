"""JSON doors of snapshots and corrections: what was frozen, and how it differs from what came later."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import Snapshot
from services.monitoring.queries import Moved, Named
from services.monitoring.rules import Figure
from services.monitoring.schemas import (
    ChangeOut,
    CorrectionWith,
    FigureOut,
    ListQuery,
    NamedOut,
    Paged,
    SnapshotOut,
    SnapshotsQuery,
)
from shared.web import page, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("snapshots", __name__, description="Снимки и исправления (ust-koksa п.20)")


def _open(one: Snapshot) -> dict[str, Any]:
    """A snapshot without the sizes of few people and the words of a correction, which may name somebody.

    Whoever sees the exact figures gets both.
    """
    exact = queries.sees_exact(unit().actor, one.municipality_id)
    kept = {name: getattr(one, name) for name in SnapshotOut().fields}
    reason = one.reason if exact else ""
    return {**kept, "counts": queries.open_counts(one.counts, exact=exact), "reason": reason}


def _snapshot(snapshot_id: UUID, permission: str = "indicator.read") -> Snapshot:
    scope = unit().actor.scope(permission)
    return queries.snapshot(unit().session, scope=scope, snapshot_id=snapshot_id)


@blueprint.route("/snapshots", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(SnapshotsQuery, location="query")
@blueprint.response(200, SnapshotOut(many=True))
def list_snapshots(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Снимки показателей."""
    found = queries.snapshots(scope=unit().actor.scope("indicator.read"))
    if "period_id" in query:
        found = found.where(Snapshot.period_id == query["period_id"])
    return [_open(one) for one in page(found, key=Snapshot.id)]


@blueprint.route("/snapshots/<uuid:snapshot_id>", methods=["GET"])
@requires("indicator.read")
@blueprint.response(200, SnapshotOut)
def get_snapshot(snapshot_id: UUID) -> dict[str, Any]:
    """Один снимок."""
    return _open(_snapshot(snapshot_id))


@blueprint.route("/snapshots/<uuid:snapshot_id>/indicators", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, FigureOut(many=True))
def list_figures(_query: dict[str, Any], snapshot_id: UUID) -> list[Figure]:
    """Десять показателей снимка, какими они были."""
    found = _snapshot(snapshot_id)
    kept = queries.kept(unit().session, snapshot_id=found.id)
    exact = queries.sees_exact(unit().actor, found.municipality_id)
    return slice_page([line.figure for line in queries.lines(found, kept, interim=False, exact=exact)])


@blueprint.route("/snapshots/<uuid:snapshot_id>/indicators/<int:number>/people", methods=["GET"])
@requires("indicator.people.read")
@blueprint.arguments(ListQuery, location="query")
@blueprint.response(200, NamedOut(many=True))
def list_people(query: dict[str, Any], snapshot_id: UUID, number: int) -> list[Named]:
    """Кто стоит за показателем снимка; имена — сегодняшние."""
    found = _snapshot(snapshot_id, "indicator.people.read")
    figure = queries.kept_figure(unit().session, snapshot_id=found.id, number=number)
    scope = unit().actor.scope("indicator.people.read")
    reasons = queries.seen_lists(found, figure, scope=scope)[query["list_name"]]
    return slice_page(queries.named_entries(unit().session, figure, reasons))


@blueprint.route("/snapshots/<uuid:snapshot_id>/differences", methods=["GET"])
@requires("indicator.people.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, ChangeOut(many=True))
def list_differences(_query: dict[str, Any], snapshot_id: UUID) -> list[Moved]:
    """Чем исправление отличается от прежнего снимка, поимённо; первый снимок — от сегодняшних данных."""
    found = _snapshot(snapshot_id, "indicator.people.read")
    scope = unit().actor.scope("indicator.people.read")
    return slice_page(queries.differences_of(unit().session, snapshot=found, scope=scope))


@blueprint.route("/corrections", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(SnapshotsQuery, location="query")
@blueprint.response(200, SnapshotOut(many=True))
def list_corrections(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Исправления: снимки после первого, с причиной."""
    found = queries.snapshots(scope=unit().actor.scope("indicator.read")).where(Snapshot.number > 1)
    if "period_id" in query:
        found = found.where(Snapshot.period_id == query["period_id"])
    return [_open(one) for one in page(found, key=Snapshot.id)]


@blueprint.route("/corrections", methods=["POST"])
@requires("period.freeze")
@blueprint.arguments(CorrectionWith)
@blueprint.response(201, SnapshotOut)
def correct(data: dict[str, Any]) -> Snapshot:
    """Исправить зафиксированный период новым снимком с причиной."""
    return actions.correct(unit().session, actor=unit().actor, now=unit().now, **data)
