"""The sheet of a lesson visit as a file."""

from uuid import UUID

from flask import Blueprint, Response

from services.routes.pages.acting import who
from services.routes.queries import reading
from services.routes.queries.visit_sheet import visit_sheet
from services.routes.rules.visit_sheet import NAME
from shared.documents import as_format
from shared.web import about, looks, requires, unit
from shared.web.files import as_file

blueprint = Blueprint("visit_sheet_pages", __name__)


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/sheet.<any(pdf, docx):name>", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
def sheet(diagnostic_id: UUID, name: str) -> Response:
    """Лист посещения урока файлом."""
    row = reading.diagnostic(unit().session, **who(), diagnostic_id=diagnostic_id, lock=False)
    about(row.person_id)
    made = visit_sheet(unit().session, **who(), diagnostic=row)
    return as_file(as_format(made, name), name=f"{NAME}.{name}", shown=name == "pdf")
