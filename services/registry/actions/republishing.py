"""Telling again: the newest state of every aggregate, with unchanged versions, for rebuilding replicas."""

from collections.abc import Iterator

from sqlalchemy import select
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
