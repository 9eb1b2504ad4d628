"""A teacher's own groups on a phone: an invitation to answer, the next meeting, the way out."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.inputs import leaving_input
from services.routes.queries.own_groups import own_group, own_groups
from services.routes.schemas.groups import LeavingIn
from shared.web import requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("own_group_pages", __name__)


@blueprint.route("/mine/groups", methods=["GET"])
@requires("group.answer")
def list_page() -> Any:
    """Мои группы и приглашения."""
    return show("routes/own_groups.html", groups=own_groups(unit().session, actor=unit().actor))


@blueprint.route("/mine/groups/<uuid:group_id>", methods=["GET"])
@requires("group.answer")
def show_group(group_id: UUID) -> Any:
    """Приглашение или группа, в которой я."""
    page = own_group(unit().session, actor=unit().actor, group_id=group_id)
    return show("routes/own_group.html", page=page)


@blueprint.route("/mine/groups/<uuid:group_id>/acceptance", methods=["POST"])
@requires("group.answer")
def acceptance(group_id: UUID) -> Any:
    """Согласиться."""
    act = partial(actions.accept_invitation, unit().session, **who(), group_id=group_id)
    return press(act, to=addresses.own_group(group_id), told="Вы в группе.")


@blueprint.route("/mine/groups/<uuid:group_id>/refusal", methods=["POST"])
@requires("group.answer")
def refusal(group_id: UUID) -> Any:
    """Отказаться."""
    act = partial(actions.decline_invitation, unit().session, **who(), group_id=group_id)
    return press(act, to=addresses.OWN_GROUPS, told="Вы отказались. Это ни на что не влияет.")


@blueprint.route("/mine/groups/<uuid:group_id>/leaving", methods=["GET", "POST"])
@requires("group.answer")
def leaving(group_id: UUID) -> Any:
    """Выйти из группы."""
    page = own_group(unit().session, actor=unit().actor, group_id=group_id)
    form = Form(LeavingIn(), leaving_input())
    act = partial(actions.leave_group, unit().session, **who(), group_id=group_id)
    going = submit(form, act, to=addresses.OWN_GROUPS, told="Вы вышли из группы.") if form.sent() else None
    return going or show(
        "routes/asking.html",
        form=form,
        title="Выйти из группы",
        under="Шаги, которые уже стоят в вашем маршруте, останутся: решите о них с тьютором.",
        button="Выйти",
        crumbs=(("Мои группы", addresses.OWN_GROUPS), (page.title, addresses.own_group(group_id))),
    )
