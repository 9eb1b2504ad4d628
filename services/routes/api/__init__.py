"""The JSON doors of routes."""

from services.routes.api import achievements, certificates, deficits, diagnostics, instruments, moving, routes

BLUEPRINTS = (
    instruments.blueprint,
    diagnostics.blueprint,
    deficits.blueprint,
    achievements.blueprint,
    routes.blueprint,
    moving.blueprint,
    certificates.blueprint,
)

__all__ = ["BLUEPRINTS"]
