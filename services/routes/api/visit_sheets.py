"""JSON door of a lesson visit on paper."""

from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.routes.api.routes import who
from services.routes.queries import reading
from services.routes.queries.visit_sheet import visit_sheet
from services.routes.rules.visit_sheet import NAME
from shared.documents import as_format
from shared.web import about, looks, requires, unit
from shared.web.files import as_file

blueprint = Blueprint("visit_sheets", __name__, description="Лист посещения урока")


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/sheet.<any(pdf, docx):name>", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
@blueprint.response(200, content_type="application/octet-stream")
def get_sheet(diagnostic_id: UUID, name: str) -> Response:
    """Лист посещения урока: шапка, критерии, что видели, обе подписи."""
    row = reading.diagnostic(unit().session, **who(), diagnostic_id=diagnostic_id, lock=False)
    about(row.person_id)
    return as_file(
        as_format(visit_sheet(unit().session, **who(), diagnostic=row), name), name=f"{NAME}.{name}"
    )
