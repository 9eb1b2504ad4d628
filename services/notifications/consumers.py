"""What notifications listens to: states that ask something of somebody, and who holds which role."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from services.notifications import actions, rules
from shared import roster, tokens
from shared.contracts import Event
from shared.contracts.registry import AccountChanged, PersonErased
from shared.inbox import Consumers

CONSUMERS = Consumers("notifications")
roster.subscribe(CONSUMERS)
tokens.subscribe(CONSUMERS)


@CONSUMERS.on(*rules.EVENTS)
def follow(session: Session, event: Event) -> None:
    """Open what the state asks for, close what it no longer does."""
    actions.follow(session, event=event, now=datetime.now(UTC))


@CONSUMERS.on(AccountChanged)
def keep_account(session: Session, event: AccountChanged) -> None:
    """Remember an account's roles."""
    actions.keep_account(session, event=event)


@CONSUMERS.on(PersonErased)
def erase_person(session: Session, event: PersonErased) -> None:
    """Forget what was told to them."""
    actions.erase_person(session, person_id=event.id)
