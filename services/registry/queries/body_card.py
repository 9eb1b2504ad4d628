"""Bodies in a list and on a card: who is in them, who was, who leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from services.registry.models import Body, Membership, Municipality, Person
from services.registry.queries.bodies import bodies
from services.registry.queries.communities import PUBLIC_KINDS
from services.registry.queries.people import in_reach
from services.registry.queries.people_list import on
from services.registry.rules.timeline import place_in_time
from services.registry.rules.words import BODY_KINDS
from shared.permissions import Scope
from shared.russian import sort_key


@dataclass(frozen=True, kw_only=True)
class BodyLine:
    """A body in a list; `kind_name` in the municipality's words; `state` as on a timeline."""

    id: UUID
    name: str
    kind: str
    kind_name: str
    level: str
    subjects: Sequence[str]
    members: int
    state: str


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """A membership in a list."""

    id: UUID
    person_id: UUID
    name: str
    role: str
    since: date | None
    until: date | None
    order: str
    state: str


@dataclass(frozen=True, kw_only=True)
class BodyCard:
    """Everything of a body; `count` are all present members, `members` those within the reader's reach.

    `is_public`: anyone reads of it without signing in.
    """

    body: Body
    kind_name: str
    state: str
    count: int
    members: Sequence[MemberLine]
    is_public: bool


def body_list(session: Session, *, scope: Scope, today: date) -> list[BodyLine]:
    """List the bodies within reach by name."""
    found = sorted(session.scalars(bodies(scope=scope)), key=lambda one: sort_key(one.name))
    names = {one.id: one.names for one in session.scalars(select(Municipality))}
    members = _counts(session, today)
    return [
        BodyLine(
            id=one.id,
            name=one.name,
            kind=one.kind,
            kind_name=names[one.municipality_id].get(one.kind, BODY_KINDS[one.kind]),
            level=one.level,
            subjects=one.subjects,
            members=members.get(one.id, 0),
            state=place_in_time((one.active_since, one.active_until), today),
        )
        for one in found
    ]


def body_card(session: Session, *, body: Body, today: date, people: Scope | None) -> BodyCard:
    """Gather a body's card: present members first, each part by name; `people`: whose names may be read."""
    known = in_reach(people, today) if people else false()
    query = (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.body_id == body.id, known)
    )
    members = [_member(row[0], row[1], today) for row in session.execute(query)]
    names = session.get_one(Municipality, body.municipality_id).names
    state = place_in_time((body.active_since, body.active_until), today)
    order = ("in_progress", "open", "done")
    return BodyCard(
        body=body,
        kind_name=names.get(body.kind, BODY_KINDS[body.kind]),
        state=state,
        count=_counts(session, today).get(body.id, 0),
        members=sorted(members, key=lambda one: (order.index(one.state), sort_key(one.name))),
        is_public=state == "in_progress" and body.level == "municipal" and body.kind in PUBLIC_KINDS,
    )


def _counts(session: Session, today: date) -> dict[UUID, int]:
    """Count the present members of every body, each person once."""
    query = (
        select(Membership.body_id, func.count(func.distinct(Membership.person_id)))
        .where(on(today, Membership.since, Membership.until))
        .group_by(Membership.body_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _member(one: Membership, person: Person, today: date) -> MemberLine:
    dated = f" от {one.order_date:%d.%m.%Y}" if one.order_date else ""
    return MemberLine(
        id=one.id,
        person_id=person.id,
        name=person.full_name,
        role=one.role,
        since=one.since,
        until=one.until,
        order=f"№ {one.order_number}{dated}" if one.order_number else "",
        state=place_in_time((one.since, one.until), today),
    )
