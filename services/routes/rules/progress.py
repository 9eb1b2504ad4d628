"""How far a route is: what its steps serve, what is accepted, awaited and late; lateness is never stored."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from services.routes.models import Route, Step
from services.routes.rules.signing import RUNNING

DONE = frozenset({"accepted", "skipped"})


def served(steps: Iterable[Step], deficit_id: UUID) -> int:
    """How many steps answer a deficit; a skipped one does not."""
    return sum(step.state != "skipped" and str(deficit_id) in step.deficit_ids for step in steps)


def is_late(step: Step, *, route_state: str, today: date) -> bool:
    """Whether a step of a running route has missed its date."""
    missed = step.due_on is not None and step.due_on < today
    return missed and step.state not in DONE and route_state in RUNNING


def unaccepted(steps: Iterable[Step]) -> int:
    """How many required steps keep a route from completion."""
    return sum(step.required and step.state != "accepted" for step in steps)


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Steps as the tutor put them; else as they come in time, those without a date last."""
    return sorted(
        steps, key=lambda step: (step.position, step.due_on is None, step.due_on or date.min, step.id)
    )


def placed(steps: Iterable[Step], added: Step) -> list[Step]:
    """The steps with one more among them: before the first that is due later."""
    present = in_order(steps)
    later = (
        place
        for place, one in enumerate(present)
        if added.due_on and (one.due_on is None or one.due_on > added.due_on)
    )
    present.insert(next(later, len(present)), added)
    return present


def number(steps: Iterable[Step]) -> None:
    """Keep the order in which the steps are given."""
    for place, one in enumerate(steps, start=1):
        one.position = place


def since(route: Route, entered: date | None) -> date | None:
    """Since when the route stands where it stands: a sent draft since it was sent."""
    if route.state == "draft" and route.submitted_on:
        return route.submitted_on
    dates = (route.closed_on, route.cancelled_on, route.approved_on, route.agreed_on, route.submitted_on)
    return entered or next((day for day in dates if day), None)


def accepted(steps: Sequence[Step]) -> int:
    """How many steps are done and accepted."""
    return sum(step.state == "accepted" for step in steps)
