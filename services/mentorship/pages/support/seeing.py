"""What the pages of support events share: who acts and when, the event within the reader's reach."""

from typing import Any
from uuid import UUID

from marshmallow import Schema

from services.mentorship import queries
from services.mentorship.models import SupportEvent
from shared.errors import Invalid
from shared.web import unit
from shared.web.forms import Form

EVENTS = "/mentorship/events"
SERIES = "/mentorship/series"


def acting() -> dict[str, Any]:
    """Who acts, on which day, at which moment."""
    work = unit()
    return {"actor": work.actor, "today": work.today, "now": work.now}


def found(support_event_id: UUID) -> SupportEvent:
    """The event, as far as the reader may read events."""
    work = unit()
    scope = work.actor.scope("support_event.read")
    return queries.get_support_event(work.session, support_event_id=support_event_id, scope=scope)


def seen(support_event_id: UUID) -> queries.SupportView:
    """The event as the reader sees it."""
    work = unit()
    return queries.support_view(work.session, event=found(support_event_id), actor=work.actor)


def sent(schema: Schema) -> dict[str, Any]:
    """What a button without visible fields sent; raises Invalid when somebody tampered with it."""
    form = Form(schema, ())
    given = form.read()
    if given is None:
        raise Invalid(fields=form.errors)
    return given


def place_of(support_event_id: UUID) -> str:
    """The address of the page of an event."""
    return f"{EVENTS}/{support_event_id}"
