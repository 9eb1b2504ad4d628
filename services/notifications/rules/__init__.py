"""Pure decisions of notifications: which state of what tells whom, when, and in which words."""

from services.notifications.rules.dating import Dated, dated
from services.notifications.rules.deciding import Wanted, comes_back, ending, ends_when_read, wanted
from services.notifications.rules.feed import as_icalendar, digest_of, secret_of, summary
from services.notifications.rules.greeting import greeting
from services.notifications.rules.linking import Piece, paragraphs
from services.notifications.rules.recipients import Recipient, curator, methodist, principal
from services.notifications.rules.rule import Rule, Tap
from services.notifications.rules.settings import URGENCIES, Setting, beyond_bounds, usual
from services.notifications.rules.table import (
    ANNOUNCEMENT,
    BY_NAME,
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
from services.notifications.rules.wording import Wording, people_in, sample, worded
from services.notifications.rules.working_days import is_working_day, working_days_between

__all__ = [
    "ANNOUNCEMENT",
    "BY_NAME",
    "ESCALATION",
    "EVENTS",
    "KINDS",
    "RULES",
    "TIMED",
    "UNMENTORED",
    "URGENCIES",
    "WITHDRAWN",
    "Dated",
    "Moment",
    "Piece",
    "Recipient",
    "Rule",
    "Setting",
    "Tap",
    "Timing",
    "Wanted",
    "Wording",
    "as_icalendar",
    "beyond_bounds",
    "comes_back",
    "curator",
    "dated",
    "digest_of",
    "ending",
    "ends_when_read",
    "first_due",
    "greeting",
    "is_working_day",
    "kind_of",
    "last_day",
    "methodist",
    "offset_on",
    "paragraphs",
    "people_in",
    "principal",
    "sample",
    "secret_of",
    "summary",
    "usual",
    "wanted",
    "worded",
    "working_days_between",
]
