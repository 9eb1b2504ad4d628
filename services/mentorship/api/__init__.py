"""The JSON doors of mentorship."""

from services.mentorship.api import changing, coverage, groups, imports, matching, pairs, sessions, support

BLUEPRINTS = (
    pairs.blueprint,
    changing.blueprint,
    groups.blueprint,
    sessions.blueprint,
    support.blueprint,
    coverage.blueprint,
    matching.blueprint,
    imports.blueprint,
)

__all__ = ["BLUEPRINTS"]
