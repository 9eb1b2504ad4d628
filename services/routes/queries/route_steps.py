"""Steps of a route for whoever looks: what each is, how it stands, what may be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.routes.models import Route
from services.routes.rules import signing, wording
from services.routes.rules.progress import DONE
from shared.russian import inside

OPEN = frozenset({"planned", "in_progress", "returned"})
BEFORE_APPROVAL = frozenset({"draft", "agreed", "returned"})


@dataclass(frozen=True, kw_only=True)
class StepView:
    """A step in words. Texts are empty for whoever may not read them."""

    id: UUID
    title: str
    kind: str
    programme: str
    due_on: date | None
    required: bool
    state: str
    colour: str
    words: str
    late: bool
    deficits: Sequence[str]
    evidence: str
    comment: str
    may: frozenset[str]

    @property
    def done(self) -> bool:
        """Whether nothing more is expected of it."""
        return self.state in DONE


def step_views(
    route: Route, fields: Mapping[str, Any], *, titles: Mapping[str, str], who: frozenset[str]
) -> list[StepView]:
    """The steps in order of time, from the fields the viewer may read; `titles` name the deficits seen."""
    views = [_view(one, titles, _may(one["state"], route.state, who)) for one in fields["steps"]]
    return sorted(views, key=lambda one: (one.due_on is None, one.due_on or date.min, one.id))


def _view(one: Mapping[str, Any], titles: Mapping[str, str], may: frozenset[str]) -> StepView:
    colour, words = wording.STEP_STATES[one["state"]]
    if one["overdue"]:
        colour, words = "uncovered", "просрочен" if one["state"] != "submitted" else words
    return StepView(
        id=one["id"],
        title=wording.step_title(one["kind"], one.get("title", "")),
        kind=wording.STEP_KINDS[one["kind"]],
        programme=one.get("programme", ""),
        due_on=one["due_on"],
        required=one["required"],
        state=one["state"],
        colour=colour,
        words=words,
        late=one["overdue"],
        deficits=[inside(titles[found]) for found in map(str, one.get("deficit_ids", ())) if found in titles],
        evidence=one.get("evidence", ""),
        comment=one.get("comment", ""),
        may=may,
    )


def _may(state: str, route_state: str, who: frozenset[str]) -> frozenset[str]:
    """What the viewer may do with a step: report, decide, edit, remove, skip."""
    found = set()
    is_running = route_state in signing.RUNNING
    if is_running and state in OPEN and who & {"teacher", "tutor"}:
        found.add("report")
    if "tutor" in who:
        if is_running and state == "submitted":
            found.add("decide")
        if is_running and state in OPEN:
            found.add("skip")
        if route_state in signing.EDITABLE and state in OPEN:
            found.add("edit")
        if route_state in BEFORE_APPROVAL and state == "planned":
            found.add("remove")
    return frozenset(found)
