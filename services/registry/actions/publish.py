"""One change of one aggregate: the next version, saved, and told about in the same transaction."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.models import (
    Account,
    Base,
    Body,
    Membership,
    Municipality,
    Organization,
    OrganizationFact,
    Person,
    ProcessingConsent,
)
from shared.contracts import Event
from shared.outbox import emit

BUILDERS: Mapping[type[Base], Callable[[Any], Event]] = {
    Municipality: publishing.municipality_configured,
    Organization: publishing.organization_changed,
    OrganizationFact: publishing.organization_fact_changed,
    Body: publishing.body_changed,
    Membership: publishing.membership_changed,
    ProcessingConsent: publishing.consent_changed,
    Account: publishing.account_changed,
}


def publish(session: Session, one: Any) -> None:
    """Save an aggregate and tell its state."""
    session.flush()
    if isinstance(one, Person):
        municipality = session.get_one(Municipality, one.municipality_id)
        emit(session, publishing.person_changed(one, publishing.young_rules(municipality)))
        return
    emit(session, BUILDERS[type(one)](one))


def change(session: Session, one: Any, values: Mapping[str, Any]) -> bool:
    """Set what differs; a change gets the next version and is told, no change is not."""
    changed = {name: value for name, value in values.items() if getattr(one, name) != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(one, name, value)
    advance(session, one)
    return True


def advance(session: Session, one: Any) -> None:
    """Give a changed aggregate its next version and tell."""
    one.version += 1
    publish(session, one)
