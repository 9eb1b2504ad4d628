"""The JSON doors of monitoring."""

from services.monitoring.api import indicators, periods, snapshots

BLUEPRINTS = (indicators.blueprint, periods.blueprint, snapshots.blueprint)
