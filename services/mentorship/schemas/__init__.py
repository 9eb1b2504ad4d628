"""The edge of mentorship: what may be sent and what is answered, field by field."""

from services.mentorship.schemas.changing import (
    GroupConsentIn,
    GroupIn,
    GroupOrderIn,
    GroupOut,
    MoveIn,
    ReplacementIn,
    TermsIn,
)
from services.mentorship.schemas.coverage import (
    CoverageOut,
    CoveragePeopleQuery,
    CoveragePersonOut,
    CoverageQuery,
)
from services.mentorship.schemas.forms import (
    ConsentForm,
    MeetingForm,
    PlanForm,
    ProposalForm,
    ReplacementForm,
    SessionForm,
)
from services.mentorship.schemas.imports import EventRow, ImportIn, ImportOut, PairRow
from services.mentorship.schemas.pairs import (
    ConsentIn,
    EndingIn,
    OrderIn,
    PairIn,
    PairOut,
    PairsQuery,
    PauseIn,
    ResumeIn,
)
from services.mentorship.schemas.sessions import DisputeIn, SessionChangeIn, SessionIn, SessionOut
from services.mentorship.schemas.support import (
    AttendanceIn,
    AttendanceOut,
    SupportEventIn,
    SupportEventOut,
    SupportEventsQuery,
)

__all__ = [
    "AttendanceIn",
    "AttendanceOut",
    "ConsentForm",
    "ConsentIn",
    "CoverageOut",
    "CoveragePeopleQuery",
    "CoveragePersonOut",
    "CoverageQuery",
    "DisputeIn",
    "EndingIn",
    "EventRow",
    "GroupConsentIn",
    "GroupIn",
    "GroupOrderIn",
    "GroupOut",
    "ImportIn",
    "ImportOut",
    "MeetingForm",
    "MoveIn",
    "OrderIn",
    "PairIn",
    "PairOut",
    "PairRow",
    "PairsQuery",
    "PauseIn",
    "PlanForm",
    "ProposalForm",
    "ReplacementForm",
    "ReplacementIn",
    "ResumeIn",
    "SessionChangeIn",
    "SessionForm",
    "SessionIn",
    "SessionOut",
    "SupportEventIn",
    "SupportEventOut",
    "SupportEventsQuery",
    "TermsIn",
]
