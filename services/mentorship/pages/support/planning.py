"""Planning an event, changing it, closing it, calling it off and taking that back."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions
from services.mentorship.pages.support.forms import event_form
from services.mentorship.pages.support.seeing import acting, found, place_of
from shared.web import requires, unit
from shared.web.pages import Undo, press, show, submit

blueprint = Blueprint("support_planning_pages", __name__)
TOLD = {
    "held": "Мероприятие завершено: кто записался и не пришёл, отмечен.",
    "cancelled": "Мероприятие отменено. Кто собирался прийти, узнает об этом из сообщений.",
    "planned": "Мероприятие снова в плане.",
}


@blueprint.route("/events/new", methods=["GET", "POST"])
@requires("support_event.write")
def plan_event() -> Any:
    """Запланировать мероприятие."""
    form = event_form()
    act = partial(actions.create_support_event, unit().session, actor=unit().actor)
    told = "Мероприятие в плане. Теперь пригласите людей."
    reply = submit(form, act, to=lambda row: place_of(row.id), told=told) if form.sent() else None
    return reply or show("mentorship/support/plan.html", form=form, event=None)


@blueprint.route("/events/<uuid:support_event_id>/edit", methods=["GET", "POST"])
@requires("support_event.write")
def change_event(support_event_id: UUID) -> Any:
    """Изменить мероприятие."""
    work, event = unit(), found(support_event_id)
    form, here = event_form(event), place_of(support_event_id)
    change = partial(actions.change_support_event, work.session, support_event_id=support_event_id)
    act = partial(change, actor=work.actor, today=work.today)
    reply = submit(form, act, to=here, told="Записано.") if form.sent() else None
    return reply or show("mentorship/support/plan.html", form=form, event=event)


@blueprint.route("/events/<uuid:support_event_id>/<any(held, cancelled, planned):state>", methods=["POST"])
@requires("support_event.write")
def move_event(support_event_id: UUID, state: str) -> Any:
    """Завершить, отменить, вернуть в план."""
    here = place_of(support_event_id)
    move = partial(actions.move_support_event, unit().session, support_event_id=support_event_id)
    undo = None if state == "planned" else Undo(href=f"{here}/planned", title="Вернуть в план")
    return press(partial(move, state=state, **acting()), to=here, told=TOLD[state], undo=undo)
