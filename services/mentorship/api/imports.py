"""The door through which registry hands over rows of import files."""

from typing import Any

from flask_smorest import Blueprint

from services.mentorship import actions
from services.mentorship.schemas import ImportIn, ImportOut
from shared.web import requires, unit

blueprint = Blueprint("imports", __name__, description="Импорт пар, встреч и мероприятий")


@blueprint.route("/imports", methods=["POST"])
@requires("import.apply")
@blueprint.arguments(ImportIn)
@blueprint.response(200, ImportOut)
def apply_import(data: dict[str, Any]) -> dict[str, Any]:
    """Принять строки файла целиком или отказать."""
    work = unit()
    return actions.apply_import(work.session, actor=work.actor, now=work.now, **data)
