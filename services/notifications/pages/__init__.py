"""The HTML doors of notifications."""

from services.notifications.pages import (
    addresses,
    announcements,
    answering,
    calendar,
    counting,
    deliveries,
    desk,
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
    deliveries.blueprint,
    refused.blueprint,
)

__all__ = ["BLUEPRINTS"]
