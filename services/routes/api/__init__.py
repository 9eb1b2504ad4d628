"""The JSON doors of routes."""

from services.routes.api import (
    achievements,
    answers,
    certificates,
    consultations,
    deficits,
    diagnostics,
    files,
    groups,
    implementing,
    instruments,
    judging,
    membership,
    moving,
    practices,
    printing,
    routes,
)

BLUEPRINTS = (
    instruments.blueprint,
    diagnostics.blueprint,
    deficits.blueprint,
    achievements.blueprint,
    routes.blueprint,
    moving.blueprint,
    implementing.blueprint,
    printing.blueprint,
    certificates.blueprint,
    practices.blueprint,
    judging.blueprint,
    files.blueprint,
    groups.blueprint,
    membership.blueprint,
    consultations.blueprint,
    answers.blueprint,
)

__all__ = ["BLUEPRINTS"]
