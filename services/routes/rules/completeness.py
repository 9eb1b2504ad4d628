"""What a plan has to say before anybody is asked to agree to it: as much as the printed route asks for."""

from collections.abc import Iterable, Sequence

from services.routes.models import Step
from services.routes.rules.progress import in_order
from services.routes.rules.wording import STEP_KINDS, step_title
from shared.russian import quoted

NO_GOAL = "Не записана цель маршрута."


def unsaid(goal: str, steps: Iterable[Step]) -> list[str]:
    """What is missing, a sentence each: the goal, what a step is, what it is to be shown by."""
    alive = in_order(one for one in steps if one.state != "skipped")
    found = [] if goal.strip() else [NO_GOAL]
    for number, one in enumerate(alive, start=1):
        if not one.title.strip():
            found.append(f"Шаг {number} ({STEP_KINDS[one.kind]}): не написано, что сделать.")
    return found + [unshown(step_title(one.kind, one.title)) for one in without_result(alive)]


def without_result(steps: Iterable[Step]) -> Sequence[Step]:
    """The steps of which it is not said what they are to be shown by; a skipped one shows nothing."""
    return [one for one in steps if one.state != "skipped" and not one.expected_result.strip()]


def unshown(title: str) -> str:
    """One of them in a sentence."""
    return f"Шаг {quoted(title)}: не указан предъявляемый результат."
