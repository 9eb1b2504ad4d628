"""JSON doors of support events and attendance (indicator 7 counts attendance of young_support)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.models import Attendance, SupportEvent, SupportSeries
from services.mentorship.schemas import (
    AnswerIn,
    AttendanceIn,
    AttendanceOut,
    AudienceIn,
    InvitedOut,
    SeriesIn,
    SeriesOut,
    StateIn,
    SupportEventChangeIn,
    SupportEventIn,
    SupportEventOut,
    SupportEventsQuery,
)
from shared.web import check_etag, etag, page, requires, unit

blueprint = Blueprint("support", __name__, description="Мероприятия поддержки")
PAGING = ("limit", "cursor")


def _acting() -> dict[str, Any]:
    work = unit()
    return {"actor": work.actor, "today": work.today, "now": work.now}


@blueprint.route("/support-events", methods=["GET"])
@requires("support_event.read")
@blueprint.arguments(SupportEventsQuery, location="query")
@blueprint.response(200, SupportEventOut(many=True))
def list_support_events(query: dict[str, Any]) -> list[SupportEvent]:
    """Мероприятия муниципалитета."""
    filters = {name: value for name, value in query.items() if name not in PAGING}
    scope = unit().actor.scope("support_event.read")
    return page(queries.support_events_within(scope=scope, filters=filters), key=SupportEvent.id)


@blueprint.route("/support-events", methods=["POST"])
@requires("support_event.write")
@blueprint.arguments(SupportEventIn)
@blueprint.response(201, SupportEventOut)
def create_support_event(data: dict[str, Any]) -> SupportEvent:
    """Запланировать мероприятие."""
    return actions.create_support_event(unit().session, actor=unit().actor, **data)


@blueprint.route("/support-series", methods=["POST"])
@requires("support_event.write")
@blueprint.arguments(SeriesIn)
@blueprint.response(201, SeriesOut)
def create_series(data: dict[str, Any]) -> SupportSeries:
    """Запланировать цикл мероприятий по датам."""
    return actions.create_series(unit().session, actor=unit().actor, **data)


@blueprint.route("/support-events/<uuid:support_event_id>", methods=["GET"])
@requires("support_event.read")
@blueprint.response(200, SupportEventOut)
def get_support_event(support_event_id: UUID) -> SupportEvent:
    """Мероприятие."""
    scope = unit().actor.scope("support_event.read")
    found = queries.get_support_event(unit().session, support_event_id=support_event_id, scope=scope)
    etag(found.version)
    return found


@blueprint.route("/support-events/<uuid:support_event_id>", methods=["PUT"])
@requires("support_event.write")
@blueprint.arguments(SupportEventChangeIn)
@blueprint.response(200, SupportEventOut)
def change_support_event(data: dict[str, Any], support_event_id: UUID) -> SupportEvent:
    """Изменить мероприятие."""
    work = unit()
    scope = work.actor.scope("support_event.write")
    found = queries.get_support_event(work.session, support_event_id=support_event_id, scope=scope, lock=True)
    check_etag(found.version)
    return actions.change_support_event(
        work.session, actor=work.actor, today=work.today, support_event_id=support_event_id, **data
    )


@blueprint.route("/support-events/<uuid:support_event_id>/state", methods=["POST"])
@requires("support_event.write")
@blueprint.arguments(StateIn)
@blueprint.response(200, SupportEventOut)
def move_support_event(data: dict[str, Any], support_event_id: UUID) -> SupportEvent:
    """Завершить, отменить или вернуть в план."""
    return actions.move_support_event(unit().session, support_event_id=support_event_id, **_acting(), **data)


@blueprint.route("/support-events/<uuid:support_event_id>/invitations", methods=["POST"])
@requires("support_event.write")
@blueprint.arguments(AudienceIn)
@blueprint.response(200, InvitedOut)
def invite(data: dict[str, Any], support_event_id: UUID) -> dict[str, int]:
    """Пригласить всех, кто подходит под отбор."""
    invited = actions.invite(unit().session, support_event_id=support_event_id, audience=data, **_acting())
    return {"invited": invited}


@blueprint.route("/support-events/<uuid:support_event_id>/answer", methods=["POST"])
@requires("attendance.answer")
@blueprint.arguments(AnswerIn)
@blueprint.response(200, AttendanceOut)
def answer(data: dict[str, Any], support_event_id: UUID) -> Attendance:
    """Ответить за себя: приду или не смогу."""
    return actions.answer(unit().session, support_event_id=support_event_id, **_acting(), **data)


@blueprint.route("/attendance/<uuid:attendance_id>/acceptance", methods=["POST"])
@requires("attendance.answer")
@blueprint.response(200, AttendanceOut)
def accept_invitation(attendance_id: UUID) -> Attendance:
    """Принять приглашение одним нажатием."""
    work = unit()
    mark = queries.own_invitation(work.session, actor=work.actor, attendance_id=attendance_id, lock=True)
    check_etag(mark.version)
    event_id = mark.support_event_id
    return actions.answer(work.session, support_event_id=event_id, state="registered", **_acting())


@blueprint.route("/support-events/<uuid:support_event_id>/attendance", methods=["GET"])
@requires("attendance.read")
@blueprint.response(200, AttendanceOut(many=True))
def list_attendance(support_event_id: UUID) -> list[Attendance]:
    """Кто был: все, своя школа или сам участник."""
    scope = unit().actor.scope("attendance.read")
    query = queries.attendances_within(unit().session, support_event_id=support_event_id, scope=scope)
    return page(query, key=Attendance.id)


@blueprint.route("/support-events/<uuid:support_event_id>/attendance", methods=["POST"])
@requires("attendance.write")
@blueprint.arguments(AttendanceIn)
@blueprint.response(200, AttendanceOut)
def mark_attendance(data: dict[str, Any], support_event_id: UUID) -> Attendance:
    """Зарегистрировать участника или отметить, был ли он."""
    return actions.mark_attendance(unit().session, support_event_id=support_event_id, **_acting(), **data)
