"""What mentorship answers: pairs, sessions, support events within reach, and coverage on any date."""

from services.mentorship.queries.changes import moved_parties, tasks_of
from services.mentorship.queries.coverage import (
    Picture,
    Row,
    SchoolLine,
    coverage,
    coverage_by_organization,
    coverage_people,
    coverage_picture,
    municipalities,
    municipality_of,
)
from services.mentorship.queries.dossier import Dossier, dossier, keeps_papers
from services.mentorship.queries.mentoring import Accompanied, Desk, accompanied, desk, is_mentoring
from services.mentorship.queries.pairs import (
    described_pair,
    described_pairs,
    get_pair,
    group_pairs,
    managed,
    manages,
    pairs_within,
    rivals,
    role_in,
)
from services.mentorship.queries.people import Identities, identities, organization_named
from services.mentorship.queries.proposing import (
    Candidate,
    candidate,
    colleagues,
    mentee_candidates,
    mentor_candidates,
)
from services.mentorship.queries.reach import holds_office, reach
from services.mentorship.queries.relatives import Relative, relatives
from services.mentorship.queries.sessions import (
    correction_of,
    described_sessions,
    get_session,
    planned_session,
    sessions_within,
)
from services.mentorship.queries.support import attendances_within, get_support_event, support_events_within
from services.mentorship.queries.views import PairView, SessionView, Side, pair_views, session_views, views_of

__all__ = [
    "Accompanied",
    "Candidate",
    "Desk",
    "Dossier",
    "Identities",
    "PairView",
    "Picture",
    "Relative",
    "Row",
    "SchoolLine",
    "SessionView",
    "Side",
    "accompanied",
    "attendances_within",
    "candidate",
    "colleagues",
    "correction_of",
    "coverage",
    "coverage_by_organization",
    "coverage_people",
    "coverage_picture",
    "described_pair",
    "described_pairs",
    "described_sessions",
    "desk",
    "dossier",
    "get_pair",
    "get_session",
    "get_support_event",
    "group_pairs",
    "holds_office",
    "identities",
    "is_mentoring",
    "keeps_papers",
    "managed",
    "manages",
    "mentee_candidates",
    "mentor_candidates",
    "moved_parties",
    "municipalities",
    "municipality_of",
    "organization_named",
    "pair_views",
    "pairs_within",
    "planned_session",
    "reach",
    "relatives",
    "rivals",
    "role_in",
    "session_views",
    "sessions_within",
    "support_events_within",
    "tasks_of",
    "views_of",
]
