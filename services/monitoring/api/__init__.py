"""The JSON doors of monitoring."""

from services.monitoring.api import criteria, indicators, periods, reviews, snapshots

BLUEPRINTS = (
    indicators.blueprint,
    periods.blueprint,
    snapshots.blueprint,
    reviews.blueprint,
    criteria.blueprint,
)
