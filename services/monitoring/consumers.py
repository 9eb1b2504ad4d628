"""What monitoring listens to: each event carries the full state, so each handler replaces one row."""

from sqlalchemy.orm import Session

from services.monitoring import actions
from services.monitoring.models import (
    AttendanceFact,
    Base,
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
from shared import roster, tokens
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SessionChanged, SupportEventChanged
from shared.contracts.registry import (
    BodyChanged,
    MembershipChanged,
    OrganizationFactChanged,
    PersonErased,
)
from shared.contracts.routes import CertificateChanged, DiagnosticChanged, RouteChanged
from shared.inbox import Consumers

CONSUMERS = Consumers("monitoring")
roster.subscribe(CONSUMERS)
tokens.subscribe(CONSUMERS)

TABLES: dict[type[Event], type[Base]] = {
    PairChanged: PairFact,
    RouteChanged: RouteFact,
    DiagnosticChanged: DiagnosticFact,
    CertificateChanged: CertificateFact,
    SessionChanged: SessionFact,
    SupportEventChanged: SupportEventFact,
    AttendanceChanged: AttendanceFact,
    OrganizationFactChanged: OrganizationFactRow,
    BodyChanged: BodyFact,
    MembershipChanged: MembershipFact,
}


@CONSUMERS.on(*TABLES)
def keep_fact(session: Session, event: Event) -> None:
    """Keep of an event the fields that its table of facts has: they bear the same names."""
    table = TABLES[type(event)]
    if getattr(event, "removed", False):
        actions.drop(session, table, event.id)
        return
    names = [column.name for column in table.__table__.columns]
    actions.keep(session, table(**{name: getattr(event, name) for name in names}))


@CONSUMERS.on(PersonErased)
def erase_person(session: Session, event: PersonErased) -> None:
    """Take their name from decisions and from the files that print it."""
    actions.erase_person(session, person_id=event.id)
