"""Tables of mentorship, all in one place to import from."""

from services.mentorship.models.attention import PairAttention
from services.mentorship.models.pairs import Consent, Pair, PairMove, PairState, Pause
from services.mentorship.models.papers import (
    CaseForms,
    DocumentPair,
    IssuedDocument,
    JournalPattern,
    Letterhead,
    Signer,
    SupplementaryAgreement,
)
from services.mentorship.models.programmes import (
    ClosingReport,
    Programme,
    ProgrammeItem,
    Questionnaire,
)
from services.mentorship.models.sessions import PairSession
from services.mentorship.models.support import (
    Attendance,
    AttendanceMark,
    CheckInTries,
    SupportEvent,
    SupportSeries,
)
from services.mentorship.models.tables import Base
from services.mentorship.models.topics import KnownTopic, ReleasedDeficit, Strength

__all__ = [
    "Attendance",
    "AttendanceMark",
    "Base",
    "CaseForms",
    "CheckInTries",
    "ClosingReport",
    "Consent",
    "DocumentPair",
    "IssuedDocument",
    "JournalPattern",
    "KnownTopic",
    "Letterhead",
    "Pair",
    "PairAttention",
    "PairMove",
    "PairSession",
    "PairState",
    "Pause",
    "Programme",
    "ProgrammeItem",
    "Questionnaire",
    "ReleasedDeficit",
    "Signer",
    "Strength",
    "SupplementaryAgreement",
    "SupportEvent",
    "SupportSeries",
]
