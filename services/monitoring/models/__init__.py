"""Tables of monitoring: facts told by the services that own them, and periods with their snapshots."""

from services.monitoring.models.criteria import CriterionEvidence, CriterionRating
from services.monitoring.models.decision_words import DecisionWord
from services.monitoring.models.facts import (
    AttendanceFact,
    BodyFact,
    CertificateFact,
    DiagnosticFact,
    MembershipFact,
    OrganizationFactRow,
    PairFact,
    RouteFact,
    SessionFact,
    SupportEventFact,
)
from services.monitoring.models.metadata import Base
from services.monitoring.models.periods import Confirmation, Period, Snapshot, SnapshotFigure
from services.monitoring.models.plans import Plan, PlanAnalysis, PlanItem, PlanLine, PlanMark, PlanVersion
from services.monitoring.models.protocols import Protocol
from services.monitoring.models.reviews import Decision, Review
from services.monitoring.models.writings import Writing

__all__ = [
    "AttendanceFact",
    "Base",
    "BodyFact",
    "CertificateFact",
    "Confirmation",
    "CriterionEvidence",
    "CriterionRating",
    "Decision",
    "DecisionWord",
    "DiagnosticFact",
    "MembershipFact",
    "OrganizationFactRow",
    "PairFact",
    "Period",
    "Plan",
    "PlanAnalysis",
    "PlanItem",
    "PlanLine",
    "PlanMark",
    "PlanVersion",
    "Protocol",
    "Review",
    "RouteFact",
    "SessionFact",
    "Snapshot",
    "SnapshotFigure",
    "SupportEventFact",
    "Writing",
]
