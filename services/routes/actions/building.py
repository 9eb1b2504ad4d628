"""The builder's shortcuts: a draft in one press, several suggestions in one press (ust-koksa п.7.2, 13)."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.drafting import add_steps, draft_route
from services.routes.models import Route
from services.routes.queries import access
from services.routes.queries.basis import free_deficits
from services.routes.queries.suggesting import Offer, offers_for
from services.routes.rules.outlines import offer_key
from services.routes.rules.pacing import apart
from services.routes.rules.suggestions.standard import USUAL_RESULTS
from services.routes.rules.wording import GOAL
from shared.errors import Invalid
from shared.permissions import Actor


def begin_route(session: Session, *, actor: Actor, today: date, teacher_id: UUID) -> Route:
    """A draft for all the free deficits in the academic year; pressed again, it is the same draft."""
    begun = _begun(session, actor=actor, teacher_id=teacher_id)
    if begun is not None:
        return begun
    free = free_deficits(session, [teacher_id]).get(teacher_id, [])
    plan: dict[str, Any] = {"request": "", "starts_on": None, "planned_until": None}
    return draft_route(
        session,
        actor=actor,
        today=today,
        teacher_id=teacher_id,
        deficit_ids=[one.id for one in free],
        goal=GOAL,
        **plan,
    )


def _begun(session: Session, *, actor: Actor, teacher_id: UUID) -> Route | None:
    """The draft of the actor's that the teacher has not got yet."""
    query = select(Route).where(
        Route.teacher_id.in_(access.same_person(session, person_id=teacher_id)),
        Route.tutor_id == actor.person_id,
        Route.state == "draft",
        Route.submitted_on.is_(None),
    )
    return session.scalar(query.order_by(Route.id.desc()).limit(1))


def take_suggestions(
    session: Session, *, actor: Actor, today: date, route: Route, keys: Collection[str]
) -> list[UUID]:
    """Add the suggestions ticked, each a step with a date of its own; what is in already stays.

    Gives the ids of the steps added.
    """
    if not keys:
        raise Invalid("Отметьте хотя бы одну подсказку.")
    present = {step.id for step in route.steps}
    busy = [step.due_on for step in route.steps if step.due_on]
    steps = []
    for found in offers_for(session, route=route, today=today):
        for offer in found.offers:
            if offer_key(found.deficit_id, offer.step) in keys:
                due_on = apart(offer.due_on, taken=busy, planned_until=route.planned_until)
                busy.append(due_on)
                steps.append(_step(offer, deficit_id=found.deficit_id, due_on=due_on))
    add_steps(session, actor=actor, today=today, route=route, steps=steps)
    return [step.id for step in route.steps if step.id not in present]


def _step(offer: Offer, *, deficit_id: UUID, due_on: date) -> dict[str, Any]:
    return {
        "kind": offer.step.kind,
        "title": offer.step.title,
        "due_on": due_on,
        "required": True,
        "deficit_ids": [deficit_id],
        "practice_id": offer.step.practice_id,
        "expected_result": USUAL_RESULTS[offer.step.kind],
    }
