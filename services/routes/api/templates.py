"""JSON doors of templates of routes: a tutor's own and the municipality's."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.routes import present, shown, who
from services.routes.models import RouteTemplate
from services.routes.queries import templating
from services.routes.schemas.routes import RouteOut
from services.routes.schemas.templates import (
    TemplateArchivingIn,
    TemplateEdit,
    TemplateIn,
    TemplateOut,
    TemplatesQuery,
)
from shared.web import check_etag, etag, page, requires, unit

blueprint = Blueprint("templates", __name__, description="Шаблоны маршрутов (ust-koksa п.7.2)")


def _present(template_id: UUID) -> RouteTemplate:
    one = templating.template(unit().session, actor=unit().actor, template_id=template_id)
    check_etag(one.version)
    return one


def _shown(one: RouteTemplate) -> RouteTemplate:
    etag(one.version)
    return one


@blueprint.route("/templates", methods=["GET"])
@requires("route_template.read")
@blueprint.arguments(TemplatesQuery, location="query")
@blueprint.response(200, TemplateOut(many=True))
def list_templates(arguments: dict[str, Any]) -> list[RouteTemplate]:
    """Свои шаблоны и шаблоны муниципалитета."""
    query = templating.templates(actor=unit().actor)
    if "archived" in arguments:
        column = RouteTemplate.archived_on
        query = query.where(column.is_not(None) if arguments["archived"] else column.is_(None))
    return page(query, key=RouteTemplate.id)


@blueprint.route("/templates", methods=["POST"])
@requires("route_template.write")
@blueprint.arguments(TemplateIn)
@blueprint.response(201, TemplateOut)
def add_template(data: dict[str, Any]) -> RouteTemplate:
    """Составить шаблон."""
    return _shown(actions.add_template(unit().session, **who(), **data))


@blueprint.route("/templates/<uuid:template_id>", methods=["GET"])
@requires("route_template.read")
@blueprint.response(200, TemplateOut)
def get_template(template_id: UUID) -> RouteTemplate:
    """Один шаблон."""
    one = templating.template(unit().session, actor=unit().actor, template_id=template_id, lock=False)
    return _shown(one)


@blueprint.route("/templates/<uuid:template_id>", methods=["PATCH"])
@requires("route_template.write")
@blueprint.arguments(TemplateEdit)
@blueprint.response(200, TemplateOut)
def change_template(data: dict[str, Any], template_id: UUID) -> RouteTemplate:
    """Изменить шаблон; взявшие его маршруты не меняются."""
    one = _present(template_id)
    return _shown(actions.change_template(unit().session, actor=unit().actor, template=one, **data))


@blueprint.route("/templates/<uuid:template_id>/archive", methods=["POST"])
@requires("route_template.write")
@blueprint.arguments(TemplateArchivingIn)
@blueprint.response(200, TemplateOut)
def archive_template(data: dict[str, Any], template_id: UUID) -> RouteTemplate:
    """Убрать шаблон в архив или вернуть."""
    one = _present(template_id)
    return _shown(actions.archive_template(unit().session, **who(), template=one, **data))


@blueprint.route("/routes/<uuid:route_id>/templates/<uuid:template_id>", methods=["POST"])
@requires("route.write")
@blueprint.response(200, RouteOut)
def take_template(route_id: UUID, template_id: UUID) -> dict[str, Any]:
    """Взять шаги шаблона в маршрут; повтор ничего не добавляет."""
    one = templating.template(unit().session, actor=unit().actor, template_id=template_id, lock=False)
    return shown(actions.take_template(unit().session, **who(), route=present(route_id), template=one))
