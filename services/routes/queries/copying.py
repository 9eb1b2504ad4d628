"""Whom a plan may be copied to: the tutor's own people with the same confirmed deficits, and what fits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route
from services.routes.queries.basis import free_deficits
from services.routes.queries.cards import Card, topics
from services.routes.queries.tutoring import my_people
from services.routes.rules import periods, progress, signing
from services.routes.rules.outlines import Fitted, Key, OutlineStep, fitted, key_of
from services.routes.rules.pacing import working_day
from services.routes.rules.suggestions import due_for
from services.routes.rules.wording import deficit_title
from shared.permissions import Actor

LEAST = 30  # days: with less than that left of the plan's period a copy gets the academic year


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A teacher whose deficits match: which, how many steps come over, what stays outside on either side."""

    person: Card
    fits: Sequence[str]
    steps: int
    missing: Sequence[str]
    left: Sequence[str]
    has_open_route: bool


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A plan as another person's would begin today."""

    starts_on: date
    planned_until: date
    steps: Sequence[OutlineStep]

    def for_deficits(self, deficits: Sequence[Deficit]) -> Fitted:
        """The plan with a person's own deficits."""
        return fitted(self.steps, deficits)


def copy_of(route: Route, *, today: date) -> Copy:
    """The plan from today on: a date that has passed is set anew, the rest stay, all inside the period."""
    starts_on = max(route.starts_on or today, today)
    until = route.planned_until
    if until is None or (until - starts_on).days < LEAST:
        starts_on, until = periods.default_period(today)
    keys = {str(one.id): key_of(one) for one in route.deficits}
    steps = [
        OutlineStep(
            kind=one.kind,
            title=one.title,
            programme=one.programme,
            required=one.required,
            due_on=_due(one.kind, one.due_on, today=today, starts_on=starts_on, until=until),
            keys=[keys[found] for found in one.deficit_ids if found in keys],
            organization=one.organization,
            hours=one.hours,
            expected_result=one.expected_result,
            practice_id=one.practice_id,
        )
        for one in progress.in_order(route.steps)
        if one.state != "skipped"
    ]
    return Copy(starts_on=starts_on, planned_until=until, steps=steps)


def _due(kind: str, due_on: date | None, *, today: date, starts_on: date, until: date) -> date | None:
    if due_on is None:
        return None
    if due_on < starts_on:
        return due_for(kind, today=today, starts_on=starts_on, planned_until=until)
    return due_on if due_on <= until else working_day(until, not_before=starts_on)


def candidates(session: Session, *, actor: Actor, today: date, route: Route) -> list[Candidate]:
    """The tutor's people, in the order of names, to whom at least one step of the plan comes over."""
    people = {one.id: one for one in my_people(session, actor=actor, today=today)}
    people.pop(route.teacher_id, None)
    free = free_deficits(session, people)
    busy = _with_open_routes(session, people)
    titles = topics(session, municipality_id=route.municipality_id)
    plan = copy_of(route, today=today)
    found = []
    for person in people.values():
        result = plan.for_deficits(free.get(person.id, []))
        if result.served:
            found.append(_candidate(person, result, titles, has_open_route=person.id in busy))
    return found


def _with_open_routes(session: Session, person_ids: Iterable[UUID]) -> set[UUID]:
    query = select(Route.teacher_id).where(
        Route.teacher_id.in_(list(person_ids)), Route.state.in_(signing.OPEN)
    )
    return set(session.scalars(query))


def _candidate(person: Card, result: Fitted, titles: Mapping[str, str], *, has_open_route: bool) -> Candidate:
    return Candidate(
        person=person,
        fits=titled((key_of(one) for one in result.served), titles),
        steps=len(result.steps),
        missing=titled(result.missing, titles),
        left=titled((key_of(one) for one in result.bare), titles),
        has_open_route=has_open_route,
    )


def titled(keys: Iterable[Key], titles: Mapping[str, str]) -> list[str]:
    """Areas and topics as deficits are called."""
    return [deficit_title(area, titles.get(topic, topic)) for area, topic in keys]
