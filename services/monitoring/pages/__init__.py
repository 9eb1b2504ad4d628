"""The HTML doors of monitoring."""

from services.monitoring.pages import board, indicator, periods, snapshots

BLUEPRINTS = (board.blueprint, indicator.blueprint, periods.blueprint, snapshots.blueprint)

__all__ = ["BLUEPRINTS"]
