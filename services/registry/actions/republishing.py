"""Telling again: the newest state of every aggregate, with unchanged versions, for rebuilding replicas."""

from collections.abc import Iterator

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.models import (
    Account,
    Body,
    IssuedToken,
    Membership,
    Municipality,
    Organization,
    OrganizationFact,
    Person,
    ProcessingConsent,
)
from shared.contracts import Event
from shared.outbox import emit_all

CHUNK = 1000


def republish(session: Session) -> int:
    """Emit every aggregate registry owns; returns how many."""
    count = 0
    batch: list[Event] = []
    for event in _everything(session):
        batch.append(event)
        if len(batch) == CHUNK:
            count += emit_all(session, batch)
            batch = []
    return count + emit_all(session, batch)


def tell_young_again(session: Session, *, municipality: Municipality) -> int:
    """Tell everyone of a municipality anew after its rule changed, a chunk at a time; returns how many."""
    here = Person.municipality_id == municipality.id
    session.execute(
        update(Person).where(here).values(version=Person.version + 1),
        execution_options={"synchronize_session": False},
    )
    rules = publishing.young_rules(municipality)
    query = select(Person).where(here).execution_options(yield_per=CHUNK, populate_existing=True)
    return sum(
        emit_all(session, [publishing.person_changed(person, rules) for person in people])
        for people in session.scalars(query).partitions()
    )


def _everything(session: Session) -> Iterator[Event]:
    municipalities = session.scalars(select(Municipality)).all()
    yield from map(publishing.municipality_configured, municipalities)
    yield from map(publishing.organization_changed, session.scalars(select(Organization)).all())
    for municipality in municipalities:
        rules = publishing.young_rules(municipality)
        of_here = select(Person).where(Person.municipality_id == municipality.id)
        for person in session.scalars(of_here).all():
            yield publishing.person_changed(person, rules)
    yield from map(publishing.organization_fact_changed, session.scalars(select(OrganizationFact)).all())
    yield from map(publishing.body_changed, session.scalars(select(Body)).all())
    yield from map(publishing.membership_changed, session.scalars(select(Membership)).all())
    yield from map(publishing.consent_changed, session.scalars(select(ProcessingConsent)).all())
    yield from map(publishing.account_changed, session.scalars(select(Account)).all())
    ended = select(IssuedToken).where(IssuedToken.ended_at.is_not(None))
    yield from map(publishing.token_ended, session.scalars(ended).all())
