"""Routes that wait for one press: a tutor's drafts to be sent, routes to be signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Route
from services.routes.queries import reading
from services.routes.queries.cards import Card, cards, topics
from services.routes.queries.route_page import RoutePage, route_page
from services.routes.queries.views import asked_to_sign
from services.routes.rules import completeness, moves, progress
from services.routes.rules.deficits import ANSWERABLE
from services.routes.rules.wording import deficit_title
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A draft of the tutor's that the teacher has not got yet; `lacking` is what holds it back."""

    id: UUID
    teacher: Card | None
    about: Sequence[str]
    steps: int
    planned_until: date | None
    lacking: Sequence[str]

    @property
    def name(self) -> str:
        """The teacher's name."""
        return self.teacher.name if self.teacher else "человек удалён"


def drafts(session: Session, *, actor: Actor, today: date) -> list[Draft]:
    """The actor's own drafts, those that are ready first."""
    if actor.person_id is None:
        return []
    query = reading.routes(session, actor=actor, today=today).where(
        Route.tutor_id == actor.person_id, Route.state == "draft", Route.submitted_on.is_(None)
    )
    rows = list(session.scalars(query.order_by(Route.id)))
    people = cards(session, {row.teacher_id for row in rows}, today=today)
    titles = topics(session, municipality_id=actor.municipality_id)
    found = [_draft(row, people.get(row.teacher_id), titles) for row in rows]
    return sorted(found, key=lambda one: (bool(one.lacking), one.name))


def _draft(row: Route, teacher: Card | None, titles: dict[str, str]) -> Draft:
    served = [
        (deficit_title(one.area, titles.get(one.topic, one.topic)), progress.served(row.steps, one.id))
        for one in row.deficits
    ]
    stale = any(one.state not in ANSWERABLE for one in row.deficits)
    steps = sum(step.state != "skipped" for step in row.steps)
    told: dict[str, Any] = {
        "has_request": bool(row.request.strip()),
        "unsaid": completeness.unsaid(row.goal, row.steps),
    }
    return Draft(
        id=row.id,
        teacher=teacher,
        about=[title for title, _ in served],
        steps=steps,
        planned_until=row.planned_until,
        lacking=moves.lacking(served, steps=steps, stale=stale, **told),
    )


def to_sign(session: Session, *, actor: Actor, today: date) -> list[Route]:
    """Routes that await the actor's signature, those that wait longest first."""
    query = reading.routes(session, actor=actor, today=today).where(Route.state == "pending_approval")
    rows = session.scalars(query.order_by(Route.agreed_on, Route.id))
    return asked_to_sign(session, rows, actor=actor, today=today)


def pages_to_sign(session: Session, rows: Sequence[Route], *, actor: Actor, today: date) -> list[RoutePage]:
    """The pages of several routes that await the actor's signature."""
    return [route_page(session, actor=actor, today=today, route=one) for one in rows]
