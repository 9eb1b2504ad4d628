"""The JSON doors of notifications."""

from services.notifications.api import (
    announcements,
    calendar,
    deliveries,
    inbox,
    preferences,
    refused,
    rules,
    statistics,
    unsubscribing,
)

BLUEPRINTS = (
    inbox.blueprint,
    rules.blueprint,
    announcements.blueprint,
    calendar.blueprint,
    statistics.blueprint,
    preferences.blueprint,
    unsubscribing.blueprint,
    deliveries.blueprint,
    refused.blueprint,
)
