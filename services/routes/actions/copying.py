"""A plan copied to teachers with the same deficits: each gets a draft of their own (ust-koksa п.14)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.drafting import draft_route
from services.routes.models import Route
from services.routes.queries import access, practices
from services.routes.queries.basis import free_deficits
from services.routes.queries.copying import Copy, copy_of
from services.routes.rules.wording import GOAL
from shared.errors import Conflict, Invalid
from shared.permissions import Actor


def copy_route(
    session: Session, *, actor: Actor, today: date, route: Route, person_ids: Iterable[UUID]
) -> list[Route]:
    """Draw up a draft for each person from the steps that match; repeated, it makes nothing new.

    The words about another person do not go over: the goal is the usual one.
    """
    access.require_relation(session, actor=actor, person_id=route.teacher_id, as_of=today, one_of={"tutor"})
    wanted = [one for one in dict.fromkeys(person_ids) if one != route.teacher_id]
    if not wanted:
        raise Invalid(fields={"person_ids": ["Отметьте хотя бы одного педагога."]})
    if not route.steps:
        raise Conflict("В маршруте нет ни одного шага: копировать пока нечего.")
    plan = copy_of(route, today=today)
    made = [_copied(session, plan, actor=actor, today=today, person_id=one) for one in wanted]
    return [one for one in made if one is not None]


def _copied(session: Session, plan: Copy, *, actor: Actor, today: date, person_id: UUID) -> Route | None:
    municipality_id = access.require_person(session, actor=actor, person_id=person_id)
    access.require_relation(session, actor=actor, person_id=person_id, as_of=today, one_of={"tutor"})
    result = plan.for_deficits(free_deficits(session, [person_id]).get(person_id, []))
    if not result.served:
        return None
    steps = practices.with_published(session, result.steps, municipality_id=municipality_id)
    return draft_route(
        session,
        actor=actor,
        today=today,
        teacher_id=person_id,
        deficit_ids=[one.id for one in result.served],
        steps=steps,
        goal=GOAL,
        request="",
        starts_on=plan.starts_on,
        planned_until=plan.planned_until,
    )
