"""What a group does: steps for all, meetings, who was there."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Group
from services.routes.pages import addresses
from services.routes.pages.acting import by, who
from services.routes.pages.cooperating import attendance_input, meeting_inputs
from services.routes.pages.inputs import group_step_inputs
from services.routes.queries import groups as reading
from services.routes.queries.cards import cards, in_order
from services.routes.schemas.groups import AttendanceIn, GroupStepIn, MeetingIn
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("group_work_pages", __name__)
STEP_NOTE = (
    "Шаг появится в открытом маршруте каждого, кто согласился, и будет отвечать на его собственный дефицит. "
    "В утверждённом маршруте он стоит по желанию, пока тьютор не сделает его обязательным."
)


@blueprint.route("/groups/<uuid:group_id>/steps", methods=["GET", "POST"])
@requires("group.write")
def step(group_id: UUID) -> Any:
    """Шаг для всех."""
    group = _led(group_id)
    form = Form(GroupStepIn(), group_step_inputs())
    act = partial(actions.add_group_step, unit().session, **by(), group=group)
    told = "Шаг добавлен в маршруты согласившихся."
    going = submit(form, act, to=addresses.group(group_id), told=told) if form.sent() else None
    return going or _asked(group, form, title="Шаг для всех", button="Добавить", note=STEP_NOTE)


@blueprint.route("/groups/<uuid:group_id>/spreading", methods=["POST"])
@requires("group.write")
def spread(group_id: UUID) -> Any:
    """Донести шаги до маршрутов, где их ещё нет."""
    act = partial(actions.spread, unit().session, **by(), group=_led(group_id))
    return press(act, to=addresses.group(group_id), told="Шаги добавлены везде, где это можно.")


@blueprint.route("/groups/<uuid:group_id>/meetings", methods=["GET", "POST"])
@requires("group.write")
def meeting(group_id: UUID) -> Any:
    """Назначить встречу."""
    group = _led(group_id)
    steps = [(str(one.id), one.title) for one in group.steps]
    only = group.steps[-1].id if group.steps else None
    form = Form(MeetingIn(), meeting_inputs(steps), values={"group_step_id": only})
    act = partial(actions.plan_meeting, unit().session, **by(), group=group)
    going = (
        submit(form, act, to=addresses.group(group_id), told="Встреча назначена.") if form.sent() else None
    )
    return going or _asked(group, form, title="Новая встреча", button="Назначить")


@blueprint.route("/group-meetings/<uuid:meeting_id>/attendance", methods=["GET", "POST"])
@requires("group.write")
@looks("diagnostics")
def attendance(meeting_id: UUID) -> Any:
    """Отметить, кто был на встрече."""
    group, found = reading.meeting(unit().session, actor=unit().actor, meeting_id=meeting_id)
    members = {one.person_id: one.id for one in group.members if one.state in reading.NAMED}
    about(*members)
    people = in_order(cards(unit().session, members, today=unit().today).values())
    options = [(str(members[one.id]), one.name) for one in people]
    present = [one.member_id for one in found.attended] or list(members.values())
    form = Form(AttendanceIn(), attendance_input(options), values={"member_ids": present})
    act = partial(actions.mark_attendance, unit().session, **who(), meeting_id=meeting_id)
    going = submit(form, act, to=addresses.group(group.id), told="Отмечено.") if form.sent() else None
    return going or _asked(group, form, title="Кто был на встрече", button="Отметить", note=found.title)


@blueprint.route("/group-meetings/<uuid:meeting_id>/cancellation", methods=["POST"])
@requires("group.write")
def call_off(meeting_id: UUID) -> Any:
    """Отменить встречу."""
    group, _ = reading.meeting(unit().session, actor=unit().actor, meeting_id=meeting_id)
    act = partial(actions.call_off_meeting, unit().session, **who(), meeting_id=meeting_id)
    return press(act, to=addresses.group(group.id), told="Встреча отменена.")


def _led(group_id: UUID) -> Group:
    return reading.led(unit().session, actor=unit().actor, group_id=group_id)


def _asked(group: Group, form: Form, *, title: str, button: str, note: str = "") -> Any:
    crumbs = (("Группы", addresses.GROUPS), (group.title, addresses.group(group.id)))
    return show("routes/asking.html", form=form, title=title, under=note, button=button, crumbs=crumbs)
