"""Practices within reach: the published are everybody's, the others their author's and their judges'."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from services.routes.models import Practice, PracticeMark
from services.routes.queries.access import identities
from services.routes.queries.councils import is_expert
from shared.errors import Invalid, NotFound
from shared.permissions import Actor

PUBLISHED = "published"
UNKNOWN = "Такой практики нет."


def practices(session: Session, *, actor: Actor | None, today: date) -> Select[Practice]:
    """What this reader may know of; a stranger reads the published practices of every municipality."""
    if actor is None or not actor.may("practice.read") or actor.municipality_id is None:
        return select(Practice).where(Practice.state == PUBLISHED)
    query = select(Practice).where(Practice.municipality_id == actor.municipality_id)
    own = identities(session, actor=actor)
    if "methodist" in actor.roles():
        return query.where(or_(Practice.state != "draft", _brought(), Practice.author_id.in_(own)))
    seen = [Practice.state == PUBLISHED, Practice.author_id.in_(own), Practice.proposed_by.in_(own)]
    if is_expert(session, actor=actor, as_of=today):
        seen.append(Practice.state == "submitted")
    return query.where(or_(*seen))


def _brought() -> ColumnElement[bool]:
    """Written down by somebody else than the author: a teacher's own draft is nobody's to read."""
    unlike = or_(Practice.proposed_by.is_(None), Practice.proposed_by != Practice.author_id)
    return or_(Practice.author_id.is_(None), unlike)


def practice(
    session: Session, *, actor: Actor | None, today: date, practice_id: UUID, lock: bool = False
) -> Practice:
    """One practice within reach; raises NotFound."""
    query = practices(session, actor=actor, today=today).where(Practice.id == practice_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound(UNKNOWN)
    return found


def is_own(session: Session, *, actor: Actor | None, practice: Practice) -> bool:
    """Whether the reader wrote the practice or proposed it."""
    if actor is None:
        return False
    own = identities(session, actor=actor)
    return bool(own & {practice.author_id, practice.proposed_by})


def takeable(session: Session, *, municipality_id: UUID, practice_id: UUID) -> Practice:
    """A published practice of the municipality, to become a step; raises Invalid."""
    found = session.get(Practice, practice_id)
    if found is None or found.municipality_id != municipality_id or found.state != PUBLISHED:
        raise Invalid(fields={"practice_id": ["В маршрут берут только опубликованную практику."]})
    return found


def with_published(
    session: Session, steps: Sequence[Mapping[str, Any]], *, municipality_id: UUID
) -> list[dict[str, Any]]:
    """Steps of a copy or a template: a practice no longer offered stays behind, its title comes."""
    query = select(Practice.id).where(
        Practice.id.in_({step["practice_id"] for step in steps}),
        Practice.municipality_id == municipality_id,
        Practice.state == PUBLISHED,
    )
    offered = set(session.scalars(query))
    return [
        {**step, "practice_id": step["practice_id"] if step["practice_id"] in offered else None}
        for step in steps
    ]


def practice_titles(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Titles of practices by id, as templates keep it."""
    query = select(Practice.id, Practice.title).where(Practice.id.in_([UUID(one) for one in ids]))
    return {str(row.id): row.title for row in session.execute(query)}


def marks(session: Session, *, practice_id: UUID) -> Sequence[PracticeMark]:
    """The marks of one practice, the first first."""
    query = select(PracticeMark).where(PracticeMark.practice_id == practice_id).order_by(PracticeMark.id)
    return session.scalars(query).all()


def namesakes(session: Session, *, practice: Practice, actor: Actor, today: date) -> list[Practice]:
    """Other practices of this title that the reader may know of, those in the archive aside."""
    query = practices(session, actor=actor, today=today).where(
        Practice.municipality_id == practice.municipality_id,
        Practice.folded == practice.folded,
        Practice.id != practice.id,
        Practice.state != "archived",
    )
    return list(session.scalars(query.order_by(Practice.id)))
