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
from services.mentorship.actions.papers import (
    add_signer,
    change_signer,
    correct_named,
    drawn,
    issue_document,
    keep_agreement,
    keep_letterhead,
    set_pattern,
)
from services.mentorship.actions.programmes import (
    agree_programme,
    approve_programme,
    drop_item,
    mark_item,
    pair_to_plan,
    write_item,
    write_programme,
)
from services.mentorship.actions.released import keep_released, keep_strength
from services.mentorship.actions.reports import (
    answer_questionnaire,
    conclude_report,
    pair_to_report,
    write_report,
)
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
from services.mentorship.actions.watching import watch_pairs

__all__ = [
    "CheckIn",
    "Group",
    "Proposals",
    "add_signer",
    "agree_programme",
    "answer",
    "answer_questionnaire",
    "apply_import",
    "approve_programme",
    "change_session",
    "change_signer",
    "change_support_event",
    "change_terms",
    "check_in",
    "conclude_report",
    "confirm_session",
    "consent_group",
    "consenting",
    "correct_named",
    "create_series",
    "create_support_event",
    "dispute_session",
    "drawn",
    "drop_item",
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
    "issue_document",
    "keep_after_move",
    "keep_agreement",
    "keep_letterhead",
    "keep_released",
    "keep_strength",
    "log_session",
    "mark_attendance",
    "mark_item",
    "mark_list",
    "meet",
    "miss",
    "move_support_event",
    "open_code",
    "order_group",
    "order_pair",
    "pair_to_plan",
    "pair_to_report",
    "pause_pair",
    "plan_session",
    "propose_arranged",
    "propose_group",
    "propose_pair",
    "replace_mentor",
    "republish",
    "resume_pair",
    "set_pattern",
    "watch_pairs",
    "write_item",
    "write_programme",
    "write_report",
]
