"""Coverage of young teachers by mentoring on any date: answers, and the picture of a page."""

from services.mentorship.queries.coverage.answers import coverage, coverage_by_organization, coverage_people
from services.mentorship.queries.coverage.groups import Breakdown, GroupLine, subjects_of
from services.mentorship.queries.coverage.people import Row, municipalities, municipality_of
from services.mentorship.queries.coverage.picture import Picture, coverage_picture

__all__ = [
    "Breakdown",
    "GroupLine",
    "Picture",
    "Row",
    "coverage",
    "coverage_by_organization",
    "coverage_people",
    "coverage_picture",
    "municipalities",
    "municipality_of",
    "subjects_of",
]
