"""Pages of support events: the plan, an event, inviting, marking, series, hours."""

from services.mentorship.pages.support import attending, events, hours, inviting, planning, series

BLUEPRINTS = (
    events.blueprint,
    planning.blueprint,
    inviting.blueprint,
    attending.blueprint,
    series.blueprint,
    hours.blueprint,
)

__all__ = ["BLUEPRINTS"]
