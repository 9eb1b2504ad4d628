"""Practices decided on pages: marked by an expert, published or returned, taken into a route."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Practice, Route
from services.routes.pages import addresses
from services.routes.pages.acting import check_seen, who
from services.routes.pages.inputs import REMARK, mark_inputs, taking_inputs
from services.routes.queries import practices as reading
from services.routes.queries import reading as routes
from services.routes.queries.practice_page import practice_page
from services.routes.queries.taking import places
from services.routes.rules.suggestions import PRACTICE, due_for, practice_title
from services.routes.rules.suggestions.standard import USUAL_RESULTS
from services.routes.schemas.practice_forms import TakingForm, mark_form
from services.routes.schemas.routes import ReturnIn
from shared.errors import Forbidden, Invalid
from shared.web import looks, requires, unit
from shared.web.access import about
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("marking_pages", __name__)


@blueprint.route("/practices/<uuid:practice_id>/marks", methods=["GET", "POST"])
@requires("practice.mark")
def marks(practice_id: UUID) -> Any:
    """Оценить практику."""
    page = _allowed(practice_id, "marks")
    own = next((one for one in page.marks if one.get("expert_id") == unit().actor.person_id), None)
    form = Form(mark_form(), mark_inputs(), values=(own["marks"] | dict(own)) if own else None)
    act = partial(_act, actions.mark_practice, practice_id)
    told = "Спасибо, оценка записана."
    going = submit(form, act, to=addresses.practice(practice_id), told=told) if form.sent() else None
    return going or show("routes/practice_mark.html", form=form, page=page)


@blueprint.route("/practices/<uuid:practice_id>/publication", methods=["POST"])
@requires("practice.decide")
def publish(practice_id: UUID) -> Any:
    """Опубликовать."""
    act = partial(_publish, practice_id)
    return press(
        act, to=addresses.practice(practice_id), told="Опубликовано: практику может прочитать каждый."
    )


@blueprint.route("/practices/<uuid:practice_id>/return", methods=["GET", "POST"])
@requires("practice.decide")
def send_back(practice_id: UUID) -> Any:
    """Вернуть автору с замечанием."""
    page = _allowed(practice_id, "return")
    form = Form(ReturnIn(), REMARK)
    act = partial(_act, actions.return_practice, practice_id)
    told = "Возвращено автору с замечанием."
    going = submit(form, act, to=addresses.practice(practice_id), told=told) if form.sent() else None
    return going or show("routes/practice_return.html", form=form, page=page)


@blueprint.route("/practices/<uuid:practice_id>/restoration", methods=["POST"])
@requires("practice.decide")
def restore(practice_id: UUID) -> Any:
    """Вернуть из архива."""
    act = partial(_act, actions.restore_practice, practice_id)
    return press(act, to=addresses.practice(practice_id), told="Практика снова на рассмотрении.")


@blueprint.route("/practices/<uuid:practice_id>/taking", methods=["GET", "POST"])
@requires("route.write")
@looks("diagnostics")
def take(practice_id: UUID) -> Any:
    """Взять практику в открытый маршрут."""
    page = _allowed(practice_id, "taking")
    found = places(unit().session, **who(), practice=_find(practice_id))
    options = [(f"{route_id}/{deficit_id}", words) for route_id, deficit_id, words in found]
    about(*(one.teacher_id for one in _routes({route_id for route_id, _, _ in found})))
    form = Form(TakingForm(), taking_inputs(options))
    told = "Практика добавлена в маршрут отдельным шагом."
    going = submit(form, partial(_take, practice_id), to=_route, told=told) if form.sent() else None
    return going or show("routes/practice_take.html", form=form, page=page, options=options)


def _allowed(practice_id: UUID, right: str) -> Any:
    page = practice_page(unit().session, **who(), practice=_find(practice_id))
    if right not in page.may:
        raise Forbidden
    return page


def _find(practice_id: UUID, *, lock: bool = False) -> Practice:
    return reading.practice(unit().session, **who(), practice_id=practice_id, lock=lock)


def _act(action: Any, practice_id: UUID, **given: Any) -> Any:
    return action(unit().session, **who(), practice=_find(practice_id, lock=True), **given)


def _publish(practice_id: UUID) -> Practice:
    """Let out the very text that was read."""
    row = _find(practice_id, lock=True)
    check_seen(row.version, changed="Практика изменилась")
    return actions.publish_practice(unit().session, **who(), practice=row)


def _routes(route_ids: set[UUID]) -> list[Route]:
    query = routes.routes(unit().session, **who()).where(Route.id.in_(route_ids))
    return list(unit().session.scalars(query))


def _take(practice_id: UUID, *, target: str, **given: Any) -> Route:
    """Add the step; its date is as long as such a step takes where none is given."""
    practice = _find(practice_id)
    offered = places(unit().session, **who(), practice=practice)
    found = next((one for one in offered if f"{one[0]}/{one[1]}" == target), None)
    if found is None:
        raise Invalid(fields={"target": ["Выберите маршрут и дефицит из списка."]})
    route = routes.route(unit().session, **who(), route_id=found[0])
    dates = {"starts_on": route.starts_on, "planned_until": route.planned_until}
    step: dict[str, Any] = {
        "kind": PRACTICE,
        "title": practice_title(practice.title),
        "practice_id": practice.id,
    }
    step |= {"due_on": given["due_on"] or due_for(PRACTICE, today=unit().today, **dates)}
    step |= {"programme": "", "required": True, "deficit_ids": [found[1]]}
    step["expected_result"] = USUAL_RESULTS[PRACTICE]
    return actions.add_step(unit().session, **who(), route=route, **step)


def _route(route: Route) -> str:
    return addresses.route(route.id)
