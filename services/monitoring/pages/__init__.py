"""The HTML doors of monitoring."""

from services.monitoring.pages import (
    board,
    criteria,
    grounds,
    indicator,
    periods,
    plans,
    printing,
    protocols,
    region,
    reports,
    reviews,
    schools,
    snapshots,
)

BLUEPRINTS = (
    board.blueprint,
    region.blueprint,
    schools.blueprint,
    printing.blueprint,
    indicator.blueprint,
    grounds.blueprint,
    periods.blueprint,
    snapshots.blueprint,
    reviews.blueprint,
    protocols.blueprint,
    criteria.blueprint,
    *plans.BLUEPRINTS,
    reports.blueprint,
)

__all__ = ["BLUEPRINTS"]
