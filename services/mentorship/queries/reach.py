"""How far somebody's word reaches in mentorship: by account roles, and as the curator of a school."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from shared import roster
from shared.errors import Forbidden
from shared.permissions import Actor, Scope

BY_OFFICE = (
    "pair.propose",
    "pair.order",
    "pair.pause",
    "document.issue",
    "signer.read",
    "signer.write",
    "programme.approve",
    "report.conclude",
    "questionnaire.sums",
    "coverage.read",
    "coverage.people",
)
WIDE = ("municipality", "region", "all")


def reach(session: Session, *, actor: Actor, permission: str) -> Scope:
    """How far a permission reaches: for a curator as for the principal of the school, and one's own pairs.

    What is done by office does not reach one's own pairs: Forbidden is raised where there is no office.
    """
    scope = _with_curated(session, actor, actor.scope(permission))
    if permission not in BY_OFFICE:
        return scope
    if scope.level == "own":
        raise Forbidden
    return replace(scope, person_id=None)


def coverage_reach(session: Session, *, actor: Actor) -> tuple[Scope, bool]:
    """How far coverage is seen, and whether by name; who sees all of it without names keeps that."""
    read = reach(session, actor=actor, permission="coverage.read")
    try:
        people = reach(session, actor=actor, permission="coverage.people")
    except Forbidden:
        return read, False
    by_name = people.level in WIDE or read.level not in WIDE
    return (people, True) if by_name else (read, False)


def holds_office(session: Session, *, actor: Actor, permission: str) -> bool:
    """Whether the actor has such an office at all: what a page offers depends on it."""
    return actor.may(permission) and _with_curated(session, actor, actor.scope(permission)).level != "own"


def _with_curated(session: Session, actor: Actor, scope: Scope) -> Scope:
    curated = _curated(session, actor) if scope.level not in WIDE else set()
    if not curated:
        return scope
    return replace(scope, level="organization", organization_ids=scope.organization_ids | curated)


def _curated(session: Session, actor: Actor) -> set[UUID]:
    """The schools whose curator the actor is."""
    if actor.person_id is None or actor.municipality_id is None:
        return set()
    return roster.curated_by(session, municipality_id=actor.municipality_id, person_id=actor.person_id)
