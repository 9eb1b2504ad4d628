"""JSON doors of attached files: what came beside a form, and one file to save."""

from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.routes import actions
from services.routes.queries.files import stored_file
from services.routes.schemas.files import sent_files
from shared.uploads import Sent
from shared.web import about, looks, requires, unit
from shared.web.files import as_attachment, store

blueprint = Blueprint("files", __name__, description="Файлы подтверждений и удостоверений")


def attached(files: list[Sent], photo: Sent | None) -> actions.Attached:
    """What came beside the form."""
    return actions.Attached(sent=sent_files(files, photo), store=store())


@blueprint.route("/files/<uuid:file_id>", methods=["GET"])
@requires("file.read")
@looks("route")
@blueprint.response(200, content_type="application/octet-stream")
def get_file(file_id: UUID) -> Response:
    """Файл: для педагога и его тьютора, скан удостоверения — для тех, кто видит удостоверение."""
    found = stored_file(unit().session, actor=unit().actor, today=unit().today, file_id=file_id)
    about(found.person_id)
    content = store().get(found.id, key=found.key)
    return as_attachment(content, name=found.name, media_type=found.media_type)
