"""The tutor's home: every teacher in reach with the state of diagnostics and route, and what they need."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Diagnostic, Route, StateChange
from services.routes.queries import hearing
from services.routes.queries.access import tutored, viewer
from services.routes.queries.cards import Card, cards, consented, in_order
from services.routes.rules import progress, signing, wording
from services.routes.rules.attention import Facts, Need, OpenRoute, needs
from services.routes.rules.deficits import ANSWERABLE
from services.routes.rules.deficits import OPEN as OPEN_DEFICIT
from services.routes.rules.rediagnosis import again
from shared import roster
from shared.erasing import ERASED
from shared.permissions import Actor

WAITING = frozenset({"assigned", "in_progress"})
DONE = frozenset({"completed", "closed"})
OfPerson = TypeVar("OfPerson", Diagnostic, Deficit)


@dataclass(frozen=True, kw_only=True)
class TeacherRow:
    """A teacher as a line of the tutor's list. `needs` begin with the next thing to do."""

    person: Card
    diagnostics_colour: str
    diagnostics_words: str
    diagnosed_on: date | None
    route_id: UUID | None
    route_colour: str
    route_words: str
    steps: str
    undecided: int
    open_deficits: int
    awaiting: int
    late: int
    needs: Sequence[Need]


def my_people(session: Session, *, actor: Actor, today: date) -> list[Card]:
    """The teachers the tutor accompanies: those of the school and those of open routes, never oneself."""
    seen = viewer(session, actor=actor, today=today)
    table = roster.Person
    query = select(table.id).where(
        table.municipality_id == actor.municipality_id,
        table.merged_into.is_(None),
        table.last_name != ERASED,
        table.id.not_in(seen.own),
        or_(table.id.in_(tutored(seen, as_of=today)), table.id.in_(seen.accompanied)),
    )
    return in_order(cards(session, session.scalars(query), today=today).values())


def teacher_rows(session: Session, *, actor: Actor, today: date) -> list[TeacherRow]:
    """The tutor's teachers, each with what they need."""
    people = my_people(session, actor=actor, today=today)
    ids = {one.id for one in people}
    agreed = consented(session, ids, as_of=today)
    whole = roster.same_people(session, ids)
    results = select(Diagnostic).where(Diagnostic.person_id.in_(whole))
    diagnostics = _by_person(session.scalars(results), whole)
    found = list(session.scalars(select(Deficit).where(Deficit.person_id.in_(whole))))
    deficits, unread = _by_person(found, whole), hearing.unread(session, found, today=today)
    of_all = select(Route).where(Route.teacher_id.in_(whole)).order_by(Route.id)
    routes = _by_teacher(session.scalars(of_all), whole)
    entered = entered_on(session, [one for each in routes.values() for one in each])
    return [
        _row(
            one,
            diagnostics=_diagnostics(diagnostics[one.id], has_consent=one.id in agreed),
            deficits=deficits[one.id],
            unread=unread,
            routes=routes[one.id],
            entered=entered,
            due=_due(diagnostics[one.id], routes[one.id], entered, today) if one.id in agreed else "",
            today=today,
        )
        for one in people
    ]


def _by_person(rows: Iterable[OfPerson], whole: Mapping[UUID, UUID]) -> dict[UUID, list[OfPerson]]:
    found: dict[UUID, list[OfPerson]] = defaultdict(list)
    for row in rows:
        found[whole[row.person_id]].append(row)
    return found


def _by_teacher(rows: Iterable[Route], whole: Mapping[UUID, UUID]) -> dict[UUID, list[Route]]:
    found: dict[UUID, list[Route]] = defaultdict(list)
    for row in rows:
        found[whole[row.teacher_id]].append(row)
    return found


def entered_on(session: Session, routes: Sequence[Route]) -> dict[UUID, date]:
    """Since when each route is in its present state, as the history has it."""
    wanted = {route.id: route.state for route in routes}
    query = (
        select(StateChange.subject_id, StateChange.state, StateChange.since)
        .where(StateChange.kind == "route", StateChange.subject_id.in_(set(wanted)))
        .order_by(StateChange.id)
    )
    return {
        row.subject_id: row.since for row in session.execute(query) if wanted[row.subject_id] == row.state
    }


def _diagnostics(rows: Sequence[Diagnostic], *, has_consent: bool) -> tuple[str, str, date | None]:
    """Colour, words and date of the newest diagnostic; without one, whether there may be any."""
    valid = [row for row in rows if row.state != "annulled"]
    if not valid:
        return ("unknown", "не проводилась", None) if has_consent else ("unknown", "нет согласия", None)
    newest = max(valid, key=lambda row: (row.conducted_on or row.assigned_on, row.id))
    return *wording.DIAGNOSTIC_STATES[newest.state], newest.conducted_on


def _due(
    diagnostics: Sequence[Diagnostic], routes: Sequence[Route], entered: Mapping[UUID, date], today: date
) -> str:
    """Why a diagnostic is due again; empty while one waits to be taken."""
    if any(one.state in WAITING for one in diagnostics):
        return ""
    taken = [one.conducted_on for one in diagnostics if one.conducted_on and one.state != "annulled"]
    done = [one.closed_on or entered.get(one.id) for one in routes if one.state in DONE]
    last_on, done_on = max(taken, default=None), max((day for day in done if day), default=None)
    return again(last_on=last_on, route_done_on=done_on, today=today)


def _row(
    person: Card,
    *,
    diagnostics: tuple[str, str, date | None],
    deficits: Sequence[Deficit],
    unread: Collection[UUID],
    routes: Sequence[Route],
    entered: Mapping[UUID, date],
    due: str,
    today: date,
) -> TeacherRow:
    open_routes = [route for route in routes if route.state in signing.OPEN]
    colour, words, passed_on = diagnostics
    decided = [one for one in deficits if one.id not in unread]
    return TeacherRow(
        person=person,
        diagnostics_colour=colour,
        diagnostics_words=words,
        diagnosed_on=passed_on,
        undecided=sum(map(_is_undecided, decided)),
        open_deficits=sum(one.state in OPEN_DEFICIT for one in deficits),
        needs=needs(replace(_facts(decided, open_routes, entered, today), due=due), today=today),
        **_route(open_routes or routes, today),
    )


def _route(routes: Sequence[Route], today: date) -> dict[str, Any]:
    """The newest of a teacher's routes, an open one if there is any, and what waits in the open ones."""
    shown = next(reversed(routes), None)
    colour, words, steps = "unknown", "нет", ""
    if shown:
        colour, words = wording.route_state(shown.state, submitted=shown.submitted_on is not None)
        steps = f"{progress.accepted(shown.steps)} из {len(shown.steps)}" if shown.steps else ""
    each = [(step, route.state) for route in routes for step in route.steps]
    return {
        "route_id": shown.id if shown else None,
        "route_colour": colour,
        "route_words": words,
        "steps": steps,
        "awaiting": sum(step.state == "submitted" for step, _ in each),
        "late": sum(progress.is_late(step, route_state=state, today=today) for step, state in each),
    }


def _facts(
    deficits: Sequence[Deficit], routes: Sequence[Route], entered: Mapping[UUID, date], today: date
) -> Facts:
    taken = {answer.deficit_id for route in routes for answer in route.answers}
    return Facts(
        contested=sum(one.state == "detected" and bool(one.contested_text) for one in deficits),
        detected=sum(map(_is_undecided, deficits)),
        free=sum(one.state in ANSWERABLE and one.id not in taken for one in deficits),
        routes=[_open_route(route, entered.get(route.id), today) for route in routes],
    )


def _is_undecided(one: Deficit) -> bool:
    """Whether a decision is all it waits for: an objection waits for an answer first."""
    return one.state == "detected" and not one.contested_text


def _open_route(route: Route, entered: date | None, today: date) -> OpenRoute:
    late = [step for step in route.steps if progress.is_late(step, route_state=route.state, today=today)]
    return OpenRoute(
        id=route.id,
        state=route.state,
        submitted=route.submitted_on is not None,
        since=progress.since(route, entered) or today,
        bare_deficits=sum(not progress.served(route.steps, one.deficit_id) for one in route.answers),
        steps=sum(step.state != "skipped" for step in route.steps),
        unaccepted=progress.unaccepted(route.steps),
        awaiting=sum(step.state == "submitted" for step in route.steps),
        missed_due=min((step.due_on for step in late if step.due_on), default=None),
    )
