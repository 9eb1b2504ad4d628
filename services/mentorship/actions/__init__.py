"""What can be done in mentorship: each action changes rows and tells about it in one transaction."""

from services.mentorship.actions.announcing import republish
from services.mentorship.actions.dismissals import close_dismissed
from services.mentorship.actions.endings import end_pair, pause_pair, resume_pair
from services.mentorship.actions.erasing import erase_person
from services.mentorship.actions.imports import apply_import
from services.mentorship.actions.meeting import meet, miss, plan_session
from services.mentorship.actions.pairs import consenting, give_consent, order_pair, propose_pair
from services.mentorship.actions.sessions import (
    change_session,
    confirm_session,
    dispute_session,
    get_pair_to_log,
    get_session_to_answer,
    get_session_to_change,
    log_session,
)
from services.mentorship.actions.support import (
    CheckIn,
    answer,
    change_support_event,
    check_in,
    create_series,
    create_support_event,
    extend_series,
    invite,
    mark_attendance,
    mark_list,
    move_support_event,
    open_code,
)

__all__ = [
    "CheckIn",
    "answer",
    "apply_import",
    "change_session",
    "change_support_event",
    "check_in",
    "close_dismissed",
    "confirm_session",
    "consenting",
    "create_series",
    "create_support_event",
    "dispute_session",
    "end_pair",
    "erase_person",
    "extend_series",
    "get_pair_to_log",
    "get_session_to_answer",
    "get_session_to_change",
    "give_consent",
    "invite",
    "log_session",
    "mark_attendance",
    "mark_list",
    "meet",
    "miss",
    "move_support_event",
    "open_code",
    "order_pair",
    "pause_pair",
    "plan_session",
    "propose_pair",
    "republish",
    "resume_pair",
]
