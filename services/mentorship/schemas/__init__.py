"""The edge of mentorship: what may be sent and what is answered, field by field."""

from services.mentorship.schemas.coverage import (
    CoverageOut,
    CoveragePeopleQuery,
    CoveragePersonOut,
    CoverageQuery,
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
    "ConsentIn",
    "CoverageOut",
    "CoveragePeopleQuery",
    "CoveragePersonOut",
    "CoverageQuery",
    "DisputeIn",
    "EndingIn",
    "EventRow",
    "ImportIn",
    "ImportOut",
    "OrderIn",
    "PairIn",
    "PairOut",
    "PairRow",
    "PairsQuery",
    "PauseIn",
    "ResumeIn",
    "SessionChangeIn",
    "SessionIn",
    "SessionOut",
    "SupportEventIn",
    "SupportEventOut",
    "SupportEventsQuery",
]
