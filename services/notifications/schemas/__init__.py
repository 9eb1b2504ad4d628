"""The edge of notifications, all in one place to import from."""

from services.notifications.schemas.announcements import (
    KINDS,
    AnnouncementIn,
    AnnouncementOut,
    AnnouncementsQuery,
    PreviewOut,
)
from services.notifications.schemas.inbox import AddressOut, InboxQuery, ItemOut, UnreadOut
from services.notifications.schemas.rules import (
    ChangeOut,
    CountedOut,
    PeriodQuery,
    ReachedOut,
    RuleForm,
    RuleIn,
    RuleOut,
)

__all__ = [
    "KINDS",
    "AddressOut",
    "AnnouncementIn",
    "AnnouncementOut",
    "AnnouncementsQuery",
    "ChangeOut",
    "CountedOut",
    "InboxQuery",
    "ItemOut",
    "PeriodQuery",
    "PreviewOut",
    "ReachedOut",
    "RuleForm",
    "RuleIn",
    "RuleOut",
    "UnreadOut",
]
