"""Verbs of notifications: follow what others tell, remind, pass on, announce, do what an item asks."""

from services.notifications.actions.acting import accept, ask_owner
from services.notifications.actions.addressing import ask_address, confirm_address, forget_address, send_test
from services.notifications.actions.announcing import (
    draft_announcement,
    revise_announcement,
    send_announcement,
    welcome_newcomers,
    withdraw_announcement,
)
from services.notifications.actions.confirming import confirm
from services.notifications.actions.dating import keep_dates
from services.notifications.actions.digesting import plan_digests
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
from services.notifications.actions.minding import discard, forget_old, retry
from services.notifications.actions.planning import plan
from services.notifications.actions.reading import read_all, read_item, unread_item
from services.notifications.actions.reminding import remind
from services.notifications.actions.sending import claim, mark, mark_moot, put_off, release
from services.notifications.actions.setting import set_rule
from services.notifications.actions.suspending import resume, take_returned
from services.notifications.actions.ticking import tell_due
from services.notifications.actions.warning import warn_of_dead
from services.notifications.actions.wishing import come_back, leave, set_wishes

__all__ = [
    "accept",
    "ask_address",
    "ask_owner",
    "claim",
    "come_back",
    "confirm",
    "confirm_address",
    "discard",
    "draft_announcement",
    "erase_person",
    "escalate",
    "follow",
    "forget_address",
    "forget_old",
    "keep_account",
    "keep_body",
    "keep_dates",
    "keep_membership",
    "keep_mentoring",
    "leave",
    "mark",
    "mark_moot",
    "plan",
    "plan_digests",
    "put_off",
    "read_all",
    "read_item",
    "release",
    "remind",
    "renew_feed",
    "republish",
    "resume",
    "retry",
    "revise_announcement",
    "revoke_feed",
    "send_announcement",
    "send_test",
    "set_rule",
    "set_wishes",
    "take_returned",
    "tell_due",
    "unread_item",
    "warn_of_dead",
    "welcome_newcomers",
    "withdraw_announcement",
]
