"""What can be done in mentorship: each action changes rows and tells about it in one transaction."""

from services.mentorship.actions.announcing import republish
from services.mentorship.actions.changing import change_terms, keep_after_move, replace_mentor
from services.mentorship.actions.endings import end_pair, pause_pair, resume_pair
from services.mentorship.actions.erasing import erase_person
from services.mentorship.actions.following import follow_register
from services.mentorship.actions.groups import Group, consent_group, get_group, order_group, propose_group
from services.mentorship.actions.imports import apply_import
from services.mentorship.actions.matching import Proposals, propose_arranged
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
from services.mentorship.actions.strengths import keep_strength
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
    "Group",
    "Proposals",
    "answer",
    "apply_import",
    "change_session",
    "change_support_event",
    "change_terms",
    "check_in",
    "close_dismissed",
    "confirm_session",
    "consent_group",
    "consenting",
    "create_series",
    "create_support_event",
    "dispute_session",
    "end_pair",
    "erase_person",
    "extend_series",
    "follow_register",
    "get_group",
    "get_pair_to_log",
    "get_session_to_answer",
    "get_session_to_change",
    "give_consent",
    "invite",
    "keep_after_move",
    "keep_strength",
    "log_session",
    "mark_attendance",
    "mark_list",
    "meet",
    "miss",
    "move_support_event",
    "open_code",
    "order_group",
    "order_pair",
    "pause_pair",
    "plan_session",
    "propose_arranged",
    "propose_group",
    "propose_pair",
    "replace_mentor",
    "republish",
    "resume_pair",
]
