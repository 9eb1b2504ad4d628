"""Verbs of notifications: follow what others tell, mark as read, do what an item asks at its owner."""

from services.notifications.actions.acting import accept, ask_owner
from services.notifications.actions.following import erase_person, follow, keep_account, republish
from services.notifications.actions.reading import read_all, read_item

__all__ = [
    "accept",
    "ask_owner",
    "erase_person",
    "follow",
    "keep_account",
    "read_all",
    "read_item",
    "republish",
]
