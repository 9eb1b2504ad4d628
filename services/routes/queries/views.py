"""Diagnostics and routes as one viewer may see them: what is not theirs is left out, field by field."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, Evidence, Route, Step
from services.routes.queries.access import Viewer, main_places, viewer
from services.routes.rules.progress import in_order
from services.routes.rules.states import NAMES
from services.routes.rules.visibility import RouteSight, Sight, route_sight, sight
from shared.permissions import Actor

PASSED = frozenset({"scored", "acknowledged"})
NAMED = ("instrument_id", "assigned_on", "conducted_on")


def diagnostic_views(
    session: Session, rows: Sequence[Diagnostic], *, actor: Actor, today: date
) -> list[dict[str, Any]]:
    """Show diagnostics: in full, by name and day, or only that they exist."""
    seen = viewer(session, actor=actor, today=today)
    places = main_places(session, [row.person_id for row in rows], as_of=today)
    return [_diagnostic(row, _diagnostic_sight(row, seen, places.get(row.person_id))) for row in rows]


def _diagnostic_sight(row: Diagnostic, seen: Viewer, place: Any) -> Sight:
    return sight(seen.relations(person_id=row.person_id, organization_id=place))


def _diagnostic(row: Diagnostic, shown: Sight) -> dict[str, Any]:
    public = {"id": row.id, "person_id": row.person_id, "passed": row.state in PASSED}
    if shown.named:
        public |= {name: getattr(row, name) for name in NAMED}
    if not shown.detail:
        return public
    fields = ("state", "version", "due_on", "entered_by")
    private = ("answers", "findings", "comment", "annulled_reason")
    return public | {name: getattr(row, name) for name in fields + private}


def route_views(
    session: Session, rows: Sequence[Route], *, actor: Actor, today: date, reports: bool = False
) -> list[dict[str, Any]]:
    """Show routes: states and dates to all within reach, words and deficits by the table.

    With `reports` the steps bring what was shown for them, the newest last, to whoever may see it.
    """
    seen = viewer(session, actor=actor, today=today)
    places = main_places(session, [row.teacher_id for row in rows], as_of=today)
    views = [_route(row, seen, places.get(row.teacher_id), today) for row in rows]
    if reports:
        _add_reports(session, [step for view in views for step in view["steps"] if "evidence" in step])
    return views


def _add_reports(session: Session, steps: Sequence[dict[str, Any]]) -> None:
    query = select(Evidence).where(Evidence.step_id.in_([step["id"] for step in steps]))
    found: dict[UUID, list[Evidence]] = {}
    for one in session.scalars(query.order_by(Evidence.id)):
        found.setdefault(one.step_id, []).append(one)
    for step in steps:
        step["reports"] = found.get(step["id"], [])


def sight_of_route(session: Session, row: Route, *, actor: Actor, today: date) -> RouteSight:
    """What the actor sees of a route."""
    place = main_places(session, [row.teacher_id], as_of=today).get(row.teacher_id)
    return _route_sight(row, viewer(session, actor=actor, today=today), place)


def asked_to_sign(session: Session, rows: Iterable[Route], *, actor: Actor, today: date) -> list[Route]:
    """Those of the routes whose signature is asked of the actor."""
    seen = viewer(session, actor=actor, today=today)
    return [row for row in rows if _route_sight(row, seen, None).signs]


def _route_sight(row: Route, seen: Viewer, place: Any) -> RouteSight:
    return route_sight(
        seen.relations(person_id=row.teacher_id, organization_id=place),
        asked=_asked(row, seen),
        party=row.teacher_id in seen.own or row.teacher_id in seen.mentees or row.tutor_id in seen.own,
        released=[one.released_on is not None for one in row.deficits],
    )


def _asked(row: Route, seen: Viewer) -> str:
    """As whom the viewer is asked to sign: the school's principal, or the methodist in their place."""
    if row.state != "pending_approval":
        return ""
    if row.awaits == "principal":
        return "principal" if row.organization_id in seen.principal_at else ""
    return "methodist" if row.awaits == "methodist" and "methodist" in seen.roles else ""


ROUTE_PUBLIC = (
    "id",
    "teacher_id",
    "tutor_id",
    "organization_id",
    "state",
    "awaits",
    "version",
    "plan_version",
    "starts_on",
    "planned_until",
    "submitted_on",
    "agreed_on",
    "approved_on",
    "closed_on",
    "cancelled_on",
)


def _route(row: Route, seen: Viewer, place: Any, today: date) -> dict[str, Any]:
    shown = _route_sight(row, seen, place)
    view = {name: getattr(row, name) for name in ROUTE_PUBLIC}
    view |= {"state_name": NAMES[row.state], "deficits": _deficits(row, shown)}
    view["steps"] = [_step(one, row, shown, today) for one in in_order(row.steps)]
    if shown.words:
        view |= {"goal": row.goal, "request": row.request, "tutor_text": row.tutor_text}
    if shown.detail:
        view |= {name: getattr(row, name) for name in ("comment", "conclusion", "rediagnosis_id")}
    return view


def _deficits(row: Route, shown: RouteSight) -> list[dict[str, Any]]:
    fields: tuple[str, ...] = ("id", "area", "topic")
    if shown.detail:
        fields += ("severity", "state", "outcome_by")
    seen = [one for one in row.deficits if shown.names(released=one.released_on is not None)]
    return [{name: getattr(one, name) for name in fields} for one in seen]


def _step(one: Step, row: Route, shown: RouteSight, today: date) -> dict[str, Any]:
    fields: tuple[str, ...] = ("id", "kind", "state", "position", "due_on", "required")
    if shown.words or shown.signs:
        fields += ("hours",)
    if shown.words:
        fields += ("title", "programme", "practice_id", "organization", "expected_result", "deficit_ids")
    if shown.detail:
        fields += ("evidence", "comment", "follows_id", "not_implemented")
    late = bool(one.due_on and one.due_on < today and one.state not in {"accepted", "skipped"})
    overdue = late and row.state in {"approved", "in_progress"}
    return {name: getattr(one, name) for name in fields} | {"overdue": overdue}
