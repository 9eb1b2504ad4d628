"""JSON doors of support events and attendance (ust-koksa п.19, indicator 7)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.models import Attendance, SupportEvent
from services.mentorship.schemas import (
    AttendanceIn,
    AttendanceOut,
    SupportEventIn,
    SupportEventOut,
    SupportEventsQuery,
)
from shared.web import etag, page, requires, unit

blueprint = Blueprint("support_events", __name__, description="Мероприятия поддержки и участие в них")
PAGING = ("limit", "cursor")


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
    """Объявить мероприятие."""
    return actions.create_support_event(unit().session, actor=unit().actor, **data)


@blueprint.route("/support-events/<uuid:support_event_id>", methods=["GET"])
@requires("support_event.read")
@blueprint.response(200, SupportEventOut)
def get_support_event(support_event_id: UUID) -> SupportEvent:
    """Мероприятие."""
    scope = unit().actor.scope("support_event.read")
    found = queries.get_support_event(unit().session, support_event_id=support_event_id, scope=scope)
    etag(found.version)
    return found


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
    work = unit()
    return actions.mark_attendance(
        work.session, actor=work.actor, today=work.today, support_event_id=support_event_id, **data
    )
