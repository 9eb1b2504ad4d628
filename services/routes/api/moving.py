"""JSON doors that move a route from draft to closing; whose move it is, `awaits` says."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.routes import present, shown, who
from services.routes.schemas.diagnostics import ReasonIn
from services.routes.schemas.routes import ApprovalIn, ClosingIn, ReturnIn, RouteOut
from shared.web import requires, unit

blueprint = Blueprint("moving", __name__, description="Движение маршрута (ust-koksa п.13, 14)")


@blueprint.route("/routes/<uuid:route_id>/submission", methods=["POST"])
@requires("route.write")
@blueprint.response(200, RouteOut)
def submit_route(route_id: UUID) -> dict[str, Any]:
    """Тьютор отправляет маршрут педагогу, а согласованный — директору."""
    route = present(route_id)
    return shown(actions.submit_route(unit().session, **who(), route_id=route.id))


@blueprint.route("/routes/<uuid:route_id>/agreement", methods=["POST"])
@requires("route.agree")
@blueprint.response(200, RouteOut)
def agree_route(route_id: UUID) -> dict[str, Any]:
    """Педагог согласен с маршрутом."""
    route = present(route_id)
    return shown(actions.agree_route(unit().session, **who(), route_id=route.id))


@blueprint.route("/routes/<uuid:route_id>/approval", methods=["POST"])
@requires("route.approve")
@blueprint.arguments(ApprovalIn)
@blueprint.response(200, RouteOut)
def approve_route(data: dict[str, Any], route_id: UUID) -> dict[str, Any]:
    """Директор школы педагога утверждает маршрут; подписанный на бумаге — с днём подписи."""
    route = present(route_id)
    return shown(actions.approve_route(unit().session, **who(), route_id=route.id, **data))


@blueprint.route("/routes/<uuid:route_id>/return", methods=["POST"])
@requires("route.return")
@blueprint.arguments(ReturnIn)
@blueprint.response(200, RouteOut)
def return_route(data: dict[str, Any], route_id: UUID) -> dict[str, Any]:
    """Вернуть маршрут тьютору с замечанием."""
    route = present(route_id)
    return shown(actions.return_route(unit().session, **who(), route_id=route.id, **data))


@blueprint.route("/routes/<uuid:route_id>/start", methods=["POST"])
@requires("route.write")
@blueprint.response(200, RouteOut)
def start_route(route_id: UUID) -> dict[str, Any]:
    """Начать утверждённый маршрут."""
    route = present(route_id)
    return shown(actions.start_route(unit().session, **who(), route_id=route.id))


@blueprint.route("/routes/<uuid:route_id>/completion", methods=["POST"])
@requires("route.write")
@blueprint.response(200, RouteOut)
def complete_route(route_id: UUID) -> dict[str, Any]:
    """Маршрут выполнен: обязательные шаги приняты."""
    route = present(route_id)
    return shown(actions.complete_route(unit().session, **who(), route_id=route.id))


@blueprint.route("/routes/<uuid:route_id>/closing", methods=["POST"])
@requires("route.write")
@blueprint.arguments(ClosingIn)
@blueprint.response(200, RouteOut)
def close_route(data: dict[str, Any], route_id: UUID) -> dict[str, Any]:
    """Завершить повторной диагностикой или заключением."""
    route = present(route_id)
    return shown(actions.close_route(unit().session, **who(), route_id=route.id, **data))


@blueprint.route("/routes/<uuid:route_id>/cancellation", methods=["POST"])
@requires("route.write")
@blueprint.arguments(ReasonIn)
@blueprint.response(200, RouteOut)
def cancel_route(data: dict[str, Any], route_id: UUID) -> dict[str, Any]:
    """Отменить маршрут с причиной."""
    route = present(route_id)
    return shown(actions.cancel_route(unit().session, **who(), route_id=route.id, **data))
