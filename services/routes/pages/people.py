"""A teacher's page, and a route or a deficit begun from it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for

from services.routes import actions
from services.routes.models import Route
from services.routes.pages.acting import who
from services.routes.pages.inputs import plan_inputs, record_inputs
from services.routes.queries.cards import topic_areas
from services.routes.queries.person import PersonView, person_view
from services.routes.rules.suggestions import end_for
from services.routes.schemas.forms import PlanForm, RecordForm
from shared.errors import Forbidden
from shared.web import requires, unit
from shared.web.forms import Form
from shared.web.pages import go, notice, show, submit

blueprint = Blueprint("people", __name__)
TOLD_RECORD = "Дефицит записан. Подтвердите его, когда обсудите с педагогом."


@blueprint.route("/people/<uuid:person_id>", methods=["GET"])
@requires("route.read")
def person(person_id: UUID) -> Any:
    """Педагог: дефициты, диагностики, маршруты — в пределах видимости."""
    if person_id == unit().actor.person_id:
        return go(url_for("own.mine"))
    return show("routes/person.html", page=person_view(unit().session, **who(), person_id=person_id))


def _accompanied(person_id: UUID) -> PersonView:
    """The page of a person whose tutor acts; raises Forbidden for anyone else."""
    page = person_view(unit().session, **who(), person_id=person_id)
    if not page.accompanies:
        raise Forbidden
    return page


@blueprint.route("/people/<uuid:person_id>/route", methods=["GET", "POST"])
@requires("route.write")
def draft_route(person_id: UUID) -> Any:
    """Новый маршрут: дефициты, цель и срок; шаги — на его странице."""
    page = _accompanied(person_id)
    form = Form(PlanForm(), plan_inputs(page.free), values=_plan(page))
    made: list[Route] = []
    drawn = form.sent() and _draw(form, person_id, made)
    if not drawn:
        return show("routes/draft.html", form=form, page=page)
    notice("Черновик готов. Добавьте шаги и отправьте педагогу.")
    return go(url_for("route_pages.show_route", route_id=made[0].id))
