"""Lines of the lists of routes and diagnostics, narrowed field by field to what the viewer may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, Instrument, Route
from services.routes.queries import reading, views
from services.routes.queries.cards import Card, cards
from services.routes.queries.tutoring import entered_on
from services.routes.rules import progress, wording
from shared import roster
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class RouteRow:
    """A route as a line: a list names nobody's deficits, so it has no words of the route."""

    id: UUID
    teacher_id: UUID
    teacher: Card | None
    place: str
    tutor: str
    state: str
    colour: str
    words: str
    since: date | None
    awaits: str
    starts_on: date | None
    planned_until: date | None
    accepted: int
    steps: int
    late: int

    @property
    def name(self) -> str:
        """The teacher's name."""
        return self.teacher.name if self.teacher else "человек удалён"


@dataclass(frozen=True, kw_only=True)
class DiagnosticRow:
    """A diagnostic as a line: in full, or only whether it is passed."""

    id: UUID
    person_id: UUID
    name: str
    place: str
    instrument: str
    colour: str
    words: str
    assigned_on: date | None
    due_on: date | None
    conducted_on: date | None
    detail: bool


def all_routes(session: Session, *, actor: Actor, today: date) -> list[RouteRow]:
    """Every route within reach, the newest first."""
    query = reading.routes(session, actor=actor, today=today).order_by(Route.id.desc())
    return route_rows(session, list(session.scalars(query)), actor=actor, today=today)


def route_rows(session: Session, rows: Sequence[Route], *, actor: Actor, today: date) -> list[RouteRow]:
    """Lines of routes already narrowed to the actor's reach."""
    shown = views.route_views(session, rows, actor=actor, today=today)
    people = cards(session, {one for row in rows for one in (row.teacher_id, row.tutor_id)}, today=today)
    places = roster.organizations(session, {row.organization_id for row in rows if row.organization_id})
    entered = entered_on(session, rows)
    return [_route_row(row, view, people, places, entered) for row, view in zip(rows, shown, strict=True)]


def _route_row(
    row: Route,
    view: Mapping[str, Any],
    people: Mapping[UUID, Card],
    places: Mapping[UUID, roster.Organization],
    entered: Mapping[UUID, date],
) -> RouteRow:
    colour, words = wording.route_state(row.state, submitted=row.submitted_on is not None)
    place = places.get(row.organization_id) if row.organization_id else None
    tutor = people.get(row.tutor_id) if row.tutor_id else None
    return RouteRow(
        id=row.id,
        teacher_id=row.teacher_id,
        teacher=people.get(row.teacher_id),
        place=place.name if place else "",
        tutor=tutor.short_name if tutor else view.get("tutor_text", ""),
        state=row.state,
        colour=colour,
        words=words,
        since=progress.since(row, entered.get(row.id)),
        awaits=row.awaits or "",
        starts_on=row.starts_on,
        planned_until=row.planned_until,
        accepted=progress.accepted(row.steps),
        steps=len(row.steps),
        late=sum(bool(step["overdue"]) for step in view["steps"]),
    )


def all_diagnostics(session: Session, *, actor: Actor, today: date) -> list[DiagnosticRow]:
    """Every diagnostic within reach, the newest first."""
    query = reading.diagnostics(session, actor=actor, today=today).order_by(Diagnostic.id.desc())
    return diagnostic_rows(session, list(session.scalars(query)), actor=actor, today=today)


def diagnostic_rows(
    session: Session, rows: Sequence[Diagnostic], *, actor: Actor, today: date
) -> list[DiagnosticRow]:
    """Lines of diagnostics already narrowed to the actor's reach."""
    shown = views.diagnostic_views(session, rows, actor=actor, today=today)
    people = cards(session, {row.person_id for row in rows}, today=today)
    titles = _titles(session, {view["instrument_id"] for view in shown if "instrument_id" in view})
    return [_diagnostic_row(view, people.get(view["person_id"]), titles) for view in shown]


def _titles(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    query = select(Instrument.id, Instrument.title, Instrument.name).where(Instrument.id.in_(ids))
    return {row.id: row.title or row.name for row in session.execute(query)}


def _diagnostic_row(
    view: Mapping[str, Any], person: Card | None, titles: Mapping[UUID, str]
) -> DiagnosticRow:
    detail = "state" in view
    colour, words = ("covered", "пройдена") if view["passed"] else ("in_progress", "не пройдена")
    if detail:
        colour, words = wording.DIAGNOSTIC_STATES[view["state"]]
    return DiagnosticRow(
        id=view["id"],
        person_id=view["person_id"],
        name=person.name if person else "человек удалён",
        place=person.place if person else "",
        instrument=titles.get(view["instrument_id"], "") if "instrument_id" in view else "",
        colour=colour,
        words=words,
        assigned_on=view.get("assigned_on"),
        due_on=view.get("due_on"),
        conducted_on=view.get("conducted_on"),
        detail=detail,
    )
