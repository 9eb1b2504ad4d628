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
    planning,
    practices,
    printing,
    routes,
    templates,
    topics,
)

BLUEPRINTS = (
    instruments.blueprint,
    topics.blueprint,
    diagnostics.blueprint,
    deficits.blueprint,
    achievements.blueprint,
    routes.blueprint,
    moving.blueprint,
    implementing.blueprint,
    printing.blueprint,
    planning.blueprint,
    templates.blueprint,
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
