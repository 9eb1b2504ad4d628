"""What was learnt is put to work: after a course comes an implementation step (ust-koksa п.6)."""

from collections.abc import Iterable
from datetime import date, timedelta

from services.routes.models import Step
from services.routes.rules.suggestions.standard import USUAL_RESULTS
from services.routes.rules.wording import step_title
from shared.russian import quoted

LEARNING = frozenset({"course", "internship"})  # a route without implementation of these warns
BY_CHOICE = frozenset({"webinar"})
CERTIFIED = LEARNING
KIND = "implementation"
USUAL = timedelta(days=30)
LONGEST = 300
SHOWN = USUAL_RESULTS[KIND]


def is_implemented(step: Step, steps: Iterable[Step]) -> bool:
    """Whether the plan puts to work what this step taught: by name, or for a deficit it served."""
    return any(
        one.kind == KIND and one.state != "skipped" and _follows(one, step)
        for one in steps
        if one is not step
    )


def _follows(one: Step, learnt: Step) -> bool:
    if one.follows_id is not None:
        return one.follows_id == learnt.id
    return bool(set(one.deficit_ids) & set(learnt.deficit_ids)) or not learnt.deficit_ids


def is_offered(step: Step, steps: Iterable[Step]) -> bool:
    """Whether the tutor is asked about implementation: until there is one, or a reason for none."""
    taught = step.kind in LEARNING | BY_CHOICE and step.state == "accepted"
    return taught and not step.not_implemented and not is_implemented(step, steps)


def warnings(steps: Iterable[Step]) -> list[str]:
    """What a route lacks before it is completed."""
    every = list(steps)
    return [
        f"После шага {quoted(step_title(one.kind, one.title))} не запланировано внедрение изученного."
        for one in every
        if one.kind in LEARNING and is_offered(one, every)
    ]


def due_for(today: date, *, planned_until: date | None) -> date:
    """By when, unless the tutor says otherwise: within a month and within the route."""
    usual = today + USUAL
    return min(usual, planned_until) if planned_until else usual


def title_after(step: Step) -> str:
    """«Внедрить изученное: курс по формирующему оцениванию»."""
    return f"Внедрить изученное: {step_title(step.kind, step.title)}"[:LONGEST]
