"""Steps of a route for whoever looks: what each is, how it stands, what may be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.routes.models import Evidence, Route, Step
from services.routes.rules import implementation, signing, wording
from services.routes.rules.progress import DONE
from shared.russian import inside, quoted

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
    organization: str = ""
    hours: float | None = None
    expected_result: str = ""
    after: str = ""
    not_implemented: str = ""
    reports: Sequence[Evidence] = ()

    @property
    def newest(self) -> Evidence | None:
        """What was shown last."""
        return self.reports[-1] if self.reports else None

    @property
    def former(self) -> Sequence[Evidence]:
        """What was shown before and sent back, the newest first."""
        return self.reports[-2::-1]

    @property
    def done(self) -> bool:
        """Whether nothing more is expected of it."""
        return self.state in DONE


def step_views(
    route: Route,
    fields: Mapping[str, Any],
    *,
    titles: Mapping[str, str],
    who: frozenset[str],
    certified: frozenset[UUID] = frozenset(),
) -> list[StepView]:
    """The steps in their order, from the fields the viewer may read; `titles` name the deficits seen."""
    called = {one["id"]: wording.step_title(one["kind"], one.get("title", "")) for one in fields["steps"]}
    rows = {one.id: one for one in route.steps}
    return [
        _view(
            one, titles, _may(rows[one["id"]], route, who, certified), called.get(one.get("follows_id"), "")
        )
        for one in fields["steps"]
    ]


def _view(one: Mapping[str, Any], titles: Mapping[str, str], may: frozenset[str], after: str) -> StepView:
    colour, words = _state(one)
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
        organization=one.get("organization", ""),
        hours=one.get("hours"),
        expected_result=one.get("expected_result", ""),
        after=quoted(after) if after else "",
        not_implemented=one.get("not_implemented", ""),
        reports=one.get("reports", ()),
    )


def _state(one: Mapping[str, Any]) -> tuple[str, str]:
    colour, words = wording.STEP_STATES[one["state"]]
    if one["overdue"]:
        return "uncovered", "просрочен" if one["state"] != "submitted" else words
    return colour, words


def _may(step: Step, route: Route, who: frozenset[str], certified: frozenset[UUID]) -> frozenset[str]:
    """What the viewer may do with a step: report, decide, edit, remove, skip; what comes after a course."""
    state, route_state = step.state, route.state
    found = _after_course(step, route, who, certified)
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


def _after_course(step: Step, route: Route, who: frozenset[str], certified: frozenset[UUID]) -> set[str]:
    """An accepted course asks the tutor what is put to work, and either of the two for the certificate."""
    found = set()
    if "tutor" in who and route.state in signing.RUNNING and implementation.is_offered(step, route.steps):
        found.add("implement")
    is_proved = step.state == "accepted" and step.kind in implementation.CERTIFIED
    if who & {"teacher", "tutor"} and is_proved and step.id not in certified:
        found.add("certify")
    return found
