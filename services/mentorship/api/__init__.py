"""The JSON doors of mentorship."""

from services.mentorship.api import changing, coverage, groups, imports, pairs, sessions, support

BLUEPRINTS = (
    pairs.blueprint,
    changing.blueprint,
    groups.blueprint,
    sessions.blueprint,
    support.blueprint,
    coverage.blueprint,
    imports.blueprint,
)

__all__ = ["BLUEPRINTS"]
