"""The HTML doors of monitoring."""

from services.monitoring.pages import board, indicator

BLUEPRINTS = (board.blueprint, indicator.blueprint)

__all__ = ["BLUEPRINTS"]
