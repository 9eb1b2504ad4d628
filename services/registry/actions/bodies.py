"""Creating and changing bodies, and who is in them."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.applying.bodies import new_body
from services.registry.actions.organizations import check_period
from services.registry.actions.publish import change, publish
from services.registry.errors import CodeTaken, MemberAlready, UnknownPerson
from services.registry.models import Body, Membership, Person
from services.registry.rules import overlapping
from shared.importing.names import comparable_title


def create_body(session: Session, *, municipality_id: UUID, **values: Any) -> Body:
    """Create a body; raises CodeTaken when the name is not new, WrongPeriod."""
    check_period(values.get("active_since"), values.get("active_until"), field="active_until")
    body = new_body(municipality_id, values)
    _check_name(session, municipality_id, body.name_key)
    session.add(body)
    publish(session, body)
    return body


def update_body(session: Session, *, body: Body, values: dict[str, Any]) -> None:
    """Change a body; raises CodeTaken when the name is another's, WrongPeriod."""
    given = {"active_since": body.active_since, "active_until": body.active_until} | values
    check_period(given["active_since"], given["active_until"], field="active_until")
    if "name" in values:
        values["name_key"] = comparable_title(values["name"])
        _check_name(session, body.municipality_id, values["name_key"], but=body.id)
    change(session, body, values)


def update_membership(session: Session, *, membership: Membership, values: dict[str, Any]) -> None:
    """Change a membership: another role, the order, the last day. Raises WrongPeriod."""
    given = {"since": membership.since, "until": membership.until} | values
    check_period(given["since"], given["until"], field="until")
    change(session, membership, values)


def _check_name(session: Session, municipality_id: UUID, name_key: str, *, but: UUID | None = None) -> None:
    same = select(Body.id).where(Body.municipality_id == municipality_id, Body.name_key == name_key)
    with session.no_autoflush:
        if session.scalar(same) not in (None, but):
            raise CodeTaken(fields={"name": ["Такое объединение уже есть."]})


def add_member(session: Session, *, body: Body, **values: Any) -> Membership:
    """Take a person into a body for a time; the same one again is the one there is.

    Raises WrongPeriod, UnknownPerson, MemberAlready.
    """
    check_period(values.get("since"), values.get("until"), field="until")
    person = session.get(Person, values["person_id"])
    if person is None or person.municipality_id != body.municipality_id:
        raise UnknownPerson(fields={"person_id": ["Такого человека нет."]})
    period = (values.get("since"), values.get("until"))
    query = select(Membership).where(Membership.body_id == body.id, Membership.person_id == person.id)
    for one in session.scalars(query):
        if overlapping((one.since, one.until), period):
            if all(getattr(one, name) == value for name, value in values.items()):
                return one
            raise MemberAlready(fields={"since": ["В это время человек уже состоит здесь."]})
    membership = Membership(municipality_id=body.municipality_id, body_id=body.id, **values)
    session.add(membership)
    publish(session, membership)
    return membership
