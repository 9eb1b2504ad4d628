"""JSON doors of what one file of results brought: seen as a whole, annulled as a whole."""

from typing import Any

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.routes import who
from services.routes.queries.result_files import ResultFile, result_file
from services.routes.schemas.diagnostics import ReasonIn
from services.routes.schemas.result_files import AnnulledFileOut, ResultFileOut
from shared.web import about, looks, requires, unit

blueprint = Blueprint("result_files", __name__, description="Результаты одного файла")


@blueprint.route("/diagnostics/files/<file_hash>", methods=["GET"])
@requires("diagnostic.annul")
@looks("diagnostics")
@blueprint.response(200, ResultFileOut)
def get_file(file_hash: str) -> ResultFile:
    """Сколько результатов принёс файл, сколько аннулировано, какие останутся и почему."""
    found = result_file(unit().session, **who(), file_hash=file_hash)
    about(*(one.person_id for one in found.kept))
    return found


@blueprint.route("/diagnostics/files/<file_hash>/annulment", methods=["POST"])
@requires("diagnostic.annul")
@blueprint.arguments(ReasonIn)
@blueprint.response(200, AnnulledFileOut)
def annul_file(data: dict[str, Any], file_hash: str) -> actions.AnnulledFile:
    """Аннулировать все результаты файла с одной причиной; повтор ничего не меняет."""
    return actions.annul_file(unit().session, **who(), file_hash=file_hash, **data)
