"""What can be done in mentorship: each action changes rows and tells about it in one transaction."""

from services.mentorship.actions.announcing import republish
from services.mentorship.actions.dismissals import close_dismissed
from services.mentorship.actions.endings import end_pair, pause_pair, resume_pair
from services.mentorship.actions.erasing import erase_person
from services.mentorship.actions.imports import apply_import
from services.mentorship.actions.pairs import give_consent, order_pair, propose_pair
from services.mentorship.actions.sessions import change_session, confirm_session, dispute_session, log_session
from services.mentorship.actions.support import create_support_event, mark_attendance

__all__ = [
    "apply_import",
    "change_session",
    "close_dismissed",
    "confirm_session",
    "create_support_event",
    "dispute_session",
    "end_pair",
    "erase_person",
    "give_consent",
    "log_session",
    "mark_attendance",
    "order_pair",
    "pause_pair",
    "propose_pair",
    "republish",
    "resume_pair",
]
