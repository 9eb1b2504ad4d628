"""How far somebody's word reaches in monitoring: by account roles, and as the curator of a school."""

from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from shared import roster
from shared.errors import Forbidden
from shared.permissions import PERMISSIONS, Actor, Scope

S = TypeVar("S", bound=Select[Any])


def office(session: Session, *, actor: Actor, permission: str) -> Scope:
    """How far a permission reaches: for a curator as for the principal of the school (zeya 3.1).

    Raises Forbidden for who holds no such office.
    """
    scope = actor.scope(permission)
    if scope.level in {"own", "organization"} and actor.person_id and actor.municipality_id:
        curated = roster.curated_by(session, municipality_id=actor.municipality_id, person_id=actor.person_id)
        if curated:
            both = scope.organization_ids | curated
            scope = replace(scope, level="organization", organization_ids=both)
    if scope.level == "own":
        raise Forbidden
    return replace(scope, person_id=None)


def within_reach(query: S, municipality_id: InstrumentedAttribute[UUID], *, scope: Scope) -> S:
    """Keep what belongs to the municipalities within reach."""
    return (
        query if scope.level in {"region", "all"} else query.where(municipality_id == scope.municipality_id)
    )


def may_confirm(session: Session, *, actor: Actor, organization_id: UUID) -> bool:
    """Whether the word of an organization is the actor's to say: what a page offers depends on it."""
    if not actor.may("period.confirm"):
        return False
    try:
        scope = office(session, actor=actor, permission="period.confirm")
    except Forbidden:
        return False
    return organization_id in scope.organization_ids


def reads_periods(session: Session, *, actor: Actor) -> bool:
    """Whether periods are open to the actor, by an office or as a curator: what a page links to."""
    try:
        office(session, actor=actor, permission="period.read")
    except Forbidden:
        return False
    return True


def sees_exact(actor: Actor, municipality_id: UUID) -> bool:
    """Whether small cells of a municipality are open: to its own offices, whose report they are.

    Who only sees the region sees none of them (docs/decisions.md, The region).
    """
    levels = {PERMISSIONS["indicator.read"].get(role) for role in actor.roles()}
    own = "municipality" in levels and actor.municipality_id == municipality_id
    return own or "all" in levels


def names_scope(actor: Actor) -> Scope | None:
    """How far the actor sees names; null for whom they are not."""
    return actor.scope("indicator.people.read") if actor.may("indicator.people.read") else None
