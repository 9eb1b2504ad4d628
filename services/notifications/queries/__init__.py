"""Reads of notifications: one's own inbox, with names joined at reading."""

from services.notifications.queries.desk import Desk, Offer, desk, offer
from services.notifications.queries.mine import inbox, item, unread
from services.notifications.queries.telling import Told, told

__all__ = ["Desk", "Offer", "Told", "desk", "inbox", "item", "offer", "told", "unread"]
