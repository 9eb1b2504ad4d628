"""Into whose open route a tutor may take a practice: each deficit of each, those it was written for first."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Practice, Route
from services.routes.queries.cards import Card, topics
from services.routes.queries.tutoring import my_people
from services.routes.rules.signing import EDITABLE
from services.routes.rules.wording import deficit_title
from shared.permissions import Actor
from shared.russian import inside, sort_key

Place = tuple[UUID, UUID, str]


def places(session: Session, *, actor: Actor, today: date, practice: Practice) -> list[Place]:
    """Routes and their deficits that have no such step yet, in words."""
    people = {one.id: one for one in my_people(session, actor=actor, today=today)}
    titles = topics(session, municipality_id=practice.municipality_id)
    query = select(Route).where(Route.teacher_id.in_(people), Route.state.in_(EDITABLE))
    found = [
        (not _is_for(practice, one), _words(people[route.teacher_id], one, titles), route.id, one.id)
        for route in session.scalars(query)
        for one in route.deficits
        if not _has(route, one, practice)
    ]
    found.sort(key=lambda one: (one[0], sort_key(one[1]), one[2], one[3]))
    return [(route_id, deficit_id, words) for _, words, route_id, deficit_id in found]


def _is_for(practice: Practice, deficit: Deficit) -> bool:
    return practice.area == deficit.area and (not deficit.topic or deficit.topic in practice.topics)


def _words(person: Card, deficit: Deficit, titles: dict[str, str]) -> str:
    title = deficit_title(deficit.area, titles.get(deficit.topic, deficit.topic))
    return f"{person.short_name}: {inside(title)}"


def _has(route: Route, deficit: Deficit, practice: Practice) -> bool:
    return any(
        step.practice_id == practice.id and str(deficit.id) in step.deficit_ids for step in route.steps
    )
