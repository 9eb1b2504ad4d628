"""Verbs of notifications: follow what others tell, remind, pass on, announce, do what an item asks."""

from services.notifications.actions.acting import accept, ask_owner
from services.notifications.actions.announcing import (
    draft_announcement,
    revise_announcement,
    send_announcement,
    welcome_newcomers,
    withdraw_announcement,
)
from services.notifications.actions.dating import keep_dates
from services.notifications.actions.escalating import escalate
from services.notifications.actions.feeding import renew_feed, revoke_feed
from services.notifications.actions.following import follow, republish
from services.notifications.actions.keeping import (
    erase_person,
    keep_account,
    keep_body,
    keep_membership,
    keep_mentoring,
)
from services.notifications.actions.reading import read_all, read_item, unread_item
from services.notifications.actions.reminding import remind
from services.notifications.actions.setting import set_rule
from services.notifications.actions.ticking import tell_due

__all__ = [
    "accept",
    "ask_owner",
    "draft_announcement",
    "erase_person",
    "escalate",
    "follow",
    "keep_account",
    "keep_body",
    "keep_dates",
    "keep_membership",
    "keep_mentoring",
    "read_all",
    "read_item",
    "remind",
    "renew_feed",
    "republish",
    "revise_announcement",
    "revoke_feed",
    "send_announcement",
    "set_rule",
    "tell_due",
    "unread_item",
    "welcome_newcomers",
    "withdraw_announcement",
]
