"""What closed the same deficits for colleagues: read from the closed routes of the municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Achievement, Deficit, Practice, PracticeMark, Route
from services.routes.queries import access, resolving
from services.routes.queries.cards import mentors, names, topics
from services.routes.rules import practices as bank
from services.routes.rules import progress
from services.routes.rules.deficits import ANSWERABLE
from services.routes.rules.suggestions import Known, Published, Suggestion, Taken, due_for, suggested
from services.routes.rules.wording import deficit_title
from shared import roster
from shared.permissions import Actor

MOST_COLLEAGUES = 3


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A suggestion with the date it would get in this route."""

    step: Suggestion
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What is offered for one deficit of a route; `served` counts the steps it already has."""

    deficit_id: UUID
    title: str
    served: int
    note: str
    offers: Sequence[Offer]


@dataclass(frozen=True, kw_only=True)
class OfDeficit:
    """What is suggested for a deficit that no route answers yet."""

    deficit_id: UUID
    area: str
    topic: str
    title: str
    severity: str
    note: str
    suggestions: Sequence[Suggestion]


def offers_for(session: Session, *, route: Route, today: date) -> list[Offers]:
    """Suggestions for each deficit of a route: those without a step first, then the severest."""
    about = _about(
        session,
        municipality_id=route.municipality_id,
        person_id=route.teacher_id,
        place=route.organization_id,
        today=today,
    )
    found = [
        _offers(session, route, one, about=about, today=today)
        for one in sorted(route.deficits, key=lambda one: one.severity != "high")
    ]
    return sorted(found, key=lambda one: one.served > 0)


def suggestions_for(session: Session, *, actor: Actor, today: date, person_id: UUID) -> list[OfDeficit]:
    """Suggestions for each confirmed deficit of a person, the severest first; for their tutor only."""
    municipality_id = access.require_person(session, actor=actor, person_id=person_id)
    access.require_relation(session, actor=actor, person_id=person_id, as_of=today, one_of={"tutor"})
    place = roster.main_organization_on(session, person_id=person_id, as_of=today)
    about = _about(session, municipality_id=municipality_id, person_id=person_id, place=place, today=today)
    query = select(Deficit).where(Deficit.person_id.in_(about.own), Deficit.state.in_(ANSWERABLE))
    rows = sorted(session.scalars(query.order_by(Deficit.id)), key=lambda one: one.severity != "high")
    return [_of_deficit(session, one, about) for one in rows]


@dataclass(frozen=True, kw_only=True)
class _About:
    """What is the same for all deficits of a person."""

    municipality_id: UUID
    own: frozenset[UUID]
    place: UUID | None
    today: date
    titles: Mapping[str, str]
    survivors: Mapping[UUID, UUID]
    practices: Sequence[Published]
    has_mentor: bool


def _about(
    session: Session, *, municipality_id: UUID, person_id: UUID, place: UUID | None, today: date
) -> _About:
    survivors = roster.aliases(session, municipality_id=municipality_id)
    merged = {old for old, new in survivors.items() if new == survivors.get(person_id, person_id)}
    return _About(
        municipality_id=municipality_id,
        own=frozenset({person_id, survivors.get(person_id, person_id), *merged}),
        place=place,
        today=today,
        titles=topics(session, municipality_id=municipality_id),
        survivors=survivors,
        practices=published(session, municipality_id=municipality_id),
        has_mentor=bool(mentors(session, person_id=person_id)),
    )


def _offers(session: Session, route: Route, deficit: Deficit, *, about: _About, today: date) -> Offers:
    own = [step for step in route.steps if str(deficit.id) in step.deficit_ids]
    taken = Taken(
        steps={(step.kind, step.title) for step in own},
        practices={step.practice_id for step in own if step.practice_id},
    )
    found = suggested(**_deficit(deficit, about), known=_known(session, deficit, about), taken=taken)
    dates = {"starts_on": route.starts_on, "planned_until": route.planned_until}
    return Offers(
        deficit_id=deficit.id,
        title=deficit_title(deficit.area, about.titles.get(deficit.topic, deficit.topic)),
        served=progress.served(route.steps, deficit.id),
        note=found.note,
        offers=[Offer(step=one, due_on=due_for(one.kind, today=today, **dates)) for one in found.steps],
    )


def _of_deficit(session: Session, deficit: Deficit, about: _About) -> OfDeficit:
    found = suggested(**_deficit(deficit, about), known=_known(session, deficit, about), taken=Taken())
    return OfDeficit(
        deficit_id=deficit.id,
        area=deficit.area,
        topic=deficit.topic,
        title=deficit_title(deficit.area, about.titles.get(deficit.topic, deficit.topic)),
        severity=deficit.severity,
        note=found.note,
        suggestions=found.steps,
    )


def _deficit(deficit: Deficit, about: _About) -> dict[str, Any]:
    title = about.titles.get(deficit.topic, deficit.topic)
    return {"area": deficit.area, "topic": deficit.topic, "topic_title": title}


def _known(session: Session, deficit: Deficit, about: _About) -> Known:
    tried = resolving.tried(
        session,
        municipality_id=about.municipality_id,
        area=deficit.area,
        topic=deficit.topic,
        besides=about.own,
        survivors=about.survivors,
    )
    return Known(
        tried=tried,
        practices=about.practices,
        colleagues=_colleagues(session, deficit, about),
        has_mentor=about.has_mentor,
    )


def published(session: Session, *, municipality_id: UUID) -> list[Published]:
    """The published practices of a municipality, each with its author's school and the experts' mark."""
    query = select(Practice).where(Practice.municipality_id == municipality_id, Practice.state == "published")
    rows = session.scalars(query.order_by(Practice.id)).all()
    places = roster.organizations(session, {one.organization_id for one in rows if one.organization_id})
    marks = standings(session, {one.id for one in rows})
    return [
        Published(
            id=one.id,
            area=one.area,
            topics=one.topics,
            title=one.title,
            place=places[one.organization_id].name if one.organization_id in places else "",
            average=marks[one.id].average,
        )
        for one in rows
    ]


def standings(session: Session, practice_ids: set[UUID]) -> dict[UUID, bank.Standing]:
    """What the experts think of each of these practices."""
    given: dict[UUID, list[tuple[Mapping[str, int], bool]]] = {one: [] for one in practice_ids}
    query = select(PracticeMark).where(PracticeMark.practice_id.in_(practice_ids))
    for mark in session.scalars(query.order_by(PracticeMark.id)):
        given[mark.practice_id].append((mark.marks, mark.recommends))
    return {one: bank.standing(marks) for one, marks in given.items()}


def _colleagues(session: Session, deficit: Deficit, about: _About) -> list[str]:
    """People of the same school, whom its tutor sees anyway, who let themselves be found by this strength."""
    if about.place is None:
        return []
    query = select(Achievement.person_id).where(
        Achievement.municipality_id == about.municipality_id,
        Achievement.area == deficit.area,
        Achievement.topic == deficit.topic,
        Achievement.released_on.is_not(None),
        Achievement.person_id.not_in(about.own),
        Achievement.person_id.in_(access.people_at([about.place], as_of=about.today)),
    )
    return sorted(names(session, session.scalars(query)).values())[:MOST_COLLEAGUES]
