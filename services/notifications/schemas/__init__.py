"""The edge of notifications, all in one place to import from."""

from services.notifications.schemas.announcements import (
    KINDS,
    AnnouncementIn,
    AnnouncementOut,
    AnnouncementsQuery,
    PreviewOut,
)
from services.notifications.schemas.deliveries import DeliveryOut, DeliveryQuery, RefusedOut, RefusedQuery
from services.notifications.schemas.inbox import AddressOut, InboxQuery, ItemOut, UnreadOut
from services.notifications.schemas.deliveries import DeliveryOut, DeliveryQuery
from services.notifications.schemas.inbox import AddressOut, InboxQuery, ItemOut, UnreadOut, UnreadQuery
from services.notifications.schemas.rules import (
    BACKWARDS,
    ChangeOut,
    CountedOut,
    PeriodQuery,
    ReachedOut,
    RuleForm,
    RuleIn,
    RuleOut,
)
from services.notifications.schemas.wishes import (
    AddressIn,
    ChannelAddressOut,
    ChannelIn,
    CodeIn,
    LeavingForm,
    PreferencesIn,
    PreferencesOut,
    WishesForm,
    choices_of,
    field_of,
    hours_of,
)

__all__ = [
    "BACKWARDS",
    "KINDS",
    "AddressIn",
    "AddressOut",
    "AnnouncementIn",
    "AnnouncementOut",
    "AnnouncementsQuery",
    "ChangeOut",
    "ChannelAddressOut",
    "ChannelIn",
    "CodeIn",
    "CountedOut",
    "DeliveryOut",
    "DeliveryQuery",
    "InboxQuery",
    "ItemOut",
    "LeavingForm",
    "PeriodQuery",
    "PreferencesIn",
    "PreferencesOut",
    "PreviewOut",
    "ReachedOut",
    "RefusedOut",
    "RefusedQuery",
    "RuleForm",
    "RuleIn",
    "RuleOut",
    "UnreadOut",
    "UnreadQuery",
    "WishesForm",
    "choices_of",
    "field_of",
    "hours_of",
]
