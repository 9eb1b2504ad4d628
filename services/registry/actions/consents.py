"""Consents as people give and withdraw them: separate documents, each with its day (152-ФЗ ст. 9)."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.people import give_consent, withdraw_consent
from services.registry.errors import WrongPeriod
from services.registry.models import Person, ProcessingConsent
from services.registry.queries import cards_of
from services.registry.rules.consents import EDITION, in_force


def documents_of(session: Session, *, person: Person) -> list[ProcessingConsent]:
    """Give a person's consents under every card of theirs, the newest first."""
    own = [one.id for one in cards_of(session, person)]
    query = select(ProcessingConsent).where(ProcessingConsent.person_id.in_(own))
    newest = (ProcessingConsent.given_on.desc(), ProcessingConsent.id.desc())
    return list(session.scalars(query.order_by(*newest)))


def agree(
    session: Session, *, person: Person, purpose: str, operator: str, given_on: date, today: date
) -> None:
    """Record that a person agrees to one purpose; to agree twice is to agree. Raises WrongPeriod."""
    if given_on > today:
        raise WrongPeriod("Дата ещё не наступила.", fields={"given_on": ["Дата ещё не наступила."]})
    documents = documents_of(session, person=person)
    if in_force(documents, purpose=purpose, on=today):
        return
    give_consent(
        session, person=person, purpose=purpose, operator=operator, given_on=given_on, text_version=EDITION
    )


def refuse(session: Session, *, person: Person, purpose: str, today: date) -> None:
    """Withdraw every document of one purpose that is in force; nothing to withdraw is no fault."""
    for one in documents_of(session, person=person):
        if one.purpose == purpose and one.withdrawn_on is None:
            withdraw_consent(session, consent=one, withdrawn_on=max(today, one.given_on))
