"""The JSON doors of monitoring."""

from services.monitoring.api import (
    criteria,
    grounds,
    indicators,
    notes,
    periods,
    plan_papers,
    plans,
    protocols,
    region,
    reports,
    reviews,
    schools,
    snapshots,
)

BLUEPRINTS = (
    indicators.blueprint,
    grounds.blueprint,
    region.blueprint,
    schools.blueprint,
    periods.blueprint,
    snapshots.blueprint,
    reviews.blueprint,
    protocols.blueprint,
    criteria.blueprint,
    notes.blueprint,
    plans.blueprint,
    plan_papers.blueprint,
    reports.blueprint,
)
