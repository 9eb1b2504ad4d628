"""Demands as they were sent: who may read which, with the names of today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from services.routes.models import TrainingDemand
from services.routes.queries.access import places_of
from services.routes.queries.cards import NOBODY, names
from services.routes.queries.tallies import Whose
from shared import roster
from shared.errors import NotFound
from shared.permissions import Actor
from shared.russian import sort_key

Applications = Mapping[UUID, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A demand that was sent; rows of a school have names, rows of the municipality have none."""

    id: UUID
    organization_id: UUID | None
    place: str
    year: int
    edition: int
    sent_on: date
    sent_by: str
    rows: Sequence[Mapping[str, Any]]
    totals: Mapping[str, Any]


def sent_query(*, actor: Actor) -> Select[TrainingDemand]:
    """The methodist reads all, the principal the own school's; the municipality's has no names."""
    query = select(TrainingDemand).where(TrainingDemand.municipality_id == actor.municipality_id)
    if actor.has_role("methodist"):
        return query
    of_all = TrainingDemand.organization_id.is_(None)
    return query.where(or_(of_all, TrainingDemand.organization_id.in_(places_of(actor, "principal"))))


def sent_demand(session: Session, *, actor: Actor, demand_id: UUID) -> Sent:
    """One demand within reach; raises NotFound."""
    found = session.scalar(sent_query(actor=actor).where(TrainingDemand.id == demand_id))
    if found is None:
        raise NotFound("Такой заявки нет.")
    return sent_views(session, [found])[0]


def sent_list(session: Session, *, actor: Actor, year: int) -> list[Sent]:
    """What was sent for a year, the newest first."""
    query = sent_query(actor=actor).where(TrainingDemand.year == year)
    return sent_views(session, session.scalars(query.order_by(TrainingDemand.id.desc())).all())


def sent_views(session: Session, rows: Sequence[TrainingDemand]) -> list[Sent]:
    """Demands with the names of schools and people as they are today."""
    places = roster.organizations(session, {one.organization_id for one in rows if one.organization_id})
    people = {UUID(row["person_id"]) for one in rows for row in one.rows if row.get("person_id")}
    named = {one.id: one.full_name for one in roster.people(session, people).values()}
    senders = names(session, {one.sent_by for one in rows})
    return [
        Sent(
            id=one.id,
            organization_id=one.organization_id,
            place=places[one.organization_id].name if one.organization_id in places else "",
            year=one.year,
            edition=one.edition,
            sent_on=one.sent_on,
            sent_by=senders.get(one.sent_by, "") if one.sent_by else "",
            rows=[_named(row, named) for row in one.rows],
            totals=one.totals or {},
        )
        for one in rows
    ]


def _named(row: Mapping[str, Any], named: Mapping[UUID, str]) -> dict[str, Any]:
    if "person_id" not in row:
        return dict(row)
    person_id = row["person_id"]
    return dict(row) | {"name": named.get(UUID(person_id), NOBODY) if person_id else NOBODY}


def newest_rows(session: Session, whose: Whose, *, year: int) -> Applications:
    """The rows of the newest application of each school."""
    table = TrainingDemand
    query = select(table).where(
        table.municipality_id == whose.municipality_id, table.year == year, table.organization_id.is_not(None)
    )
    if whose.organization_ids is not None:
        query = query.where(table.organization_id.in_(whose.organization_ids))
    found = session.scalars(query.order_by(table.edition)).all()
    return {one.organization_id: one.rows for one in found if one.organization_id}


def newest_edition(
    session: Session, *, municipality_id: UUID, organization_id: UUID | None, year: int
) -> TrainingDemand | None:
    """What was sent last of a school, or of the municipality, for a year; null before the first."""
    query = select(TrainingDemand).where(
        TrainingDemand.municipality_id == municipality_id,
        TrainingDemand.organization_id == organization_id,
        TrainingDemand.year == year,
    )
    return session.scalar(query.order_by(TrainingDemand.edition.desc()).limit(1))


@dataclass(frozen=True, kw_only=True)
class School:
    """A school and its newest application of a year, if it sent one."""

    id: UUID
    name: str
    sent: Sent | None


def schools(session: Session, *, actor: Actor, today: date, year: int) -> list[School]:
    """The schools whose applications the actor reads: the principal's own, the methodist's all."""
    if actor.municipality_id is None:
        return []
    own = places_of(actor, "principal")
    found = roster.organizations_on(session, municipality_id=actor.municipality_id, as_of=today)
    newest: dict[UUID | None, Sent] = {}
    for one in sent_list(session, actor=actor, year=year):  # the newest first
        newest.setdefault(one.organization_id, one)
    return [
        School(id=one.id, name=one.name, sent=newest.get(one.id))
        for one in sorted(found, key=lambda one: sort_key(one.name))
        if actor.has_role("methodist") or one.id in own
    ]
