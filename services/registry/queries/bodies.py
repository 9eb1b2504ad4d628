"""Bodies and their members."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownBody, UnknownMembership
from services.registry.models import Body, Membership
from services.registry.queries.reach import in_municipality, like
from shared.importing.names import comparable_title
from shared.permissions import Scope


def bodies(*, scope: Scope, q: str = "") -> Select[Body]:
    """List the bodies within reach whose name has `q` in it."""
    query = select(Body).where(in_municipality(scope, Body.municipality_id))
    return query.where(Body.name_key.like(like(comparable_title(q)), escape="\\")) if q else query


def find_body(session: Session, *, scope: Scope, body_id: UUID, lock: bool = False) -> Body:
    """Find a body within reach; raises UnknownBody."""
    query = bodies(scope=scope).where(Body.id == body_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise UnknownBody
    return found


def memberships(*, scope: Scope, body_id: UUID) -> Select[Membership]:
    """List the memberships of a body."""
    reach = in_municipality(scope, Membership.municipality_id)
    return select(Membership).where(reach, Membership.body_id == body_id)


def find_membership(session: Session, *, scope: Scope, body_id: UUID, membership_id: UUID) -> Membership:
    """Find a membership of a body within reach, to change it; raises UnknownMembership."""
    query = memberships(scope=scope, body_id=body_id).where(Membership.id == membership_id)
    found = session.scalar(query.with_for_update())
    if found is None:
        raise UnknownMembership
    return found
