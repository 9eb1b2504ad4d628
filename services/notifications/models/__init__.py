"""Tables of notifications, all in one place to import from."""

from services.notifications.models.announcements import Announcement
from services.notifications.models.calendar import CalendarEntry, CalendarFeed
from services.notifications.models.confirming import Confirmation
from services.notifications.models.delivering import Delivery, Mention
from services.notifications.models.inbox import InboxItem, ReadMark
from services.notifications.models.replicas import Account, Body, Membership, Mentoring
from services.notifications.models.rules import Reminder, RuleSetting
from services.notifications.models.tables import Base
from services.notifications.models.wishes import Address, Preference, RefusedAddress, Rhythm

__all__ = [
    "Account",
    "Address",
    "Announcement",
    "Base",
    "Body",
    "CalendarEntry",
    "CalendarFeed",
    "Confirmation",
    "Delivery",
    "InboxItem",
    "Membership",
    "Mention",
    "Mentoring",
    "Preference",
    "ReadMark",
    "RefusedAddress",
    "Reminder",
    "Rhythm",
    "RuleSetting",
]
