"""The JSON doors of routes."""

from services.routes.api import (
    achievements,
    certificates,
    deficits,
    diagnostics,
    instruments,
    judging,
    moving,
    practices,
    routes,
)

BLUEPRINTS = (
    instruments.blueprint,
    diagnostics.blueprint,
    deficits.blueprint,
    achievements.blueprint,
    routes.blueprint,
    moving.blueprint,
    certificates.blueprint,
    practices.blueprint,
    judging.blueprint,
)

__all__ = ["BLUEPRINTS"]
