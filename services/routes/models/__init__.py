"""Tables of routes: instruments, diagnostics, deficits, routes, certificates and small replicas."""

from services.routes.models.certificates import Certificate
from services.routes.models.consultations import Consultation, ConsultationMessage, PublishedAnswer
from services.routes.models.councils import BodyMember, ExpertCouncil
from services.routes.models.demand import TrainingDemand, TrainingRequest
from services.routes.models.diagnostics import Achievement, Deficit, Diagnostic
from services.routes.models.evidence import Evidence, StoredFile
from services.routes.models.groups import (
    CooperationSettings,
    Group,
    GroupAttendance,
    GroupMeeting,
    GroupMember,
    GroupStep,
    GroupStepCopy,
)
from services.routes.models.imported import ImportedResult
from services.routes.models.instruments import Instrument, Topic
from services.routes.models.metadata import Base
from services.routes.models.practices import Practice, PracticeEdition, PracticeMark, StepOutcome
from services.routes.models.replicas import Consent, MentorPair, Principal
from services.routes.models.routes import Route, RouteDeficit, RoutePlan, StateChange, Step
from services.routes.models.templates import RouteTemplate

__all__ = [
    "Achievement",
    "Base",
    "BodyMember",
    "Certificate",
    "Consent",
    "Consultation",
    "ConsultationMessage",
    "CooperationSettings",
    "Deficit",
    "Diagnostic",
    "Evidence",
    "ExpertCouncil",
    "Group",
    "GroupAttendance",
    "GroupMeeting",
    "GroupMember",
    "GroupStep",
    "GroupStepCopy",
    "ImportedResult",
    "Instrument",
    "MentorPair",
    "Practice",
    "PracticeEdition",
    "PracticeMark",
    "Principal",
    "PublishedAnswer",
    "Route",
    "RouteDeficit",
    "RoutePlan",
    "RouteTemplate",
    "StateChange",
    "Step",
    "StepOutcome",
    "StoredFile",
    "Topic",
    "TrainingDemand",
    "TrainingRequest",
]
