"""The HTML doors of notifications."""

from services.notifications.pages import announcements, answering, calendar, desk, reading, rules, statistics

BLUEPRINTS = (
    desk.blueprint,
    answering.blueprint,
    reading.blueprint,
    rules.blueprint,
    announcements.blueprint,
    calendar.blueprint,
    statistics.blueprint,
)

__all__ = ["BLUEPRINTS"]
