"""The HTML doors of mentorship."""

from services.mentorship.pages import coverage, home, pairs, papers, proposing, sessions, support

BLUEPRINTS = (
    home.blueprint,
    sessions.blueprint,
    pairs.blueprint,
    papers.blueprint,
    proposing.blueprint,
    coverage.blueprint,
    *support.BLUEPRINTS,
)

__all__ = ["BLUEPRINTS"]
