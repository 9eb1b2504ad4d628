"""The JSON doors of mentorship."""

from services.mentorship.api import (
    changing,
    coverage,
    documents,
    groups,
    imports,
    matching,
    office,
    pairs,
    programmes,
    reports,
    sessions,
    support,
)

BLUEPRINTS = (
    pairs.blueprint,
    changing.blueprint,
    groups.blueprint,
    documents.blueprint,
    programmes.blueprint,
    reports.blueprint,
    office.blueprint,
    sessions.blueprint,
    support.blueprint,
    coverage.blueprint,
    matching.blueprint,
    imports.blueprint,
)

__all__ = ["BLUEPRINTS"]
