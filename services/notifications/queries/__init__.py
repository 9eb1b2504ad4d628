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
from services.notifications.queries.audience import ROLES, Choices, audience, choices
from services.notifications.queries.calendar import Day, address, days_of, feed, feed_of
from services.notifications.queries.desk import Desk, Offer, desk, offer
from services.notifications.queries.mine import inbox, item, municipality_of, roles_of, unread
from services.notifications.queries.needed import mentored, still_needed
from services.notifications.queries.reach import Reach, RuleShown, reach, rule_shown, rules_shown
from services.notifications.queries.settings import history, resting, settings_of
from services.notifications.queries.statistics import NOISE_FROM, NOISE_PERCENT, Counted, period, statistics
from services.notifications.queries.telling import Told, told

__all__ = [
    "NOISE_FROM",
    "NOISE_PERCENT",
    "ROLES",
    "Choices",
    "Counted",
    "Day",
    "Desk",
    "Offer",
    "Preview",
    "Reach",
    "Receipts",
    "RuleShown",
    "Shown",
    "Told",
    "absences",
    "address",
    "announcement",
    "announcements",
    "answers_for",
    "audience",
    "audience_words",
    "choices",
    "days_of",
    "desk",
    "feed",
    "feed_of",
    "history",
    "inbox",
    "item",
    "mentored",
    "municipality_of",
    "newcomers",
    "offer",
    "period",
    "preview",
    "reach",
    "receipts",
    "resting",
    "roles_of",
    "rule_shown",
    "rules_shown",
    "settings_of",
    "shown",
    "statistics",
    "still_needed",
    "told",
    "unread",
    "zone_of",
]
