"""A file attached to a step or to a certificate, to be saved by whoever may see it."""

from uuid import UUID

from flask import Blueprint, Response

from services.routes.pages.acting import who
from services.routes.queries.files import stored_file
from shared.web import about, looks, requires, unit
from shared.web.files import as_attachment, store

blueprint = Blueprint("file_pages", __name__)


@blueprint.route("/files/<uuid:file_id>", methods=["GET"])
@requires("file.read")
@looks("route")
def file(file_id: UUID) -> Response:
    """Сохранить файл."""
    found = stored_file(unit().session, **who(), file_id=file_id)
    about(found.person_id)
    content = store().get(found.id, key=found.key)
    return as_attachment(content, name=found.name, media_type=found.media_type)
