"""Communities anyone may read of without signing in (ust-koksa п.13, 15: a common public environment)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from services.registry.models import Body, Membership, Municipality, Person
from shared.russian import sort_key

PUBLIC_KINDS = ("methodical_association", "network_community", "creative_group")
LEADS = ("руководит", "председател")


@dataclass(frozen=True, kw_only=True)
class Community:
    """What anyone may know of a community; `leader` only where the body says so, else empty."""

    id: UUID
    municipality: str
    name: str
    kind: str
    kind_name: str
    subjects: list[str]
    leader: str


def communities(*, today: date) -> Select[Body]:
    """List the active municipal associations, communities and groups; councils are not among them."""
    return select(Body).where(
        Body.kind.in_(PUBLIC_KINDS),
        Body.level == "municipal",
        or_(Body.active_since.is_(None), Body.active_since <= today),
        or_(Body.active_until.is_(None), Body.active_until >= today),
    )


def described(session: Session, found: Iterable[Body], *, today: date) -> list[Community]:
    """Say of bodies what anyone may know, each kind in its municipality's words."""
    listed = list(found)
    places = {one.id: one for one in session.scalars(select(Municipality))}
    leaders = _leaders(session, [one.id for one in listed if one.leader_shown], today)
    return [
        Community(
            id=one.id,
            municipality=places[one.municipality_id].name,
            name=one.name,
            kind=one.kind,
            kind_name=places[one.municipality_id].names.get(one.kind, ""),
            subjects=sorted(one.subjects, key=sort_key),
            leader=leaders.get(one.id, ""),
        )
        for one in listed
    ]


def by_name(listed: Iterable[Community]) -> list[Community]:
    """Order communities as Russians order names."""
    return sorted(listed, key=lambda one: (sort_key(one.name), one.municipality))


def _leaders(session: Session, body_ids: list[UUID], today: date) -> dict[UUID, str]:
    query = (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.body_id.in_(body_ids),
            or_(Membership.since.is_(None), Membership.since <= today),
            or_(Membership.until.is_(None), Membership.until >= today),
        )
    )
    return {
        membership.body_id: person.full_name
        for membership, person in session.execute(query)
        if membership.role.casefold().startswith(LEADS)
    }
