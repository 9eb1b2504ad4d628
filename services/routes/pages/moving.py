"""Buttons that move a route from the tutor's draft to its closing (ust-koksa п.13, 14)."""

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
from services.routes.queries.closing import rediagnoses
from services.routes.queries.route_page import RoutePage, route_page
from services.routes.rules import wording
from services.routes.schemas.diagnostics import ReasonIn
from services.routes.schemas.forms import OUTCOME, closing_form
from services.routes.schemas.routes import ReturnIn
from shared.errors import Conflict, Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("move_pages", __name__)


@blueprint.route("/routes/<uuid:route_id>/submission", methods=["POST"])
@requires("route.write")
def submission(route_id: UUID) -> Any:
    """Отправить педагогу, а согласованный — на утверждение."""
    return _move(route_id, actions.submit_route, told="Маршрут отправлен.")


@blueprint.route("/routes/<uuid:route_id>/agreement", methods=["POST"])
@requires("route.agree")
def agreement(route_id: UUID) -> Any:
    """Педагог согласен."""
    return _move(route_id, actions.agree_route, told="Вы согласовали маршрут. Теперь он ждёт утверждения.")


@blueprint.route("/routes/<uuid:route_id>/approval", methods=["POST"])
@requires("route.approve")
def approval(route_id: UUID) -> Any:
    """Директор утверждает."""
    return _move(route_id, actions.approve_route, told="Маршрут утверждён.")


@blueprint.route("/routes/<uuid:route_id>/start", methods=["POST"])
@requires("route.write")
def start(route_id: UUID) -> Any:
    """Начать утверждённый маршрут."""
    return _move(route_id, actions.start_route, told="Маршрут начат.")


@blueprint.route("/routes/<uuid:route_id>/completion", methods=["POST"])
@requires("route.write")
def completion(route_id: UUID) -> Any:
    """Работа выполнена."""
    return _move(route_id, actions.complete_route, told="Маршрут выполнен. Подведите итог по дефицитам.")


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


@blueprint.route("/routes/<uuid:route_id>/closing", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def closing(route_id: UUID) -> Any:
    """Закрыть: итог по каждому дефициту."""
    row = _route(route_id)
    page = route_page(unit().session, **who(), route=row)
    if "tutor" not in page.who:
        raise Forbidden
    if row.state != "completed":
        raise Conflict("Итог подводят, когда маршрут выполнен.")
    form = ClosingPage(closing_form([str(one.id) for one in page.deficits]), _closing_inputs(page, row))
    to = addresses.route(route_id)
    going = submit(form, partial(_close, page), to=to, told="Маршрут завершён.") if form.sent() else None
    return going or show("routes/closing.html", form=form, page=page)


def _route(route_id: UUID, *, lock: bool = False) -> Route:
    row = reading.route(unit().session, **who(), route_id=route_id, lock=lock)
    about(row.teacher_id)
    return row


def _move(route_id: UUID, action: Callable[..., Route], *, told: str) -> Any:
    """Press a button that was shown with this very plan."""

    def act() -> Route:
        check_seen(_route(route_id, lock=True).version)
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


class ClosingPage(Form):
    """A form of which a part may decide the rest: nothing in it is called optional."""

    def is_required(self, name: str) -> bool:
        """Only the re-diagnosis may be missing without a word."""
        return name != "rediagnosis_id"


def _closing_inputs(page: RoutePage, row: Route) -> list[Input]:
    """A re-diagnosis if there is one, a conclusion, and how each deficit ended."""
    found = rediagnoses(unit().session, **who(), route=row)
    results = [("", "не проводилась"), *((str(one.id), one.title) for one in found)]
    outcomes = tuple(wording.OUTCOMES.items())
    return [
        Input(
            name="rediagnosis_id",
            label="Повторная диагностика",
            kind="select",
            options=results,
            hint="Что она измерила, решает она сама; итог остальных дефицитов укажите ниже.",
        ),
        *(
            Input(name=f"{OUTCOME}{number}", label=one.title, kind="radio", options=outcomes)
            for number, one in enumerate(page.deficits, start=1)
        ),
        Input(
            name="conclusion",
            label="Заключение",
            kind="textarea",
            hint="Нужно, если какой-то дефицит не измерен повторно: что изменилось и откуда это видно.",
        ),
    ]


def _close(page: RoutePage, *, conclusion: str, rediagnosis_id: UUID | None, **outcomes: str) -> Route:
    said = {
        one.id: outcomes[f"{OUTCOME}{number}"]
        for number, one in enumerate(page.deficits, start=1)
        if f"{OUTCOME}{number}" in outcomes
    }
    given: dict[str, Any] = {"conclusion": conclusion, "rediagnosis_id": rediagnosis_id, "outcomes": said}
    return actions.close_route(unit().session, **who(), route_id=page.fields["id"], **given)
