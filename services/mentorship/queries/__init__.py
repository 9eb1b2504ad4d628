"""What mentorship answers: pairs, sessions, support events within reach, and coverage on any date."""

from services.mentorship.queries.coverage import (
    Picture,
    Row,
    SchoolLine,
    coverage,
    coverage_by_organization,
    coverage_people,
    coverage_picture,
    municipality_of,
)
from services.mentorship.queries.pairs import (
    described_pair,
    described_pairs,
    get_pair,
    managed,
    pairs_within,
    rivals,
    role_in,
)
from services.mentorship.queries.people import Identities, identities
from services.mentorship.queries.sessions import described_sessions, get_session, sessions_within
from services.mentorship.queries.support import attendances_within, get_support_event, support_events_within

__all__ = [
    "Identities",
    "Picture",
    "Row",
    "SchoolLine",
    "attendances_within",
    "coverage",
    "coverage_by_organization",
    "coverage_people",
    "coverage_picture",
    "described_pair",
    "described_pairs",
    "described_sessions",
    "get_pair",
    "get_session",
    "get_support_event",
    "identities",
    "managed",
    "municipality_of",
    "pairs_within",
    "rivals",
    "role_in",
    "sessions_within",
    "support_events_within",
]
