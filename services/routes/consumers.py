"""What routes listens to: the roster, profiles, consents, accounts, pairs and sessions."""

from sqlalchemy.orm import Session

from services.routes import actions
from shared import roster, tokens
from shared.contracts.mentorship import PairChanged, SessionChanged
from shared.contracts.registry import (
    AccountChanged,
    BodyChanged,
    ConsentChanged,
    MembershipChanged,
    MunicipalityConfigured,
    PersonErased,
)
from shared.inbox import Consumers

CONSUMERS = Consumers("routes")
roster.subscribe(CONSUMERS)
tokens.subscribe(CONSUMERS)


@CONSUMERS.on(MunicipalityConfigured)
def install_catalogue(session: Session, event: MunicipalityConfigured) -> None:
    """Give a municipality its topics and ready instruments."""
    actions.install_catalogue(session, municipality_id=event.id)


@CONSUMERS.on(ConsentChanged)
def keep_consent(session: Session, event: ConsentChanged) -> None:
    """Remember a consent to diagnostics."""
    actions.keep_consent(session, event=event)


@CONSUMERS.on(AccountChanged)
def keep_principals(session: Session, event: AccountChanged) -> None:
    """Remember who signs for a school."""
    actions.keep_principals(session, event=event)


@CONSUMERS.on(BodyChanged)
def keep_council(session: Session, event: BodyChanged) -> None:
    """Remember the expert councils."""
    actions.keep_council(session, event=event)


@CONSUMERS.on(MembershipChanged)
def keep_member(session: Session, event: MembershipChanged) -> None:
    """Remember who sits in them."""
    actions.keep_member(session, event=event)


@CONSUMERS.on(PairChanged)
def keep_pair(session: Session, event: PairChanged) -> None:
    """Remember who mentors whom."""
    actions.keep_pair(
        session,
        pair_id=event.id,
        municipality_id=event.municipality_id,
        mentor_id=event.mentor_id,
        mentee_id=event.mentee_id,
        state=event.state,
    )


@CONSUMERS.on(SessionChanged)
def advance_steps(session: Session, event: SessionChanged) -> None:
    """A confirmed session begins the mentoring steps of the deficits it names."""
    if event.state == "confirmed" and event.mentee_id and event.deficit_ids:
        actions.advance_by_session(
            session,
            teacher_id=event.mentee_id,
            deficit_ids=event.deficit_ids,
            session_date=event.session_date,
        )


@CONSUMERS.on(PersonErased)
def erase_person(session: Session, event: PersonErased) -> None:
    """Forget results and texts, end what is open."""
    actions.erase_person(session, person_id=event.id, on=event.erased_on)
