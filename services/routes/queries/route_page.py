"""A route's page for whoever looks: fields by the table of who sees what, and the one next move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Route, StateChange
from services.routes.queries import access
from services.routes.queries.cards import Card, card, mentors, names, topics
from services.routes.queries.deficit_views import (
    AchievementView,
    DeficitView,
    achievements_of,
    deficits_of,
)
from services.routes.queries.files import certified
from services.routes.queries.route_steps import StepView, step_views
from services.routes.queries.standing import standing, who_is
from services.routes.queries.suggesting import Offers, offers_for
from services.routes.queries.views import route_views, sight_of_route
from services.routes.rules import moves, progress, wording
from services.routes.rules.moves import Move
from services.routes.rules.states import NAMES
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class RouteDeficitView:
    """A deficit of the route; `full` only for whoever may see the detail."""

    id: UUID
    title: str
    area: str
    steps: int
    full: DeficitView | None
    outcome_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Past:
    """A line of the route's history."""

    words: str
    since: date
    by: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class RoutePage:
    """Everything the page shows; `fields` hold what of the route's own the viewer may read.

    `is_told`: whether the viewer reads its words; `knows_teacher`: whether the teacher's own page is open.
    """

    fields: Mapping[str, Any]
    title: str
    colour: str
    words: str
    teacher: Card
    tutor: str
    mentors: Sequence[str]
    detail: bool
    is_told: bool
    who: frozenset[str]
    knows_teacher: bool
    editable: bool
    deficits: Sequence[RouteDeficitView]
    left_out: Sequence[DeficitView]
    achievements: Sequence[AchievementView]
    steps: Sequence[StepView]
    offers: Sequence[Offers]
    history: Sequence[Past]
    move: Move | None
    other_moves: Sequence[Move]
    obstacles: Sequence[str]
    waiting: str

    @property
    def open_offers(self) -> list[Offers]:
        """What is offered first: for the deficits without a step, else for the severest one."""
        fresh = [one for one in self.offers if one.offers]
        return [one for one in fresh if not one.served] or fresh[:1]

    @property
    def more_offers(self) -> list[Offers]:
        """What is offered besides."""
        first = {one.deficit_id for one in self.open_offers}
        return [one for one in self.offers if one.offers and one.deficit_id not in first]


def route_page(session: Session, *, actor: Actor, today: date, route: Route) -> RoutePage:
    """Show one route already narrowed to the actor's reach."""
    sight = sight_of_route(session, route, actor=actor, today=today)
    [fields] = route_views(session, [route], actor=actor, today=today, reports=True)
    who = who_is(session, route, actor=actor, today=today, signs=sight.signs)
    whole = deficits_of(session, actor=actor, today=today, person_id=route.teacher_id) if sight.detail else []
    deficits = _deficits(session, route, fields, whole)
    relations = access.relations_to(session, actor=actor, person_id=route.teacher_id, as_of=today)
    is_editable = moves.is_editable(route.state, who=who)
    state = wording.route_state(route.state, submitted=route.submitted_on is not None)
    return RoutePage(
        fields=fields,
        title=f"Маршрут на {wording.academic_year(route.starts_on or today)} учебный год",
        colour=state[0],
        words=state[1],
        detail=sight.detail,
        is_told=sight.words,
        who=who,
        knows_teacher=bool(relations & access.ONLOOKERS),
        editable=is_editable,
        deficits=deficits,
        left_out=[one for one in whole if one.free] if is_editable else (),
        achievements=achievements_of(session, person_id=route.teacher_id) if sight.detail else (),
        steps=_steps(session, route, fields, deficits, who),
        offers=offers_for(session, route=route, today=today) if is_editable and sight.detail else (),
        history=_history(session, route, detail=sight.detail),
        **_people(session, route, fields, today),
        **_moves(session, route, who, deficits, today),
    )


def _steps(
    session: Session,
    route: Route,
    fields: Mapping[str, Any],
    deficits: Sequence[RouteDeficitView],
    who: frozenset[str],
) -> list[StepView]:
    titles = {str(one.id): one.title for one in deficits}
    return step_views(route, fields, titles=titles, who=who, certified=certified(session, route.steps))


def _people(session: Session, route: Route, fields: Mapping[str, Any], today: date) -> dict[str, Any]:
    called = names(session, [route.tutor_id])
    tutor = called.get(route.tutor_id, "") if route.tutor_id else ""
    return {
        "teacher": card(session, route.teacher_id, today=today),
        "tutor": tutor or str(fields.get("tutor_text", "")),
        "mentors": sorted(names(session, mentors(session, person_id=route.teacher_id)).values()),
    }


def _moves(
    session: Session, route: Route, who: frozenset[str], deficits: Sequence[RouteDeficitView], today: date
) -> dict[str, Any]:
    served = [(one.title, one.steps) for one in deficits]
    stands = standing(session, route, who=who, deficits=served, today=today)
    return {
        "move": moves.next_move(stands),
        "other_moves": moves.other_moves(stands),
        "obstacles": moves.obstacles(stands) if "tutor" in who else (),
        "waiting": moves.waiting(stands, today=today),
    }


def _deficits(
    session: Session, route: Route, fields: Mapping[str, Any], whole: Sequence[DeficitView]
) -> list[RouteDeficitView]:
    """The deficits that the viewer's fields name; whoever sees none gets none, not even their number."""
    titles = topics(session, municipality_id=route.municipality_id)
    full = {one.id: one for one in whole}
    views = [
        RouteDeficitView(
            id=one["id"],
            title=wording.deficit_title(one["area"], titles.get(one["topic"], one["topic"])),
            area=wording.area_note(one["area"], one["topic"]),
            steps=progress.served(route.steps, one["id"]),
            full=full.get(one["id"]),
            outcome_by=wording.OUTCOME_BY.get(one.get("outcome_by", ""), ""),
        )
        for one in fields["deficits"]
    ]
    return sorted(views, key=lambda one: (one.full is None or one.full.severity != "high", one.title))


def _history(session: Session, route: Route, *, detail: bool) -> list[Past]:
    """States the route has been in, the newest first; what was said is for the two of the route."""
    query = (
        select(StateChange)
        .where(StateChange.kind == "route", StateChange.subject_id == route.id)
        .order_by(StateChange.id.desc())
    )
    rows = list(session.scalars(query))
    called = names(session, {row.by_person for row in rows})
    return [
        Past(
            words=NAMES[row.state],
            since=row.since,
            by=called.get(row.by_person, "") if row.by_person else "",
            comment=row.comment if detail else "",
        )
        for row in rows
    ]
