"""JSON doors of what comes after a course: its learning put to work, or a reason why not (ust-koksa п.6)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.routes import shown, who
from services.routes.schemas.diagnostics import ReasonIn
from services.routes.schemas.routes import ImplementationIn, RouteOut
from shared.web import requires, unit

blueprint = Blueprint("implementing", __name__, description="Внедрение изученного на курсах (ust-koksa п.6)")


@blueprint.route("/steps/<uuid:step_id>/implementation", methods=["POST"])
@requires("step.decide")
@blueprint.arguments(ImplementationIn)
@blueprint.response(201, RouteOut)
def plan_implementation(data: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    """Запланировать внедрение изученного на этом курсе."""
    return shown(actions.plan_implementation(unit().session, **who(), step_id=step_id, **data))


@blueprint.route("/steps/<uuid:step_id>/implementation/refusal", methods=["POST"])
@requires("step.decide")
@blueprint.arguments(ReasonIn)
@blueprint.response(200, RouteOut)
def refuse_implementation(data: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    """Внедрять нечего: назвать причину."""
    return shown(actions.refuse_implementation(unit().session, **who(), step_id=step_id, **data))
