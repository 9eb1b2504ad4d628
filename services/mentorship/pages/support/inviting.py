"""Inviting by a filter: the number and the names first, then the press that invites."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.mentorship import actions, queries
from services.mentorship.models import SupportEvent
from services.mentorship.pages.support.forms import audience_form
from services.mentorship.pages.support.seeing import acting, found, place_of
from services.mentorship.queries import Worker
from shared.russian import form_of
from shared.web import requires, unit
from shared.web.pages import notice, press, show
from shared.web.tables import Column, Table

blueprint = Blueprint("support_inviting_pages", __name__)
COLUMNS: tuple[Column[Worker], ...] = (
    Column(key="name", title="Кого приглашаем", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.organization),
    Column(key="subject", title="Предмет", value=lambda row: row.subjects),
)
ANYBODY = {"who": "teachers"}


@blueprint.route("/events/<uuid:support_event_id>/invitations", methods=["GET", "POST"])
@requires("support_event.write")
def invite(support_event_id: UUID) -> Any:
    """Кого пригласить: отбор, число и имена, затем приглашение."""
    event = found(support_event_id)
    form = audience_form(event, queries.audience_of(unit().session, event=event, audience=ANYBODY))
    given = form.read() if form.sent() else None
    if given and "send" in request.form:
        return _send(event, given)
    table = _preview(event, given or event.audience or {"who": "young"})
    return show("mentorship/support/invite.html", event=event, form=form, table=table, chosen=given)


def _send(event: SupportEvent, audience: dict[str, Any] | None) -> Any:
    here = place_of(event.id)
    act = partial(actions.invite, unit().session, support_event_id=event.id, audience=audience, **acting())
    invited: list[int] = []
    reply = press(lambda: invited.append(act()), to=here)
    if invited:
        notice(_told(invited[0]))
    return reply


def _told(number: int) -> str:
    if number == 0:
        return "Приглашать некого: все, кто подходит, уже приглашены."
    words = form_of(number, "человек", "человека", "человек")
    verb = form_of(number, "Приглашён", "Приглашены", "Приглашены")
    return f"{verb} {number} {words}. Приглашение они увидят в сообщениях."


def _preview(event: SupportEvent, audience: dict[str, Any]) -> Table[Worker]:
    rows = queries.uninvited(unit().session, event=event, audience=audience)
    return Table(
        name="priglashenie",
        columns=COLUMNS,
        rows=rows,
        searched=False,
        exportable=False,
        empty="Приглашать некого",
        empty_text="Все, кто подходит под отбор, уже приглашены.",
    )


@blueprint.route("/events/<uuid:support_event_id>/invitations/later", methods=["POST"])
@requires("support_event.write")
def invite_later(support_event_id: UUID) -> Any:
    """Пригласить тех, кто подошёл под прежний отбор позже."""
    return _send(found(support_event_id), None)
