"""JSON doors of reporting periods: opened, ready or not, confirmed, frozen (ust-koksa п.20)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import Period, Snapshot
from services.monitoring.queries import Readiness
from services.monitoring.schemas import (
    ConfirmationIn,
    Paged,
    PeriodIn,
    PeriodOut,
    ReadinessOut,
    SnapshotOut,
)
from shared.permissions import Scope
from shared.web import etag, page, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("periods", __name__, description="Отчётные периоды (ust-koksa п.20)")


def _office() -> Scope:
    return queries.office(unit().session, actor=unit().actor, permission="period.read")


def _shown(found: Period) -> Period:
    etag(found.version)
    return found


@blueprint.route("/periods", methods=["GET"])
@requires("period.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, PeriodOut(many=True))
def list_periods(_query: dict[str, Any]) -> list[Period]:
    """Отчётные периоды."""
    return page(queries.periods(scope=_office()), key=Period.id)


@blueprint.route("/periods/<uuid:period_id>", methods=["GET"])
@requires("period.read")
@blueprint.response(200, PeriodOut)
def get_period(period_id: UUID) -> Period:
    """Один период."""
    return _shown(queries.period(unit().session, scope=_office(), period_id=period_id))


@blueprint.route("/periods", methods=["POST"])
@requires("period.open")
@blueprint.arguments(PeriodIn)
@blueprint.response(201, PeriodOut)
def open_period(data: dict[str, Any]) -> Period:
    """Открыть период на дату; тот же ещё раз — тот же период."""
    work = unit()
    asked = {"municipality_code": data["municipality"], "as_of": data["as_of"]}
    return _shown(actions.open_period(work.session, actor=work.actor, today=work.today, **asked))


@blueprint.route("/periods/<uuid:period_id>/readiness", methods=["GET"])
@requires("period.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, ReadinessOut(many=True))
def list_readiness(_query: dict[str, Any], period_id: UUID) -> list[Readiness]:
    """Чего не хватает организациям и кто это исправит."""
    scope = _office()
    work = unit()
    found = queries.period(work.session, scope=scope, period_id=period_id)
    return slice_page(queries.readiness(work.session, period=found, scope=scope, today=work.today))


@blueprint.route("/periods/<uuid:period_id>/confirmation", methods=["POST"])
@requires("period.confirm")
@blueprint.arguments(ConfirmationIn)
@blueprint.response(200, PeriodOut)
def confirm(data: dict[str, Any], period_id: UUID) -> Period:
    """Подтвердить данные своей организации или снять подтверждение."""
    work, act = unit(), actions.withdraw if data.pop("withdraw") else actions.confirm
    return _shown(act(work.session, actor=work.actor, period_id=period_id, now=work.now, **data))


@blueprint.route("/periods/<uuid:period_id>/freeze", methods=["POST"])
@requires("period.freeze")
@blueprint.response(201, SnapshotOut)
def freeze(period_id: UUID) -> Snapshot:
    """Зафиксировать период: не раньше его даты, один раз."""
    work = unit()
    return actions.freeze(work.session, actor=work.actor, period_id=period_id, now=work.now, today=work.today)
