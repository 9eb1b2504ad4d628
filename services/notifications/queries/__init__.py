"""Reads of notifications: inboxes, rules, announcements, calendars; names are joined at reading."""

from services.notifications.queries.announcements import (
    Preview,
    Receipts,
    Shown,
    announcement,
    announcements,
    audience_words,
    newcomers,
    preview,
    receipts,
    shown,
)
from services.notifications.queries.answering import absences, answers_for, zone_of
from services.notifications.queries.audience import ROLES, Choices, audience, choices, unknown
from services.notifications.queries.calendar import Day, address, days_of, feed, feed_of
from services.notifications.queries.deliveries import (
    STATES,
    Sent,
    deliveries,
    delivery,
    gauges,
    given_up,
    sent,
    sent_lines,
)
from services.notifications.queries.desk import Desk, Offer, desk, offer
from services.notifications.queries.due import Due, due
from services.notifications.queries.letters import STOP_PAGE, Later, WritingDesk, goes_at, letters
from services.notifications.queries.mine import inbox, item, municipality_of, roles_of, unread
from services.notifications.queries.needed import mentored, still_needed, unmentored_no_more
from services.notifications.queries.own_wishes import (
    Myself,
    OwnAddress,
    OwnWishes,
    confirmation,
    is_refused,
    is_unsure,
    left,
    myself,
    own_wishes,
)
from services.notifications.queries.passing import Passed, passed
from services.notifications.queries.places import places
from services.notifications.queries.pointing import leading_to
from services.notifications.queries.reach import Reach, RuleShown, reach, rule_shown, rules_shown
from services.notifications.queries.readers import Reader, readers
from services.notifications.queries.refused import Refused, refused_addresses, refused_lines
from services.notifications.queries.settings import history, resting, settings_of
from services.notifications.queries.statistics import NOISE_FROM, NOISE_PERCENT, Counted, period, statistics
from services.notifications.queries.telling import Told, told
from services.notifications.queries.unanswered import unanswered
from services.notifications.queries.waiting import (
    WAITING,
    Awaiting,
    awaiting_digest,
    has_due,
    has_unplanned,
    is_due,
    still_to_say,
)
from services.notifications.queries.wishes import Wishes, of_register, wishes, zones

__all__ = [
    "NOISE_FROM",
    "NOISE_PERCENT",
    "ROLES",
    "STATES",
    "STOP_PAGE",
    "WAITING",
    "Awaiting",
    "Choices",
    "Counted",
    "Day",
    "Desk",
    "Due",
    "Later",
    "Myself",
    "Offer",
    "OwnAddress",
    "OwnWishes",
    "Passed",
    "Preview",
    "Reach",
    "Reader",
    "Receipts",
    "Refused",
    "RuleShown",
    "Sent",
    "Shown",
    "Told",
    "Wishes",
    "WritingDesk",
    "absences",
    "address",
    "announcement",
    "announcements",
    "answers_for",
    "audience",
    "audience_words",
    "awaiting_digest",
    "choices",
    "confirmation",
    "days_of",
    "deliveries",
    "delivery",
    "desk",
    "due",
    "feed",
    "feed_of",
    "gauges",
    "given_up",
    "goes_at",
    "has_due",
    "has_unplanned",
    "history",
    "inbox",
    "is_due",
    "is_refused",
    "is_unsure",
    "item",
    "leading_to",
    "left",
    "letters",
    "mentored",
    "municipality_of",
    "myself",
    "newcomers",
    "of_register",
    "offer",
    "own_wishes",
    "passed",
    "period",
    "places",
    "preview",
    "reach",
    "readers",
    "receipts",
    "refused_addresses",
    "refused_lines",
    "resting",
    "roles_of",
    "rule_shown",
    "rules_shown",
    "sent",
    "sent_lines",
    "settings_of",
    "shown",
    "statistics",
    "still_needed",
    "still_to_say",
    "told",
    "unanswered",
    "unknown",
    "unmentored_no_more",
    "unread",
    "wishes",
    "zone_of",
    "zones",
]
