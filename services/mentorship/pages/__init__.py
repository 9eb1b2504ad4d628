"""The HTML doors of mentorship."""

from services.mentorship.pages import (
    changing,
    coverage,
    documents,
    groups,
    home,
    matching,
    met,
    pairs,
    papers,
    programmes,
    proposing,
    reports,
    sessions,
    support,
)

BLUEPRINTS = (
    home.blueprint,
    met.blueprint,
    sessions.blueprint,
    pairs.blueprint,
    papers.blueprint,
    *documents.BLUEPRINTS,
    programmes.blueprint,
    reports.blueprint,
    proposing.blueprint,
    changing.blueprint,
    groups.blueprint,
    matching.blueprint,
    coverage.blueprint,
    *support.BLUEPRINTS,
)

__all__ = ["BLUEPRINTS"]
