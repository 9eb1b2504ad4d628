"""Documents of a pair: what they say, what blocks them, how they are numbered."""

from services.mentorship.rules.documents.agreements import Terms, agreement
from services.mentorship.rules.documents.blocking import (
    DOCUMENTS,
    JOURNAL_OF,
    JOURNALS,
    blockers,
)
from services.mentorship.rules.documents.consents import consent
from services.mentorship.rules.documents.facts import Blocker, LegalFacts
from services.mentorship.rules.documents.numbering import (
    DEFAULTS,
    DOCUMENT_LIMIT,
    check_pattern,
    number_in,
)
from services.mentorship.rules.documents.orders import order
from services.mentorship.rules.documents.parties import Couple, Named, Office, day, lower
from services.mentorship.rules.documents.programmes import NO_PLAN, RESPONSIBLE, Plan, PlanLine, programme
from services.mentorship.rules.documents.reports import RECOMMENDATIONS, Figures, Outcome, outcome_of, report

__all__ = [
    "DEFAULTS",
    "DOCUMENTS",
    "DOCUMENT_LIMIT",
    "JOURNALS",
    "JOURNAL_OF",
    "NO_PLAN",
    "RECOMMENDATIONS",
    "RESPONSIBLE",
    "Blocker",
    "Couple",
    "Figures",
    "LegalFacts",
    "Named",
    "Office",
    "Outcome",
    "Plan",
    "PlanLine",
    "Terms",
    "agreement",
    "blockers",
    "check_pattern",
    "consent",
    "day",
    "lower",
    "number_in",
    "order",
    "outcome_of",
    "programme",
    "report",
]
