"""Buttons that move a route from the tutor's draft to its completion (ust-koksa п.13, 14)."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Route
from services.routes.pages import addresses
from services.routes.pages.acting import check_seen, who
from services.routes.pages.inputs import REASON, REMARK
from services.routes.queries import reading
from services.routes.queries.route_page import route_page
from services.routes.rules import moves
from services.routes.schemas.diagnostics import ReasonIn
from services.routes.schemas.routes import ReturnIn
from shared.errors import Conflict, Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("move_pages", __name__)


@blueprint.route("/routes/<uuid:route_id>/submission", methods=["POST"])
@requires("route.write")
def submission(route_id: UUID) -> Any:
    """Отправить педагогу, а согласованный — на утверждение."""
    return _move(route_id, "submission", actions.submit_route, told="Маршрут отправлен.")


@blueprint.route("/routes/<uuid:route_id>/agreement", methods=["POST"])
@requires("route.agree")
def agreement(route_id: UUID) -> Any:
    """Педагог согласен."""
    return _move(
        route_id, "agreement", actions.agree_route, told="Вы согласовали маршрут. Теперь он ждёт утверждения."
    )


@blueprint.route("/routes/<uuid:route_id>/approval", methods=["POST"])
@requires("route.approve")
def approval(route_id: UUID) -> Any:
    """Директор утверждает."""
    return _move(route_id, "approval", actions.approve_route, told="Маршрут утверждён.")


@blueprint.route("/routes/<uuid:route_id>/start", methods=["POST"])
@requires("route.write")
def start(route_id: UUID) -> Any:
    """Начать утверждённый маршрут."""
    return _move(route_id, "start", actions.start_route, told="Маршрут начат.")


@blueprint.route("/routes/<uuid:route_id>/completion", methods=["POST"])
@requires("route.write")
def completion(route_id: UUID) -> Any:
    """Работа выполнена."""
    return _move(
        route_id, "completion", actions.complete_route, told="Маршрут выполнен. Подведите итог по дефицитам."
    )


@blueprint.route("/routes/<uuid:route_id>/return", methods=["GET", "POST"])
@requires("route.return")
@looks("route")
def send_back(route_id: UUID) -> Any:
    """Вернуть тьютору с замечанием."""
    act = partial(actions.return_route, unit().session, **who(), route_id=route_id)
    form = Form(ReturnIn(), REMARK)
    return _asked(route_id, "return", form, act, told="Маршрут возвращён тьютору.")


@blueprint.route("/routes/<uuid:route_id>/cancellation", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def cancellation(route_id: UUID) -> Any:
    """Отменить с причиной."""
    act = partial(actions.cancel_route, unit().session, **who(), route_id=route_id)
    return _asked(route_id, "cancellation", Form(ReasonIn(), REASON), act, told="Маршрут отменён.")


def _route(route_id: UUID, *, lock: bool = False) -> Route:
    row = reading.route(unit().session, **who(), route_id=route_id, lock=lock)
    about(row.teacher_id)
    return row


def _move(route_id: UUID, name: str, action: Callable[..., Route], *, told: str) -> Any:
    """Press a button that was shown with this very plan; pressed again it says the same."""

    def act() -> Route:
        row = _route(route_id, lock=True)
        if not moves.is_done(name, row):
            check_seen(row.version)
        return action(unit().session, **who(), route_id=route_id)

    return press(act, to=addresses.route(route_id), told=told)


def _asked(route_id: UUID, name: str, form: Form, act: Callable[..., Route], *, told: str) -> Any:
    """Act on the form, or show it to whoever may make this move now."""
    going = submit(form, act, to=addresses.route(route_id), told=told) if form.sent() else None
    if going:
        return going
    page = route_page(unit().session, **who(), route=_route(route_id))
    move = next((one for one in page.other_moves if one.name == name), None)
    if move is None:
        raise Conflict if page.who else Forbidden
    return show("routes/move.html", form=form, page=page, move=move)
