"""What monitoring listens to: each event carries the full state, so each handler replaces one row."""

from collections.abc import Sequence
from uuid import UUID

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
    PersonChanged,
    PersonErased,
)
from shared.contracts.routes import CertificateChanged, DiagnosticChanged, RouteChanged
from shared.inbox import Consumers

CONSUMERS = Consumers("monitoring")


@CONSUMERS.on_tombstone(PersonChanged.TOPIC)
def forget_person(session: Session, person_id: UUID) -> None:
    """Take a person out of what people wrote: before the roster forgets the name to look for."""
    actions.erase_person(session, person_id=person_id)


@CONSUMERS.on(PersonErased)
def erase_person(session: Session, event: PersonErased) -> None:
    """The same: the two words about an erased person come in any order."""
    actions.erase_person(session, person_id=event.id)


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


def keep_facts(session: Session, events: Sequence[Event]) -> None:
    """Keep of events of one class the fields that its table of facts has: they bear the same names."""
    table = TABLES[type(events[0])]
    names = [column.name for column in table.__table__.columns]
    taken_back = [event.id for event in events if getattr(event, "removed", False)]
    kept = [event for event in events if event.id not in taken_back]
    session.expire_all()
    if taken_back:
        actions.drop(session, table, taken_back)
    if kept:
        actions.keep(session, table, [{name: getattr(event, name) for name in names} for event in kept])


for _told in TABLES:
    CONSUMERS.on_many(_told)(keep_facts)
