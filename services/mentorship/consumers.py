"""What mentorship listens to: the roster, what teachers release and offer, who asked to be forgotten."""

from sqlalchemy.orm import Session

from services.mentorship import actions
from shared import roster, tokens
from shared.contracts.registry import PersonErased
from shared.contracts.routes import AchievementChanged, DeficitChanged
from shared.inbox import Consumers

CONSUMERS = Consumers("mentorship")
roster.subscribe(CONSUMERS)
tokens.subscribe(CONSUMERS)


@CONSUMERS.on(AchievementChanged)
def keep_strength(session: Session, event: AchievementChanged) -> None:
    """Remember what a teacher offers to colleagues."""
    actions.keep_strength(session, event=event)


@CONSUMERS.on(PersonErased)
def erase_person(session: Session, event: PersonErased) -> None:
    """Blank the texts of their pairs."""
    actions.erase_person(session, person_id=event.id)


@CONSUMERS.on(DeficitChanged)
def keep_released(session: Session, event: DeficitChanged) -> None:
    """Remember the topic of a deficit while its teacher lets the mentor know it."""
    actions.keep_released(session, event=event)
