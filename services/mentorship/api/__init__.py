"""The JSON doors of mentorship."""

from services.mentorship.api import coverage, imports, pairs, sessions, support

BLUEPRINTS = (
    pairs.blueprint,
    sessions.blueprint,
    support.blueprint,
    coverage.blueprint,
    imports.blueprint,
)

__all__ = ["BLUEPRINTS"]
