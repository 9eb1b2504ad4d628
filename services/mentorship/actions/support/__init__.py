"""What can be done with support events: plan, invite, answer, mark who came, close."""

from services.mentorship.actions.support.attending import answer, mark_attendance, mark_list
from services.mentorship.actions.support.codes import CheckIn, check_in, open_code
from services.mentorship.actions.support.inviting import invite
from services.mentorship.actions.support.planning import (
    change_support_event,
    create_series,
    create_support_event,
    extend_series,
    move_support_event,
)

__all__ = [
    "CheckIn",
    "answer",
    "change_support_event",
    "check_in",
    "create_series",
    "create_support_event",
    "extend_series",
    "invite",
    "mark_attendance",
    "mark_list",
    "move_support_event",
    "open_code",
]
