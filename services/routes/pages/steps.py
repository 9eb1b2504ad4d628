"""Steps of a running route: reported by the teacher, accepted, returned or skipped by the tutor."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Route
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.inputs import EVIDENCE, REASON, REMARK
from services.routes.queries import reading
from services.routes.queries.route_page import route_page
from services.routes.schemas.diagnostics import ReasonIn
from services.routes.schemas.files import sent_files
from services.routes.schemas.forms import EvidenceForm
from services.routes.schemas.routes import ReturnIn
from shared.errors import Conflict, Forbidden
from shared.uploads import Sent
from shared.web import about, looks, requires, unit
from shared.web.files import store
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("steps", __name__)
TITLES = {
    "report": ("Подтверждение шага", "Отправить"),
    "decide": ("Вернуть шаг", "Вернуть с замечанием"),
    "skip": ("Пропустить шаг", "Пропустить"),
    "implement": ("Внедрять нечего", "Записать причину"),
}


@blueprint.route("/steps/<uuid:step_id>/evidence", methods=["GET", "POST"])
@requires("step.report")
@looks("route")
def evidence(step_id: UUID) -> Any:
    """Рассказать, что сделано, дать ссылку, приложить файлы."""
    form = Form(EvidenceForm(), EVIDENCE)
    told = "Отправлено. Тьютор посмотрит и примет шаг."
    return _asked(step_id, "report", form, partial(_report, step_id), told=told)


def _report(step_id: UUID, *, files: list[Sent], photo: Sent | None, **told: Any) -> Route:
    attached = actions.Attached(sent=sent_files(files, photo), store=store())
    return actions.report_step(unit().session, **who(), step_id=step_id, attached=attached, **told)


@blueprint.route("/steps/<uuid:step_id>/acceptance", methods=["POST"])
@requires("step.decide")
def acceptance(step_id: UUID) -> Any:
    """Принять шаг."""
    act = partial(actions.accept_step, unit().session, **who(), step_id=step_id)
    return press(act, to=_back(step_id), told="Шаг принят.")


@blueprint.route("/steps/<uuid:step_id>/return", methods=["GET", "POST"])
@requires("step.decide")
@looks("route")
def send_back(step_id: UUID) -> Any:
    """Вернуть шаг на доработку."""
    act = partial(actions.return_step, unit().session, **who(), step_id=step_id)
    return _asked(step_id, "decide", Form(ReturnIn(), REMARK), act, told="Шаг возвращён педагогу.")


@blueprint.route("/steps/<uuid:step_id>/skipping", methods=["GET", "POST"])
@requires("step.decide")
@looks("route")
def skipping(step_id: UUID) -> Any:
    """Пропустить шаг с причиной."""
    act = partial(actions.skip_step, unit().session, **who(), step_id=step_id)
    return _asked(step_id, "skip", Form(ReasonIn(), REASON), act, told="Шаг пропущен.")


@blueprint.route("/steps/<uuid:step_id>/implementation", methods=["POST"])
@requires("step.decide")
def implementation(step_id: UUID) -> Any:
    """Запланировать внедрение изученного одним нажатием."""
    act = partial(actions.plan_implementation, unit().session, **who(), step_id=step_id)
    return press(act, to=_back(step_id), told="Внедрение запланировано. Срок и результат можно изменить.")


@blueprint.route("/steps/<uuid:step_id>/implementation/refusal", methods=["GET", "POST"])
@requires("step.decide")
@looks("route")
def no_implementation(step_id: UUID) -> Any:
    """Сказать, почему внедрять нечего."""
    act = partial(actions.refuse_implementation, unit().session, **who(), step_id=step_id)
    return _asked(step_id, "implement", Form(ReasonIn(), REASON), act, told="Причина записана.")


def _back(step_id: UUID) -> str:
    """Where the step was shown: on the teacher's own page, or on the route's."""
    route, _ = reading.step(unit().session, **who(), step_id=step_id, lock=False)
    is_own = route.teacher_id == unit().actor.person_id
    return addresses.MINE if is_own else addresses.route(route.id)


def _asked(step_id: UUID, right: str, form: Form, act: Callable[..., Route], *, told: str) -> Any:
    """Act on the form, or show it beside the step to whoever may do this with it now."""
    to = _back(step_id)
    going = submit(form, act, to=to, told=told) if form.sent() else None
    if going:
        return going
    row, _ = reading.step(unit().session, **who(), step_id=step_id, lock=False)
    about(row.teacher_id)
    page = route_page(unit().session, **who(), route=row)
    step = next(one for one in page.steps if one.id == step_id)
    if right not in step.may:
        raise Conflict if page.who else Forbidden
    title, button = TITLES[right]
    context = {"page": page, "step": step, "title": title, "button": button, "back": to}
    return show("routes/step_move.html", form=form, **context)
