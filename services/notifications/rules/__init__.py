"""Pure decisions of notifications: which state of what tells whom, when, and in which words."""

from services.notifications.rules.channels import (
    ALL,
    CHANNELS,
    CHOICES,
    EMAIL,
    Choices,
    fault_of_address,
    masked,
    offered,
)
from services.notifications.rules.dating import Dated, dated
from services.notifications.rules.deciding import (
    Wanted,
    comes_back_from,
    ending,
    ends_when_read,
    moments,
    wanted,
    was_asked_last,
)
from services.notifications.rules.digests import DIGEST, EVERY, SPANS, last_digest
from services.notifications.rules.feed import as_icalendar, digest_of, outward_summary, secret_of, summary
from services.notifications.rules.greeting import greeting
from services.notifications.rules.leaving import (
    CODE_LASTS,
    MOST_TRIES,
    Leave,
    code,
    confirmation_token,
    leave_token,
    read_confirmation,
    read_leave,
)
from services.notifications.rules.letters import Written, of_code, of_confirmation, of_lines, of_test
from services.notifications.rules.linking import Piece, paragraphs
from services.notifications.rules.outward import Line, outward
from services.notifications.rules.pointing import is_of_development, link_of, passed_page, pointing_at
from services.notifications.rules.quiet import Hours, first_moment
from services.notifications.rules.recipients import Recipient, admin, curator, methodist, principal
from services.notifications.rules.retrying import MOST_ATTEMPTS, is_given_up, wait
from services.notifications.rules.rule import Rule, Tap
from services.notifications.rules.settings import URGENCIES, Setting, beyond_bounds, usual
from services.notifications.rules.table import (
    ANNOUNCEMENT,
    BY_NAME,
    DEAD,
    ESCALATION,
    EVENTS,
    KINDS,
    RULES,
    TIMED,
    UNMENTORED,
    WITHDRAWN,
    kind_of,
)
from services.notifications.rules.timing import Moment, Timing, first_due, last_day, offset_on
from services.notifications.rules.urgency import is_known, is_urgent
from services.notifications.rules.wording import Wording, people_in, sample, worded
from services.notifications.rules.working_days import working_days_between

__all__ = [
    "ALL",
    "ANNOUNCEMENT",
    "BY_NAME",
    "CHANNELS",
    "CHOICES",
    "CODE_LASTS",
    "DEAD",
    "DIGEST",
    "EMAIL",
    "ESCALATION",
    "EVENTS",
    "EVERY",
    "KINDS",
    "MOST_ATTEMPTS",
    "MOST_TRIES",
    "RULES",
    "SPANS",
    "TIMED",
    "UNMENTORED",
    "URGENCIES",
    "WITHDRAWN",
    "Choices",
    "Dated",
    "Hours",
    "Leave",
    "Line",
    "Moment",
    "Piece",
    "Recipient",
    "Rule",
    "Setting",
    "Tap",
    "Timing",
    "Wanted",
    "Wording",
    "Written",
    "admin",
    "as_icalendar",
    "beyond_bounds",
    "code",
    "comes_back_from",
    "confirmation_token",
    "curator",
    "dated",
    "digest_of",
    "ending",
    "ends_when_read",
    "fault_of_address",
    "first_due",
    "first_moment",
    "greeting",
    "is_given_up",
    "is_known",
    "is_of_development",
    "is_urgent",
    "kind_of",
    "last_day",
    "last_digest",
    "leave_token",
    "link_of",
    "masked",
    "methodist",
    "moments",
    "of_code",
    "of_confirmation",
    "of_lines",
    "of_test",
    "offered",
    "offset_on",
    "outward",
    "outward_summary",
    "paragraphs",
    "passed_page",
    "people_in",
    "pointing_at",
    "principal",
    "read_confirmation",
    "read_leave",
    "sample",
    "secret_of",
    "summary",
    "usual",
    "wait",
    "wanted",
    "was_asked_last",
    "worded",
    "working_days_between",
]
