"""What holds of every route, step and deficit at any moment, whoever did what before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import EVENTS
from services.routes.models import Deficit, Route, RoutePlan, StateChange
from services.routes.queries import access
from services.routes.rules import signing
from services.routes.rules.plans import plan_of
from services.routes.rules.states import DEFICIT, ROUTE, STEP
from shared.bus.message import dump
from shared.errors import DomainError
from shared.tables import outbox

RUSSIAN = re.compile(r"^[А-ЯЁ«].*[.…]$", re.DOTALL)
SENT = frozenset({"pending_approval", *signing.SIGNED})
AT_WORK = frozenset({"approved", "in_progress", "completed"})
MACHINES = {"route": ROUTE, "step": STEP, "deficit": DEFICIT}
READING_DAYS = 10
Changes = dict[UUID, list[StateChange]]


def check_refusal(refusal: DomainError) -> None:
    """Every refusal says why, in Russian, in whole sentences."""
    texts = [refusal.message, *(text for texts in refusal.fields.values() for text in texts)]
    assert [text for text in texts if not RUSSIAN.match(text)] == []


def traces(session: Session) -> tuple[Any, ...]:
    """What a refused command must leave as it was: all rows, and what was told."""
    session.flush()
    found = [
        session.execute(select(model.id, model.version, model.state).order_by(model.id)).all()
        for model in (Route, Deficit)
    ]
    counted = [session.scalar(select(func.count()).select_from(table)) for table in (StateChange, outbox)]
    return (*map(tuple, found), *counted)


def histories(session: Session) -> Changes:
    """What happened to each thing, oldest first."""
    found: Changes = {}
    for row in session.scalars(select(StateChange).order_by(StateChange.id)):
        found.setdefault(row.subject_id, []).append(row)
    return found


def check_history(one: Any, changes: Sequence[StateChange]) -> None:
    """The history goes only as it is drawn, forward in time, and ends where the thing stands."""
    machine = MACHINES[one.__tablename__]
    assert changes[-1].state == one.state
    assert changes[0].state in {"draft", "planned", "detected"}
    for before, after in pairwise(changes):
        assert before.since <= after.since
        assert after.state in machine[before.state] or after.state == before.state


def check_route(route: Route) -> None:
    """Period, steps and dates as the domain has them in each state."""
    assert route.starts_on
    assert route.planned_until
    assert route.starts_on <= route.planned_until
    own = {str(answer.deficit_id) for answer in route.answers}
    for step in route.steps:
        assert step.due_on is None or route.starts_on <= step.due_on <= route.planned_until
        assert set(step.deficit_ids) <= own
    assert own or route.request
    if route.state in SENT:
        assert route.steps
        assert own <= {one for step in route.steps for one in step.deficit_ids}
        assert route.agreed_on
        assert route.submitted_on
    assert (route.state in signing.SIGNED) <= (route.approved_on is not None)
    if route.state in {"completed", "closed"}:
        assert all(step.state == "accepted" for step in route.steps if step.required)
    assert (route.state == "closed") == (route.closed_on is not None)
    assert (route.state == "cancelled") == (route.cancelled_on is not None)


def check_whose_move(session: Session, route: Route) -> None:
    """Whom a route awaits is told by its state and by who may sign it today."""
    known = access.principals(session, organization_id=route.organization_id)
    parties = access.parties(session, route=route)
    signed_by = signing.signatory(known, parties=parties)
    submitted = route.submitted_on is not None
    assert route.awaits == signing.awaits(route.state, submitted=submitted, signed_by=signed_by)


def check_deficits(routes: Iterable[Route], deficits: Iterable[Deficit]) -> None:
    """A deficit is in work exactly while one route is at work on it."""
    at_work = Counter(
        answer.deficit_id for route in routes if route.state in AT_WORK for answer in route.answers
    )
    for deficit in deficits:
        assert at_work[deficit.id] == (deficit.state == "in_work")


def check_heard(deficits: Iterable[Deficit], past: Changes) -> None:
    """No score becomes a deficit unless its person read it, objected, or was silent for the term."""
    for one in deficits:
        decided = next((each for each in past[one.id] if each.state == "confirmed"), None)
        if decided is None or one.diagnostic_id is None:
            continue
        of_result = past[one.diagnostic_id]
        entered = next(each for each in of_result if each.state == "scored")
        read = any(each.state == "acknowledged" and each.id < decided.id for each in of_result)
        silent = decided.since >= entered.since + timedelta(days=READING_DAYS)
        assert read or one.contested_text or silent, "confirmed unheard"


def check_versions(session: Session, routes: Iterable[Route], kept: dict[tuple[UUID, int], Any]) -> None:
    """Every version but the present one is kept, differs from the next, and never changes again."""
    found: dict[UUID, list[RoutePlan]] = {}
    for row in session.scalars(select(RoutePlan).order_by(RoutePlan.plan_version)):
        found.setdefault(row.route_id, []).append(row)
        assert kept.setdefault((row.route_id, row.plan_version), row.plan) == row.plan
    for route in routes:
        plans = found.get(route.id, [])
        assert [one.plan_version for one in plans] == list(range(1, route.plan_version))
        for before, after in pairwise([*(one.plan for one in plans), plan_of(route)]):
            assert _promise(before) != _promise(after)


def _promise(plan: dict[str, Any]) -> dict[str, Any]:
    """A plan without how far it is."""
    steps = [{name: value for name, value in step.items() if name != "state"} for step in plan["steps"]]
    return plan | {"steps": steps}


def check_events(session: Session, things: Iterable[Any]) -> None:
    """Every version was told once, and the last word about each is what is stored."""
    last: dict[Any, Any] = {}
    told: Counter[Any] = Counter()
    for row in session.execute(select(outbox.c.subject, outbox.c.sequence, outbox.c.data)):
        told[row.subject] += 1
        if row.subject not in last or row.sequence > last[row.subject].sequence:
            last[row.subject] = row
    for one in things:
        assert (last[one.id].sequence, last[one.id].data) == (one.version, dump(EVENTS[type(one)](one)))
        assert told[one.id] == one.version
