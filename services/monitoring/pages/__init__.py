"""The HTML doors of monitoring."""

from services.monitoring.pages import board, indicator, periods, reviews, snapshots

BLUEPRINTS = (board.blueprint, indicator.blueprint, periods.blueprint, snapshots.blueprint, reviews.blueprint)

__all__ = ["BLUEPRINTS"]
