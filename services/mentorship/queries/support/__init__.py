"""Reading support events: the plan, whom to invite, who came, hours of people, series."""

from services.mentorship.queries.support.attendance import (
    Attendee,
    attendances_within,
    attendees,
    markable,
    seats_taken,
)
from services.mentorship.queries.support.audience import addable, audience_of, uninvited
from services.mentorship.queries.support.events import (
    SupportView,
    get_support_event,
    own_events,
    own_invitation,
    support_events_within,
    support_view,
    support_views,
    unmarked_places,
)
from services.mentorship.queries.support.hours import HoursLine, hours, own_hours, supported_people
from services.mentorship.queries.support.series import (
    Participant,
    SeriesLine,
    SeriesView,
    get_series,
    series_list,
    series_view,
)

__all__ = [
    "Attendee",
    "HoursLine",
    "Participant",
    "SeriesLine",
    "SeriesView",
    "SupportView",
    "addable",
    "attendances_within",
    "attendees",
    "audience_of",
    "get_series",
    "get_support_event",
    "hours",
    "markable",
    "own_events",
    "own_hours",
    "own_invitation",
    "seats_taken",
    "series_list",
    "series_view",
    "support_events_within",
    "support_view",
    "support_views",
    "supported_people",
    "uninvited",
    "unmarked_places",
]
