"""JSON doors of a plan: dates of all steps, their order, versions, copies (ust-koksa п.13, 14)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.routes import check_step, present, shown, who
from services.routes.queries import access, reading, views
from services.routes.queries.copying import candidates
from services.routes.queries.versions import versions_of
from services.routes.schemas.diagnostics import Paged
from services.routes.schemas.plans import CandidateOut, CopiesIn, DatesIn, PlaceIn, VersionOut
from services.routes.schemas.routes import RouteOut
from shared.web import about, looks, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("planning_api", __name__, description="План маршрута (ust-koksa п.13, 14)")


@blueprint.route("/routes/<uuid:route_id>/dates", methods=["PATCH"])
@requires("route.write")
@blueprint.arguments(DatesIn)
@blueprint.response(200, RouteOut)
def set_dates(data: dict[str, Any], route_id: UUID) -> dict[str, Any]:
    """Сроки нескольких шагов одним изменением."""
    dates = {one["step_id"]: one["due_on"] for one in data["steps"]}
    return shown(actions.set_dates(unit().session, **who(), route=present(route_id), dates=dates))


@blueprint.route("/steps/<uuid:step_id>/place", methods=["POST"])
@requires("route.write")
@blueprint.arguments(PlaceIn)
@blueprint.response(200, RouteOut)
def place_step(data: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    """Переставить шаг: место считается с единицы."""
    check_step(step_id)
    return shown(actions.place_step(unit().session, **who(), step_id=step_id, **data))


@blueprint.route("/routes/<uuid:route_id>/versions", methods=["GET"])
@requires("route.read")
@looks("route")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, VersionOut(many=True))
def list_versions(_query: dict[str, Any], route_id: UUID) -> list[Any]:
    """Версии плана, действующая первой: что обещано и что изменено."""
    route = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(route.teacher_id)
    return slice_page(versions_of(unit().session, **who(), route=route))


@blueprint.route("/routes/<uuid:route_id>/copies", methods=["GET"])
@requires("route.write")
@looks("diagnostics")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, CandidateOut(many=True))
def list_copies(_query: dict[str, Any], route_id: UUID) -> list[Any]:
    """Кому подойдёт план: педагоги тьютора с теми же подтверждёнными дефицитами."""
    route = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    access.require_tutor(unit().session, **who(), person_id=route.teacher_id)
    found = slice_page(candidates(unit().session, **who(), route=route))
    about(route.teacher_id, *(one.person.id for one in found))
    return found


@blueprint.route("/routes/<uuid:route_id>/copies", methods=["POST"])
@requires("route.write")
@blueprint.arguments(CopiesIn)
@blueprint.response(201, RouteOut(many=True))
def copy_route(data: dict[str, Any], route_id: UUID) -> list[dict[str, Any]]:
    """Скопировать план: каждому свой черновик; повтор ничего нового не создаёт."""
    made = actions.copy_route(unit().session, **who(), route=present(route_id), **data)
    about(*(one.teacher_id for one in made))
    return views.route_views(unit().session, made, **who())
