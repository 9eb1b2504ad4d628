"""What closed the same deficits for colleagues: read from the closed routes of the municipality."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route, RouteDeficit, StateChange, Step
from services.routes.queries.cards import mentors, topics
from services.routes.rules import progress
from services.routes.rules.suggestions import (
    Suggestion,
    Trial,
    due_for,
    suggested,
)
from services.routes.rules.wording import deficit_title


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A suggestion with the date it would get in this route."""

    step: Suggestion
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What is offered for one deficit of a route; `served` counts the steps it already has."""

    deficit_id: UUID
    title: str
    served: int
    note: str
    offers: Sequence[Offer]


def offers_for(session: Session, *, route: Route, today: date) -> list[Offers]:
    """Suggestions for each deficit of a route: those without a step first, then the severest."""
    titles = topics(session, municipality_id=route.municipality_id)
    trials = _trials(session, route=route, areas={one.area for one in route.deficits})
    has_mentor = bool(mentors(session, person_id=route.teacher_id))
    found = [
        _offers(route, one, titles=titles, trials=trials, has_mentor=has_mentor, today=today)
        for one in sorted(route.deficits, key=lambda one: one.severity != "high")
    ]
    return sorted(found, key=lambda one: one.served > 0)


def _offers(
    route: Route,
    deficit: Deficit,
    *,
    titles: Mapping[str, str],
    trials: Sequence[Trial],
    has_mentor: bool,
    today: date,
) -> Offers:
    title = titles.get(deficit.topic, deficit.topic)
    own = [step for step in route.steps if str(deficit.id) in step.deficit_ids]
    about = {"area": deficit.area, "topic": deficit.topic, "topic_title": title}
    taken = {(step.kind, step.title) for step in own}
    found = suggested(**about, trials=trials, taken=taken, has_mentor=has_mentor)
    dates = {"starts_on": route.starts_on, "planned_until": route.planned_until}
    return Offers(
        deficit_id=deficit.id,
        title=deficit_title(deficit.area, title),
        served=progress.served(route.steps, deficit.id),
        note=found.note,
        offers=[Offer(step=one, due_on=due_for(one.kind, today=today, **dates)) for one in found.steps],
    )


def _trials(session: Session, *, route: Route, areas: Collection[str]) -> list[Trial]:
    """Accepted steps of other people's closed routes that served a deficit of one of the areas."""
    rows = list(session.execute(_accepted_steps(route, areas)))
    ended = _outcomes(session, {deficit.id for *_, deficit in rows})
    return [
        Trial(
            person_id=teacher_id,
            area=deficit.area,
            topic=deficit.topic,
            kind=step.kind,
            title=step.title,
            resolved=ended[deficit.id, closed_on] == "resolved",
        )
        for step, teacher_id, closed_on, deficit in rows
        if str(deficit.id) in step.deficit_ids and (deficit.id, closed_on) in ended
    ]


def _accepted_steps(route: Route, areas: Collection[str]) -> Select[Step, UUID, date | None, Deficit]:
    return (
        select(Step, Route.teacher_id, Route.closed_on, Deficit)
        .join(Route, Route.id == Step.route_id)
        .join(RouteDeficit, RouteDeficit.route_id == Route.id)
        .join(Deficit, Deficit.id == RouteDeficit.deficit_id)
        .where(
            Route.municipality_id == route.municipality_id,
            Route.state == "closed",
            Route.teacher_id != route.teacher_id,
            Step.state == "accepted",
            Deficit.area.in_(areas),
        )
        .order_by(Step.id)
    )


def _outcomes(session: Session, deficit_ids: Collection[UUID]) -> dict[tuple[UUID, date | None], str]:
    """How a deficit ended on a day: the day a route closed tells which route it was."""
    query = (
        select(StateChange.subject_id, StateChange.since, StateChange.state)
        .where(
            StateChange.kind == "deficit",
            StateChange.subject_id.in_(deficit_ids),
            StateChange.state.in_(("resolved", "persists")),
        )
        .order_by(StateChange.id)
    )
    return {(row.subject_id, row.since): row.state for row in session.execute(query)}
