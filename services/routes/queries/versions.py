"""Versions of a route's plan for whoever may read its texts: what each promised, what changed and who did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route, RoutePlan
from services.routes.queries.cards import names, topics
from services.routes.queries.views import sight_of_route
from services.routes.rules import wording
from services.routes.rules.plans import differences, plan_of
from shared.errors import Forbidden
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Version:
    """A plan as it was; `changes` say how it differs from the one before, `since` when it began.

    The first version begins with the approval.
    """

    number: int
    since: date | None
    by: str
    plan: dict[str, Any]
    steps: Sequence[str]
    changes: Sequence[str]
    is_present: bool


def versions_of(session: Session, *, actor: Actor, today: date, route: Route) -> list[Version]:
    """Every version, the present one first; only for the teacher and the tutor."""
    sight = sight_of_route(session, route, actor=actor, today=today)
    if not sight.detail:
        raise Forbidden
    query = select(RoutePlan).where(RoutePlan.route_id == route.id).order_by(RoutePlan.plan_version)
    kept = list(session.scalars(query))
    plans = [*(one.plan for one in kept), plan_of(route)]
    titles = _titles(session, route, plans)
    changes = [[], *(differences(old, new, titles=titles) for old, new in pairwise(plans))]
    called = names(session, {one.replaced_by for one in kept})
    begun = [(route.approved_on, ""), *((one.replaced_on, _by(one, called)) for one in kept)]
    found = [
        Version(
            number=number,
            since=since,
            by=by,
            plan=plan,
            steps=[_step(one) for one in plan["steps"]],
            changes=said,
            is_present=number == len(plans),
        )
        for number, (plan, said, (since, by)) in enumerate(zip(plans, changes, begun, strict=True), start=1)
    ]
    return found[::-1]


def _titles(session: Session, route: Route, plans: Sequence[dict[str, Any]]) -> dict[str, str]:
    """What the deficits of all versions are called, also of those that are in the plan no more."""
    wanted = {one for plan in plans for one in plan["deficit_ids"]}
    titles = topics(session, municipality_id=route.municipality_id)
    rows = session.scalars(select(Deficit).where(Deficit.id.in_({UUID(one) for one in wanted})))
    return {str(one.id): wording.deficit_title(one.area, titles.get(one.topic, one.topic)) for one in rows}


def _by(one: RoutePlan, called: dict[UUID, str]) -> str:
    return called.get(one.replaced_by, "") if one.replaced_by else ""


def _step(one: dict[str, Any]) -> str:
    until = f" — до {wording.written_day(one['due_on'])}" if one["due_on"] else ""
    return f"{wording.step_title(one['kind'], one['title'])}{until}"
