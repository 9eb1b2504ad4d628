"""What mentorship listens to: the roster, the topics teachers released, and who asked to be forgotten."""

from sqlalchemy.orm import Session

from services.mentorship import actions
from shared import roster, tokens
from shared.contracts.registry import PersonErased
from shared.contracts.routes import DeficitChanged
from shared.inbox import Consumers

CONSUMERS = Consumers("mentorship")
roster.subscribe(CONSUMERS)
tokens.subscribe(CONSUMERS)


@CONSUMERS.on(PersonErased)
def erase_person(session: Session, event: PersonErased) -> None:
    """Blank the texts of their pairs."""
    actions.erase_person(session, person_id=event.id)


@CONSUMERS.on(DeficitChanged)
def keep_released(session: Session, event: DeficitChanged) -> None:
    """Remember the topic of a deficit while its teacher lets the mentor know it."""
    actions.keep_released(session, event=event)
