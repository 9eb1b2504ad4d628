"""A teacher's own page: what awaits them, their steps, deficits and strengths, and certificates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import Session

from services.routes.models import Certificate, Deficit, Diagnostic, Route
from services.routes.queries import access, lists, reading
from services.routes.queries.cards import Card, card, names, topics
from services.routes.queries.certificates import own_term
from services.routes.queries.deficit_views import (
    AchievementView,
    DeficitView,
    achievements_of,
    deficit_views,
)
from services.routes.queries.files import certified
from services.routes.queries.own_cooperation import cooperation_errands
from services.routes.queries.released import Mentee, of_mentees
from services.routes.queries.route_steps import StepView, step_views
from services.routes.queries.views import route_views
from services.routes.rules import errands, signing
from services.routes.rules.errands import Errand
from services.routes.rules.terms import Term
from services.routes.rules.wording import deficit_title
from shared.errors import Forbidden
from shared.permissions import Actor

T = TypeVar("T")
CLOSED_DEFICIT = frozenset({"resolved", "dismissed"})


@dataclass(frozen=True, kw_only=True)
class OwnPage:
    """A teacher as they see themself: everything; of their mentees what these have opened."""

    person: Card
    errands: Sequence[Errand]
    steps: Sequence[StepView]
    deficits: Sequence[DeficitView]
    closed: Sequence[DeficitView]
    achievements: Sequence[AchievementView]
    diagnostics: Sequence[lists.DiagnosticRow]
    routes: Sequence[lists.RouteRow]
    certificates: Sequence[Certificate]
    term: Term
    mentees: Sequence[Mentee]


def own_page(session: Session, *, actor: Actor, today: date, notice: int) -> OwnPage:
    """Everything of the actor's own; raises Forbidden for an account that is no person's."""
    if actor.person_id is None:
        raise Forbidden
    own = access.identities(session, actor=actor)
    who: dict[str, Any] = {"actor": actor, "today": today}
    routes = _all(session, reading.routes(session, **who).where(Route.teacher_id.in_(own)), Route.id)
    measured = reading.diagnostics(session, **who).where(Diagnostic.person_id.in_(own))
    diagnostics = _all(session, measured, Diagnostic.id)
    found = reading.deficits(session, **who).where(Deficit.person_id.in_(own))
    deficits = deficit_views(session, _all(session, found, Deficit.id), today=today)
    kept = reading.certificates(session, **who).where(Certificate.person_id.in_(own))
    certificates = _all(session, kept, Certificate.issued_on)
    steps = _steps(session, [one for one in routes if one.state in signing.RUNNING], **who)
    return OwnPage(
        person=card(session, actor.person_id, today=today),
        errands=[
            *_errands(session, routes, diagnostics, today),
            *cooperation_errands(session, **who),
            *_step_errands(steps, today),
        ],
        steps=steps,
        deficits=[one for one in deficits if one.state not in CLOSED_DEFICIT],
        closed=[one for one in deficits if one.state in CLOSED_DEFICIT],
        achievements=achievements_of(session, person_id=actor.person_id),
        diagnostics=lists.diagnostic_rows(session, diagnostics, **who),
        routes=lists.route_rows(session, routes, **who),
        certificates=certificates,
        term=own_term(certificates, today=today, notice=notice),
        mentees=of_mentees(session, **who),
    )


def own_open_deficits(session: Session, *, actor: Actor, today: date) -> list[DeficitView]:
    """The actor's own deficits that are not closed."""
    own = access.identities(session, actor=actor)
    found = reading.deficits(session, actor=actor, today=today).where(Deficit.person_id.in_(own))
    views = deficit_views(session, _all(session, found, Deficit.id), today=today)
    return [one for one in views if one.state not in CLOSED_DEFICIT]


def _all(session: Session, query: Select[T], newest: Any) -> list[T]:
    return list(session.scalars(query.order_by(newest.desc())))


def _steps(session: Session, routes: Sequence[Route], *, actor: Actor, today: date) -> list[StepView]:
    """The steps of the running routes, in order of time."""
    found = []
    views = route_views(session, routes, actor=actor, today=today, reports=True)
    proved = certified(session, [step for route in routes for step in route.steps])
    for route, fields in zip(routes, views, strict=True):
        named = topics(session, municipality_id=route.municipality_id)
        titles = {
            str(one.id): deficit_title(one.area, named.get(one.topic, one.topic)) for one in route.deficits
        }
        is_own: frozenset[str] = frozenset({"teacher"})
        found += step_views(route, fields, titles=titles, who=is_own, certified=proved)
    return found


def _errands(
    session: Session, routes: Sequence[Route], diagnostics: Sequence[Diagnostic], today: date
) -> Iterator[Errand]:
    """What somebody else waits for: an agreement, a look at a result, answers to questions."""
    tutors = names(session, {one.tutor_id for one in routes})
    for route in routes:
        if route.state == "draft" and route.submitted_on:
            tutor = tutors.get(route.tutor_id, "") if route.tutor_id else ""
            until = route.planned_until
            yield errands.agreement(route.id, tutor=tutor, steps=len(route.steps), until=until, today=today)
    for one in diagnostics:
        title = one.instrument.title or one.instrument.name
        if one.state == "scored":
            yield errands.result(one.id, instrument=title, on=one.conducted_on, today=today)
        elif one.state in {"assigned", "in_progress"} and one.instrument.kind == "self_assessment":
            items = sum(len(block["items"]) for block in one.instrument.blocks)
            yield errands.questions(one.id, instrument=title, items=items, due_on=one.due_on, today=today)


def _step_errands(steps: Sequence[StepView], today: date) -> Iterator[Errand]:
    for one in steps:
        found = errands.step(
            one.id, title=one.title, state=one.state, due_on=one.due_on, comment=one.comment, today=today
        )
        if found:
            yield found
