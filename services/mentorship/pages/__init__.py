"""The HTML doors of mentorship."""

from services.mentorship.pages import (
    changing,
    coverage,
    groups,
    home,
    matching,
    pairs,
    papers,
    proposing,
    sessions,
    support,
)

BLUEPRINTS = (
    home.blueprint,
    sessions.blueprint,
    pairs.blueprint,
    papers.blueprint,
    proposing.blueprint,
    changing.blueprint,
    groups.blueprint,
    matching.blueprint,
    coverage.blueprint,
    *support.BLUEPRINTS,
)

__all__ = ["BLUEPRINTS"]
