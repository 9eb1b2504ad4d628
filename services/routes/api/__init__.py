"""The JSON doors of routes."""

from services.routes.api import (
    achievements,
    certificates,
    deficits,
    demand,
    diagnostics,
    files,
    implementing,
    instruments,
    judging,
    moving,
    practices,
    printing,
    routes,
    summaries,
)

BLUEPRINTS = (
    instruments.blueprint,
    diagnostics.blueprint,
    deficits.blueprint,
    summaries.blueprint,
    demand.blueprint,
    achievements.blueprint,
    routes.blueprint,
    moving.blueprint,
    implementing.blueprint,
    printing.blueprint,
    certificates.blueprint,
    practices.blueprint,
    judging.blueprint,
    files.blueprint,
)

__all__ = ["BLUEPRINTS"]
