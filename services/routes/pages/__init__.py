"""The HTML doors of routes."""

from services.routes.pages import (
    certificates,
    deciding,
    diagnosing,
    home,
    moving,
    own,
    people,
    planning,
    results,
    routes,
    steps,
)

BLUEPRINTS = (
    home.blueprint,
    people.blueprint,
    deciding.blueprint,
    diagnosing.blueprint,
    results.blueprint,
    routes.blueprint,
    planning.blueprint,
    moving.blueprint,
    steps.blueprint,
    own.blueprint,
    certificates.blueprint,
)

__all__ = ["BLUEPRINTS"]
