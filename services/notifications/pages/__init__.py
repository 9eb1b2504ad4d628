"""The HTML doors of notifications."""

from services.notifications.pages import (
    addresses,
    announcements,
    answering,
    calendar,
    confirming,
    counting,
    deliveries,
    desk,
    passing,
    preferences,
    reading,
    refused,
    rules,
    statistics,
    unsubscribing,
)

BLUEPRINTS = (
    desk.blueprint,
    answering.blueprint,
    reading.blueprint,
    counting.blueprint,
    rules.blueprint,
    announcements.blueprint,
    calendar.blueprint,
    statistics.blueprint,
    preferences.blueprint,
    addresses.blueprint,
    unsubscribing.blueprint,
    confirming.blueprint,
    passing.blueprint,
    deliveries.blueprint,
    refused.blueprint,
)

__all__ = ["BLUEPRINTS"]
