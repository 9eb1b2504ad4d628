"""The HTML doors of notifications."""

from services.notifications.pages import answering, desk

BLUEPRINTS = (desk.blueprint, answering.blueprint)

__all__ = ["BLUEPRINTS"]
