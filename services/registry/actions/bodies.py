"""Creating bodies and taking members into them."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.applying.bodies import new_body
from services.registry.actions.organizations import check_period
from services.registry.actions.publish import publish
from services.registry.errors import CodeTaken, UnknownPerson
from services.registry.models import Body, Membership, Person


def create_body(session: Session, *, municipality_id: UUID, **values: Any) -> Body:
    """Create a body; raises CodeTaken when the name is not new, WrongPeriod."""
    check_period(values.get("active_since"), values.get("active_until"), field="active_until")
    body = new_body(municipality_id, values)
    same = select(Body.id).where(Body.municipality_id == municipality_id, Body.name_key == body.name_key)
    if session.scalar(same) is not None:
        raise CodeTaken(fields={"name": ["Такое объединение уже есть."]})
    session.add(body)
    publish(session, body)
    return body


def add_member(session: Session, *, body: Body, **values: Any) -> Membership:
    """Take a person into a body for a time; raises WrongPeriod, UnknownPerson."""
    check_period(values.get("since"), values.get("until"), field="until")
    person = session.get(Person, values["person_id"])
    if person is None or person.municipality_id != body.municipality_id:
        raise UnknownPerson(fields={"person_id": ["Такого человека нет."]})
    membership = Membership(municipality_id=body.municipality_id, body_id=body.id, **values)
    session.add(membership)
    publish(session, membership)
    return membership
