"""A teacher's page, and a route or a deficit begun from it."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.inputs import plan_inputs, record_inputs
from services.routes.queries.cards import topic_areas
from services.routes.queries.person import PersonView, person_view
from services.routes.rules.periods import default_period
from services.routes.rules.wording import GOAL
from services.routes.schemas.forms import PlanForm, RecordForm
from shared.errors import Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import go, show, submit

blueprint = Blueprint("people", __name__)
DRAWN = "Черновик готов. Добавьте шаги и отправьте педагогу."
RECORDED = "Дефицит записан. Подтвердите его, когда обсудите с педагогом."


@blueprint.route("/people/<uuid:person_id>", methods=["GET"])
@requires("route.read")
@looks("diagnostics")
def person(person_id: UUID) -> Any:
    """Педагог: дефициты, диагностики, маршруты — в пределах видимости."""
    if person_id == unit().actor.person_id:
        return go(addresses.MINE)
    about(person_id)
    return show("routes/person.html", page=person_view(unit().session, **who(), person_id=person_id))


@blueprint.route("/people/<uuid:person_id>/route", methods=["GET", "POST"])
@requires("route.write")
@looks("diagnostics")
def draft_route(person_id: UUID) -> Any:
    """Новый маршрут: дефициты, цель и срок; шаги — на его странице."""
    page = _accompanied(person_id)
    form = Form(PlanForm(), plan_inputs(page.free), values=_plan(page))
    draw = partial(actions.draft_route, unit().session, **who(), teacher_id=person_id)
    going = submit(form, draw, to=_drawn, told=DRAWN) if form.sent() else None
    return going or show("routes/draft.html", form=form, page=page)


@blueprint.route("/people/<uuid:person_id>/deficits", methods=["GET", "POST"])
@requires("deficit.record")
@looks("card")
def record_deficit(person_id: UUID) -> Any:
    """Записать дефицит: видели на уроке или сказал педагог."""
    page = _accompanied(person_id)
    topics = topic_areas(unit().session, municipality_id=unit().actor.municipality_id)
    form = Form(RecordForm(), record_inputs(topics, own=False))
    record = partial(actions.record_deficit, unit().session, **who(), person_id=person_id)
    going = submit(form, record, to=addresses.person(person_id), told=RECORDED) if form.sent() else None
    return going or show("routes/record.html", form=form, page=page)


def _accompanied(person_id: UUID) -> PersonView:
    """The page of a person whose tutor acts; raises Forbidden for anyone else."""
    page = person_view(unit().session, **who(), person_id=person_id)
    about(person_id)
    if not page.accompanies:
        raise Forbidden
    return page


def _plan(page: PersonView) -> dict[str, Any]:
    """What a new route is offered: every free deficit, the usual goal, the academic year."""
    begin, end = default_period(unit().today)
    return {
        "deficit_ids": [one.id for one in page.free],
        "goal": GOAL if page.free else "",
        "starts_on": begin,
        "planned_until": end,
    }


def _drawn(route: Any) -> str:
    return addresses.route(route.id)
