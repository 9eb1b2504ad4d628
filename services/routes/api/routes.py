"""JSON doors of routes and steps; moving a route lies in `api.moving`."""

from typing import Any
from uuid import UUID

from services.routes import actions
from services.routes.api.files import attached
from services.routes.api.filters import narrowed
from services.routes.models import Route
from services.routes.queries import reading, views
from services.routes.schemas.diagnostics import Paged, ReasonIn
from services.routes.schemas.files import FilesIn
from services.routes.schemas.routes import (
    EvidenceIn,
    ReturnIn,
    RouteEdit,
    RouteIn,
    RouteOut,
    RoutesQuery,
    StepEdit,
    StepIn,
    StepOut,
)
from shared.web import about, check_etag, etag, looks, page, requires, unit
from shared.web.files import EITHER, FilesBlueprint
from shared.web.paging import slice_page

blueprint = FilesBlueprint(
    "routes", __name__, description="Индивидуальные маршруты (ust-koksa п.7.2, 13, 14)"
)


def who() -> dict[str, Any]:
    """Name who acts and on which local date."""
    return {"actor": unit().actor, "today": unit().today}


def present(route_id: UUID) -> Route:
    """Find the route within reach and check If-Match."""
    route = reading.route(unit().session, **who(), route_id=route_id)
    check_etag(route.version)
    return route


def check_step(step_id: UUID) -> None:
    """Check If-Match against the route a step belongs to."""
    route, _ = reading.step(unit().session, **who(), step_id=step_id)
    check_etag(route.version)


def shown(route: Route) -> dict[str, Any]:
    """Show a route as the actor may see it, with its version as ETag; warnings name steps and drafts."""
    etag(route.version)
    about(route.teacher_id)
    [view] = views.route_views(unit().session, [route], **who(), reports=True)
    is_whole = views.sight_of_route(unit().session, route, **who()).detail
    return view | {"warnings": actions.warnings_of(unit().session, route=route) if is_whole else []}


@blueprint.route("/routes", methods=["GET"])
@requires("route.read")
@looks("route")
@blueprint.arguments(RoutesQuery, location="query")
@blueprint.response(200, RouteOut(many=True))
def list_routes(arguments: dict[str, Any]) -> list[dict[str, Any]]:
    """Маршруты в пределах видимости."""
    query = narrowed(reading.routes(unit().session, **who()), Route, arguments)
    rows = page(query, key=Route.id)
    about(*(row.teacher_id for row in rows))
    return views.route_views(unit().session, rows, **who(), reports=True)


@blueprint.route("/routes/<uuid:route_id>", methods=["GET"])
@requires("route.read")
@looks("route")
@blueprint.response(200, RouteOut)
def get_route(route_id: UUID) -> dict[str, Any]:
    """Один маршрут."""
    return shown(reading.route(unit().session, **who(), route_id=route_id, lock=False))


@blueprint.route("/routes", methods=["POST"])
@requires("route.write")
@blueprint.arguments(RouteIn)
@blueprint.response(201, RouteOut)
def draft_route(data: dict[str, Any]) -> dict[str, Any]:
    """Составить маршрут."""
    return shown(actions.draft_route(unit().session, **who(), **data))


@blueprint.route("/routes/<uuid:route_id>", methods=["PATCH"])
@requires("route.write")
@blueprint.arguments(RouteEdit)
@blueprint.response(200, RouteOut)
def edit_route(data: dict[str, Any], route_id: UUID) -> dict[str, Any]:
    """Изменить маршрут; после утверждения это новая версия плана."""
    route = present(route_id)
    return shown(actions.edit_route(unit().session, **who(), route=route, changes=data))


@blueprint.route("/routes/<uuid:route_id>/steps", methods=["POST"])
@requires("route.write")
@blueprint.arguments(StepIn)
@blueprint.response(201, RouteOut)
def add_step(data: dict[str, Any], route_id: UUID) -> dict[str, Any]:
    """Добавить шаг."""
    return shown(actions.add_step(unit().session, **who(), route=present(route_id), **data))


@blueprint.route("/routes/<uuid:route_id>/steps", methods=["GET"])
@requires("route.read")
@looks("route")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, StepOut(many=True))
def list_steps(_query: dict[str, Any], route_id: UUID) -> list[dict[str, Any]]:
    """Шаги маршрута."""
    view = shown(reading.route(unit().session, **who(), route_id=route_id, lock=False))
    return slice_page(view["steps"])


@blueprint.route("/steps/<uuid:step_id>", methods=["PATCH"])
@requires("route.write")
@blueprint.arguments(StepEdit)
@blueprint.response(200, RouteOut)
def edit_step(data: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    """Изменить шаг; после утверждения это новая версия плана."""
    check_step(step_id)
    return shown(actions.edit_step(unit().session, **who(), step_id=step_id, **data))


@blueprint.route("/steps/<uuid:step_id>", methods=["DELETE"])
@requires("route.write")
@blueprint.response(200, RouteOut)
def remove_step(step_id: UUID) -> dict[str, Any]:
    """Удалить шаг, пока маршрут не утверждён."""
    check_step(step_id)
    return shown(actions.remove_step(unit().session, **who(), step_id=step_id))


@blueprint.route("/steps/<uuid:step_id>/evidence", methods=["POST"])
@requires("step.report")
@blueprint.arguments(FilesIn, location="files")
@blueprint.arguments(EvidenceIn, location=EITHER)
@blueprint.response(200, RouteOut)
def report_step(files: dict[str, Any], data: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    """Отчитаться о шаге: словами, ссылкой, файлами."""
    told = data | {"attached": attached(**files)}
    return shown(actions.report_step(unit().session, **who(), step_id=step_id, **told))


@blueprint.route("/steps/<uuid:step_id>/acceptance", methods=["POST"])
@requires("step.decide")
@blueprint.response(200, RouteOut)
def accept_step(step_id: UUID) -> dict[str, Any]:
    """Принять шаг."""
    return shown(actions.accept_step(unit().session, **who(), step_id=step_id))


@blueprint.route("/steps/<uuid:step_id>/return", methods=["POST"])
@requires("step.decide")
@blueprint.arguments(ReturnIn)
@blueprint.response(200, RouteOut)
def return_step(data: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    """Вернуть шаг на доработку."""
    return shown(actions.return_step(unit().session, **who(), step_id=step_id, **data))


@blueprint.route("/steps/<uuid:step_id>/skipping", methods=["POST"])
@requires("step.decide")
@blueprint.arguments(ReasonIn)
@blueprint.response(200, RouteOut)
def skip_step(data: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    """Пропустить шаг с причиной."""
    return shown(actions.skip_step(unit().session, **who(), step_id=step_id, **data))
