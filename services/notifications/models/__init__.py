"""Tables of notifications, all in one place to import from."""

from services.notifications.models.announcements import Announcement
from services.notifications.models.calendar import CalendarEntry, CalendarFeed
from services.notifications.models.inbox import InboxItem, ReadMark
from services.notifications.models.replicas import Account, Body, Membership, Mentoring
from services.notifications.models.rules import Reminder, RuleSetting
from services.notifications.models.tables import Base

__all__ = [
    "Account",
    "Announcement",
    "Base",
    "Body",
    "CalendarEntry",
    "CalendarFeed",
    "InboxItem",
    "Membership",
    "Mentoring",
    "ReadMark",
    "Reminder",
    "RuleSetting",
]
