"""Tables of mentorship, all in one place to import from."""

from services.mentorship.models.matching import Strength
from services.mentorship.models.pairs import Consent, Pair, PairMove, PairState, Pause
from services.mentorship.models.sessions import PairSession
from services.mentorship.models.support import (
    Attendance,
    AttendanceMark,
    CheckInTries,
    SupportEvent,
    SupportSeries,
)
from services.mentorship.models.tables import Base

__all__ = [
    "Attendance",
    "AttendanceMark",
    "Base",
    "CheckInTries",
    "Consent",
    "Pair",
    "PairMove",
    "PairSession",
    "PairState",
    "Pause",
    "Strength",
    "SupportEvent",
    "SupportSeries",
]
