"""JSON doors of groups: suggested, formed, edited, given steps and meetings (ust-koksa 7.2, 14)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.filters import narrowed
from services.routes.models import Group, GroupMeeting, GroupStep
from services.routes.queries import group_page, grouping
from services.routes.queries import groups as reading
from services.routes.schemas.diagnostics import Paged
from services.routes.schemas.groups import (
    AttendanceIn,
    GatheringIn,
    GroupClosingIn,
    GroupEdit,
    GroupIn,
    GroupOut,
    GroupsQuery,
    GroupStepIn,
    GroupStepOut,
    GroupSuggestionOut,
    InvitationIn,
    MeetingIn,
    MeetingOut,
    MemberOut,
)
from shared.web import about, check_etag, etag, looks, page, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("groups", __name__, description="Группы по общему дефициту (ust-koksa 7.2, 14)")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


def _by() -> dict[str, Any]:
    return {"by": unit().actor.person_id, "today": unit().today}


def _led(group_id: UUID) -> Group:
    group = reading.led(unit().session, actor=unit().actor, group_id=group_id)
    check_etag(group.version)
    return group


def _shown(group: Group) -> Group:
    etag(group.version)
    return group


def _read(group_id: UUID) -> Group:
    return reading.group(unit().session, actor=unit().actor, group_id=group_id)


@blueprint.route("/group-suggestions", methods=["GET"])
@requires("group.write")
@looks("diagnostics")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, GroupSuggestionOut(many=True))
def list_suggestions(_query: dict[str, Any]) -> list[Any]:
    """Какие группы можно собрать из ваших педагогов и коллег других школ."""
    rows = slice_page(grouping.suggestions(unit().session, **_who()))
    about(*(person.id for one in rows for person in one.own))
    return list(rows)


@blueprint.route("/groups", methods=["GET"])
@requires("group.read")
@blueprint.arguments(GroupsQuery, location="query")
@blueprint.response(200, GroupOut(many=True))
def list_groups(arguments: dict[str, Any]) -> list[Group]:
    """Группы: тьютору свои, методисту все."""
    query = narrowed(reading.groups(unit().session, actor=unit().actor), Group, arguments)
    return page(query, key=Group.id)


@blueprint.route("/groups/<uuid:group_id>", methods=["GET"])
@requires("group.read")
@blueprint.response(200, GroupOut)
def get_group(group_id: UUID) -> Group:
    """Одна группа."""
    return _shown(_read(group_id))


@blueprint.route("/groups", methods=["POST"])
@requires("group.write")
@blueprint.arguments(GroupIn)
@blueprint.response(201, GroupOut)
def form_group(data: dict[str, Any]) -> Group:
    """Собрать группу по подсказке и разослать приглашения."""
    return _shown(actions.form_group(unit().session, **_who(), **data))


@blueprint.route("/groups/gathered", methods=["POST"])
@requires("group.write")
@blueprint.arguments(GatheringIn)
@blueprint.response(201, GroupOut)
def gather_group(data: dict[str, Any]) -> Group:
    """Собрать группу без подсказки: выбрать дефицит (или область целиком) и кого из своих пригласить."""
    return _shown(actions.gather_group(unit().session, **_who(), **data))


@blueprint.route("/groups/<uuid:group_id>", methods=["PATCH"])
@requires("group.write")
@blueprint.arguments(GroupEdit)
@blueprint.response(200, GroupOut)
def edit_group(data: dict[str, Any], group_id: UUID) -> Group:
    """Переименовать группу или сменить её вид."""
    return _shown(actions.edit_group(unit().session, group=_led(group_id), **data))


@blueprint.route("/groups/<uuid:group_id>/members", methods=["GET"])
@requires("group.read")
@looks("diagnostics")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, MemberOut(many=True))
def list_members(_query: dict[str, Any], group_id: UUID) -> list[Any]:
    """Участники, которых можно назвать: свои и согласившиеся; методисту — никого."""
    rows = slice_page(group_page.named_members(unit().session, _read(group_id), **_who()))
    about(*(one["person_id"] for one in rows))
    return list(rows)


@blueprint.route("/groups/<uuid:group_id>/members", methods=["POST"])
@requires("group.write")
@blueprint.arguments(InvitationIn)
@blueprint.response(200, GroupOut)
def invite(data: dict[str, Any], group_id: UUID) -> Group:
    """Пригласить ещё своих педагогов с тем же дефицитом."""
    return _shown(actions.invite(unit().session, **_who(), group=_led(group_id), **data))


@blueprint.route("/groups/<uuid:group_id>/members/<uuid:member_id>/withdrawal", methods=["POST"])
@requires("group.write")
@blueprint.response(200, GroupOut)
def withdraw_invitation(group_id: UUID, member_id: UUID) -> Group:
    """Отозвать приглашение, на которое не ответили."""
    group = _led(group_id)
    return _shown(actions.withdraw_invitation(unit().session, **_who(), group=group, member_id=member_id))


@blueprint.route("/groups/<uuid:group_id>/start", methods=["POST"])
@requires("group.write")
@blueprint.response(200, GroupOut)
def start_group(group_id: UUID) -> Group:
    """Начать: согласились достаточно."""
    return _shown(actions.start_group(unit().session, **_who(), group=_led(group_id)))


@blueprint.route("/groups/<uuid:group_id>/closing", methods=["POST"])
@requires("group.write")
@blueprint.arguments(GroupClosingIn)
@blueprint.response(200, GroupOut)
def close_group(data: dict[str, Any], group_id: UUID) -> Group:
    """Закрыть с итогом."""
    return _shown(actions.close_group(unit().session, **_by(), group=_led(group_id), **data))


@blueprint.route("/groups/<uuid:group_id>/steps", methods=["GET"])
@requires("group.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, GroupStepOut(many=True))
def list_group_steps(_query: dict[str, Any], group_id: UUID) -> list[GroupStep]:
    """Шаги для всех."""
    return list(slice_page(_read(group_id).steps))


@blueprint.route("/groups/<uuid:group_id>/steps", methods=["POST"])
@requires("group.write")
@blueprint.arguments(GroupStepIn)
@blueprint.response(201, GroupOut)
def add_group_step(data: dict[str, Any], group_id: UUID) -> Group:
    """Добавить шаг в маршруты всех согласившихся."""
    return _shown(actions.add_group_step(unit().session, **_by(), group=_led(group_id), **data))


@blueprint.route("/groups/<uuid:group_id>/steps/spreading", methods=["POST"])
@requires("group.write")
@blueprint.response(200, GroupOut)
def spread(group_id: UUID) -> Group:
    """Донести шаги до маршрутов, в которых их ещё нет."""
    group = _led(group_id)
    actions.spread(unit().session, **_by(), group=group)
    return _shown(group)


@blueprint.route("/groups/<uuid:group_id>/meetings", methods=["GET"])
@requires("group.write")
@looks("diagnostics")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, MeetingOut(many=True))
def list_meetings(_query: dict[str, Any], group_id: UUID) -> list[GroupMeeting]:
    """Встречи и кто на них был."""
    group = reading.led(unit().session, actor=unit().actor, group_id=group_id)
    about(*(one.person_id for one in group.members if one.state in reading.NAMED))
    return list(slice_page(group.meetings))


@blueprint.route("/groups/<uuid:group_id>/meetings", methods=["POST"])
@requires("group.write")
@blueprint.arguments(MeetingIn)
@blueprint.response(201, GroupOut)
def plan_meeting(data: dict[str, Any], group_id: UUID) -> Group:
    """Назначить встречу."""
    return _shown(actions.plan_meeting(unit().session, **_by(), group=_led(group_id), **data))


@blueprint.route("/group-meetings/<uuid:meeting_id>/attendance", methods=["POST"])
@requires("group.write")
@blueprint.arguments(AttendanceIn)
@blueprint.response(200, GroupOut)
def mark_attendance(data: dict[str, Any], meeting_id: UUID) -> Group:
    """Отметить, кто был."""
    return _shown(actions.mark_attendance(unit().session, **_who(), meeting_id=meeting_id, **data))


@blueprint.route("/group-meetings/<uuid:meeting_id>/cancellation", methods=["POST"])
@requires("group.write")
@blueprint.response(200, GroupOut)
def call_off_meeting(meeting_id: UUID) -> Group:
    """Отменить встречу."""
    return _shown(actions.call_off_meeting(unit().session, **_who(), meeting_id=meeting_id))
