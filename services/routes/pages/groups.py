"""Groups for a tutor: suggested, formed, invited into, started and closed; for a methodist a list of them."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Group
from services.routes.pages import addresses
from services.routes.pages.acting import by, who
from services.routes.pages.cooperating import group_form, group_table, limit_inputs, people_input
from services.routes.pages.inputs import conclusion_input
from services.routes.queries import cooperating, grouping
from services.routes.queries import groups as reading
from services.routes.queries.cards import cards, in_order
from services.routes.queries.group_lists import group_rows
from services.routes.queries.group_page import group_page
from services.routes.schemas.groups import CooperationIn, GroupClosingIn, InvitationIn
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("group_pages", __name__)
FORMED = "Приглашения отправлены. Имена коллег из других школ вы увидите, когда они согласятся."


@blueprint.route("/groups", methods=["GET"])
@requires("group.read")
@looks("diagnostics")
def list_page() -> Any:
    """Предложенные группы и те, что уже есть."""
    is_tutor = unit().actor.may("group.write")
    offered = grouping.suggestions(unit().session, **who()) if is_tutor else []
    about(*(person.id for one in offered for person in one.own))
    table = group_table(group_rows(unit().session, **who()), is_tutor=is_tutor)
    limits = cooperating.limits(unit().session, municipality_id=unit().actor.municipality_id)
    may_limit = unit().actor.may("cooperation.write")
    context: dict[str, Any] = {
        "offered": offered,
        "is_tutor": is_tutor,
        "limits": limits,
        "may_limit": may_limit,
    }
    return table.exported() or show("routes/groups.html", table=table, **context)


@blueprint.route("/groups/new", methods=["GET", "POST"])
@requires("group.write")
@looks("diagnostics")
def new() -> Any:
    """Собрать группу по подсказке."""
    code = request.args.get("suggestion", "")
    found = grouping.suggestion(unit().session, **who(), code=code)
    about(*(one.id for one in found.own))
    form = group_form(found)
    act = partial(actions.form_group, unit().session, **who(), suggestion=code)
    to = _group_address
    going = submit(form, act, to=to, told=FORMED) if form.sent() else None
    return going or show("routes/group_new.html", form=form, one=found)


@blueprint.route("/groups/<uuid:group_id>", methods=["GET"])
@requires("group.read")
@looks("diagnostics")
def show_group(group_id: UUID) -> Any:
    """Группа: участники, шаги, встречи."""
    group = reading.group(unit().session, actor=unit().actor, group_id=group_id)
    page = group_page(unit().session, group, **who())
    about(*(one.person_id for one in page.members))
    return show("routes/group.html", page=page)


@blueprint.route("/groups/<uuid:group_id>/edit", methods=["GET", "POST"])
@requires("group.write")
def edit(group_id: UUID) -> Any:
    """Переименовать или сменить вид."""
    group = _led(group_id)
    form = group_form(None, group)
    act = partial(actions.edit_group, unit().session, group=group)
    going = submit(form, act, to=addresses.group(group_id), told="Сохранено.") if form.sent() else None
    return going or _asked(group, form, title="Название и вид группы", button="Сохранить")


@blueprint.route("/groups/<uuid:group_id>/members", methods=["GET", "POST"])
@requires("group.write")
@looks("diagnostics")
def invite(group_id: UUID) -> Any:
    """Пригласить ещё своих."""
    group = _led(group_id)
    free = actions.invitable(unit().session, **who(), group=group)
    about(*free)
    people = in_order(cards(unit().session, free, today=unit().today).values())
    form = Form(InvitationIn(), people_input(people))
    act = partial(actions.invite, unit().session, **who(), group=group)
    going = submit(form, act, to=addresses.group(group_id), told="Приглашено.") if form.sent() else None
    none = "" if people else "Среди ваших педагогов больше нет никого с тем же дефицитом."
    return going or _asked(group, form, title="Пригласить ещё", button="Пригласить", note=none)


@blueprint.route("/groups/<uuid:group_id>/members/<uuid:member_id>/withdrawal", methods=["POST"])
@requires("group.write")
def withdraw_invitation(group_id: UUID, member_id: UUID) -> Any:
    """Отозвать приглашение."""
    given: dict[str, Any] = {"group": _led(group_id), "member_id": member_id}
    act = partial(actions.withdraw_invitation, unit().session, **who(), **given)
    return press(act, to=addresses.group(group_id), told="Приглашение отозвано.")


@blueprint.route("/groups/<uuid:group_id>/start", methods=["POST"])
@requires("group.write")
def start(group_id: UUID) -> Any:
    """Начать работу."""
    act = partial(actions.start_group, unit().session, **who(), group=_led(group_id))
    return press(act, to=addresses.group(group_id), told="Группа начала работу.")


@blueprint.route("/groups/<uuid:group_id>/closing", methods=["GET", "POST"])
@requires("group.write")
def closing(group_id: UUID) -> Any:
    """Закрыть с итогом."""
    group = _led(group_id)
    form = Form(GroupClosingIn(), conclusion_input())
    act = partial(actions.close_group, unit().session, **by(), group=group)
    going = submit(form, act, to=addresses.group(group_id), told="Группа закрыта.") if form.sent() else None
    note = "Неотвеченные приглашения и встречи впереди отменятся. Шаги останутся в маршрутах."
    return going or _asked(group, form, title="Закрыть группу", button="Закрыть", note=note)


@blueprint.route("/groups/limits", methods=["GET", "POST"])
@requires("cooperation.write")
def limits() -> Any:
    """Пределы групп и срок ответа на вопрос."""
    values = cooperating.settings(unit().session, municipality_id=unit().actor.municipality_id)
    form = Form(CooperationIn(), limit_inputs(), values=vars(values))
    act = partial(actions.set_cooperation, unit().session, actor=unit().actor)
    going = submit(form, act, to=addresses.GROUPS, told="Сохранено.") if form.sent() else None
    return going or show(
        "routes/asking.html",
        form=form,
        title="Пределы групп и срок ответа",
        under="По ним программа предлагает группы; собранные группы не меняются.",
        button="Сохранить",
        crumbs=(("Группы", addresses.GROUPS),),
    )


def _led(group_id: UUID) -> Group:
    return reading.led(unit().session, actor=unit().actor, group_id=group_id)


def _group_address(group: Group) -> str:
    return addresses.group(group.id)


def _asked(group: Group, form: Form, *, title: str, button: str, note: str = "") -> Any:
    crumbs = (("Группы", addresses.GROUPS), (group.title, addresses.group(group.id)))
    return show("routes/asking.html", form=form, title=title, under=note, button=button, crumbs=crumbs)
