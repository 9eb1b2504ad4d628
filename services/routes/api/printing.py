"""JSON doors of a route on paper: what keeps it from paper, and its files."""

from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.routes.api.routes import who
from services.routes.queries import reading
from services.routes.queries.printing import Printed, printed
from services.routes.schemas.routes import PrintOut
from shared.documents import as_format
from shared.errors import Conflict
from shared.web import about, looks, requires, unit
from shared.web.files import as_file

blueprint = Blueprint("paper", __name__, description="Маршрут на бумаге")


@blueprint.route("/routes/<uuid:route_id>/print", methods=["GET"])
@requires("route.read")
@looks("route")
@blueprint.response(200, PrintOut)
def get_blockers(route_id: UUID) -> Printed:
    """Что мешает напечатать маршрут и за кем это."""
    return _printed(route_id)


@blueprint.route("/routes/<uuid:route_id>/print.<any(pdf, docx):name>", methods=["GET"])
@requires("route.read")
@looks("route")
@blueprint.response(200, content_type="application/octet-stream")
def get_file(route_id: UUID, name: str) -> Response:
    """Маршрут файлом."""
    one = _printed(route_id)
    if one.paper is None:
        raise Conflict(" ".join(blocker.text for blocker in one.blockers))
    content = as_format(one.paper, name)
    return as_file(content, name=f"ИОМ.{name}")


def _printed(route_id: UUID) -> Printed:
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(row.teacher_id)
    return printed(unit().session, **who(), route=row)
