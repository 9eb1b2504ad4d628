"""A deficit confirmed or dismissed by the tutor, contested by the teacher (152-ФЗ ст. 16)."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Deficit
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.inputs import REASON
from services.routes.queries import reading
from services.routes.queries.cards import card
from services.routes.queries.deficit_views import deficit_views
from services.routes.schemas.diagnostics import ContestIn, ReasonIn
from services.routes.schemas.forms import AnswerForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("deciding", __name__)
CONFIRMED = "Дефицит подтверждён."
RELEASED = "Наставник и методист увидят тему. Баллы и уровень не увидят."
WITHDRAWN = "Наставник и методист больше не видят эту тему."
ANSWER = (
    Input(
        name="answer",
        label="Ваш ответ на возражение",
        kind="textarea",
        hint="Педагог прочитает его. Без ответа подтвердить нельзя.",
    ),
)
OBJECTION = (
    Input(
        name="text",
        label="С чем вы не согласны",
        kind="textarea",
        hint="Прочитает тьютор. Пока он не ответит, дефицит не подтвердят.",
    ),
)


@blueprint.route("/deficits/<uuid:deficit_id>/confirmation", methods=["POST"])
@requires("deficit.decide")
def confirm(deficit_id: UUID) -> Any:
    """Подтвердить дефицит одним нажатием."""
    to = addresses.person(_deficit(deficit_id).person_id)
    act = partial(actions.confirm_deficit, unit().session, **who(), deficit_id=deficit_id)
    return press(act, to=to, told=CONFIRMED)


@blueprint.route("/deficits/<uuid:deficit_id>/answer", methods=["GET", "POST"])
@requires("deficit.decide")
@looks("diagnostics")
def answer(deficit_id: UUID) -> Any:
    """Ответить на возражение и подтвердить."""
    act = partial(actions.confirm_deficit, unit().session, **who(), deficit_id=deficit_id)
    form = Form(AnswerForm(), ANSWER)
    return _decided(deficit_id, form, act, told=CONFIRMED, title="Ответ на возражение", button="Подтвердить")


@blueprint.route("/deficits/<uuid:deficit_id>/dismissal", methods=["GET", "POST"])
@requires("deficit.decide")
@looks("diagnostics")
def dismiss(deficit_id: UUID) -> Any:
    """Отклонить дефицит с причиной."""
    act = partial(actions.dismiss_deficit, unit().session, **who(), deficit_id=deficit_id)
    form = Form(ReasonIn(), REASON)
    told = "Дефицит отклонён."
    return _decided(deficit_id, form, act, told=told, title="Отклонить дефицит", button="Отклонить")


@blueprint.route("/deficits/<uuid:deficit_id>/contest", methods=["GET", "POST"])
@requires("deficit.contest")
@looks("diagnostics")
def contest(deficit_id: UUID) -> Any:
    """Возразить, пока дефицит не подтверждён."""
    act = partial(actions.contest_deficit, unit().session, **who(), deficit_id=deficit_id)
    form = Form(ContestIn(), OBJECTION)
    told = "Возражение отправлено тьютору."
    return _decided(deficit_id, form, act, told=told, title="Возразить", button="Отправить возражение")


@blueprint.route("/deficits/<uuid:deficit_id>/release", methods=["POST"])
@requires("deficit.release")
def release(deficit_id: UUID) -> Any:
    """Открыть тему наставнику одним нажатием или закрыть её."""
    is_open = request.form.get("released") == "yes"
    act = partial(actions.release_deficit, unit().session, **who(), deficit_id=deficit_id, released=is_open)
    return press(act, to=addresses.MINE, told=RELEASED if is_open else WITHDRAWN)


def _deficit(deficit_id: UUID) -> Deficit:
    return reading.deficit(unit().session, **who(), deficit_id=deficit_id, lock=False)


def _decided(deficit_id: UUID, form: Form, act: Any, *, told: str, title: str, button: str) -> Any:
    """Act on the form, or show it beside the deficit it is about."""
    row = _deficit(deficit_id)
    about(row.person_id)
    is_own = row.person_id == unit().actor.person_id
    to = addresses.MINE if is_own else addresses.person(row.person_id)
    going = submit(form, act, to=to, told=told) if form.sent() else None
    [one] = deficit_views(unit().session, [row], today=unit().today)
    person = card(unit().session, row.person_id, today=unit().today)
    context = {"one": one, "person": person, "title": title, "button": button, "back": to}
    return going or show("routes/decide.html", form=form, **context)
