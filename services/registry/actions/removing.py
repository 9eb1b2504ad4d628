"""Taking aggregates out of the register again: gone here, and told as removed with the next version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.models import Body, Membership, Organization, OrganizationFact, Person
from shared.contracts import Event
from shared.outbox import emit_all

CHUNK = 500
NOTHING_OF_THEM = {
    "last_name": "",
    "first_name": "",
    "middle_name": "",
    "email": None,
    "experience_from": None,
    "young": (),
    "employments": (),
    "absences": (),
}


def _person_removed(one: Person) -> Event:
    """Tell that a person is gone, and nothing else of them: the topic of people keeps the last word."""
    return replace(publishing.person_changed(one, []), **NOTHING_OF_THEM)  # type: ignore[arg-type] # by name


TELLING: Mapping[type[Any], Callable[[Any], Event]] = {
    Person: _person_removed,
    Organization: publishing.organization_changed,
    OrganizationFact: publishing.organization_fact_changed,
    Body: publishing.body_changed,
    Membership: publishing.membership_changed,
}


def remove_all(session: Session, aggregates: Sequence[Any]) -> None:
    """Delete aggregates of one kind with their parts and tell about each."""
    events = []
    for one in aggregates:
        event = TELLING[type(one)](one)
        events.append(replace(event, version=one.version + 1, removed=True))  # type: ignore[call-arg] # all have it
    for start in range(0, len(aggregates), CHUNK):
        chunk = aggregates[start : start + CHUNK]
        model = type(chunk[0])
        for one in chunk:
            session.expunge(one)
        session.execute(delete(model).where(model.id.in_([one.id for one in chunk])))
    emit_all(session, events)
