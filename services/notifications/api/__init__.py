"""The JSON doors of notifications."""

from services.notifications.api import announcements, calendar, inbox, rules, statistics

BLUEPRINTS = (
    inbox.blueprint,
    rules.blueprint,
    announcements.blueprint,
    calendar.blueprint,
    statistics.blueprint,
)

__all__ = ["BLUEPRINTS"]
