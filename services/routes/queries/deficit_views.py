"""Deficits and achievements as those see them who may see everything: the teacher and the tutor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Achievement, Deficit, Diagnostic, Route, RouteDeficit
from services.routes.queries import access, hearing, reading
from services.routes.queries.cards import topics
from services.routes.rules import signing, wording
from services.routes.rules.deficits import ANSWERABLE
from services.routes.rules.measures import Measure, measure
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class DeficitView:
    """A deficit in words. `free`: it may enter a new route; `unread_until`: the teacher has to read first."""

    id: UUID
    title: str
    area: str
    severity: str
    severity_words: str
    colour: str
    evidence: str
    evidence_text: str
    since: date
    measure: Measure | None
    provisional: bool
    state: str
    state_colour: str
    state_words: str
    free: bool
    contested_text: str
    contest_answer: str
    dismissed_reason: str
    closed_on: date | None
    released_on: date | None
    diagnostic_id: UUID | None
    is_basis_annulled: bool = False
    unread_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class AchievementView:
    """A strength in words; `released_on`: since when its owner lets it find mentors."""

    id: UUID
    title: str
    area: str
    since: date
    released_on: date | None


def deficit_views(session: Session, rows: Sequence[Deficit], *, today: date) -> list[DeficitView]:
    """Show deficits in full, the severest first; only for whoever may see the detail."""
    titles = topics(session, municipality_id=rows[0].municipality_id) if rows else {}
    measures = _measures(session, rows)
    taken = _taken(session, rows)
    annulled, unread = _annulled(session, rows), hearing.unread(session, rows, today=today)
    views = [
        replace(
            _view(row, titles, measures.get(row.id), row.id in taken),
            is_basis_annulled=row.diagnostic_id in annulled,
            unread_until=unread.get(row.id),
        )
        for row in rows
    ]
    return sorted(views, key=lambda one: (one.severity != "high", one.title))


def _measures(session: Session, rows: Sequence[Deficit]) -> dict[UUID, Measure]:
    """What the diagnostic that stands behind a deficit measured of it."""
    wanted = {row.diagnostic_id for row in rows if row.diagnostic_id}
    found = {one.id: one for one in session.scalars(select(Diagnostic).where(Diagnostic.id.in_(wanted)))}
    measures = {}
    for row in rows:
        behind = found.get(row.diagnostic_id) if row.diagnostic_id else None
        for one in (behind.findings or ()) if behind else ():
            if behind and (one["area"], one["topic"]) == (row.area, row.topic):
                measures[row.id] = measure(behind.instrument.scale, value=one["value"], topic=one["topic"])
    return measures


def _annulled(session: Session, rows: Sequence[Deficit]) -> set[UUID]:
    """The annulled diagnostics behind deficits that were confirmed before."""
    query = select(Diagnostic.id).where(
        Diagnostic.id.in_({row.diagnostic_id for row in rows if row.diagnostic_id}),
        Diagnostic.state == "annulled",
    )
    return set(session.scalars(query))


def _taken(session: Session, rows: Sequence[Deficit]) -> set[UUID]:
    """Deficits that an open route answers already."""
    query = (
        select(RouteDeficit.deficit_id)
        .join(Route, Route.id == RouteDeficit.route_id)
        .where(RouteDeficit.deficit_id.in_({row.id for row in rows}), Route.state.in_(signing.OPEN))
    )
    return set(session.scalars(query))


def _view(row: Deficit, titles: dict[str, str], measured: Measure | None, taken: bool) -> DeficitView:
    colour, words = wording.DEFICIT_STATES[row.state]
    return DeficitView(
        id=row.id,
        title=wording.deficit_title(row.area, titles.get(row.topic, row.topic)),
        area=wording.area_note(row.area, row.topic),
        severity=row.severity,
        severity_words=wording.SEVERITIES.get(row.severity, ""),
        colour=wording.SEVERITY_COLOURS.get(row.severity, "unknown"),
        evidence=wording.EVIDENCE[row.evidence],
        evidence_text=row.evidence_text,
        since=row.detected_on,
        measure=measured,
        provisional=row.provisional,
        state=row.state,
        state_colour=colour,
        state_words=words,
        free=row.state in ANSWERABLE and not taken,
        contested_text=row.contested_text,
        contest_answer=row.contest_answer,
        dismissed_reason=row.dismissed_reason,
        closed_on=row.closed_on,
        released_on=row.released_on,
        diagnostic_id=row.diagnostic_id,
    )


def deficits_of(session: Session, *, actor: Actor, today: date, person_id: UUID) -> list[DeficitView]:
    """A person's deficits within the actor's reach."""
    query = reading.deficits(session, actor=actor, today=today, person_id=person_id)
    return deficit_views(session, list(session.scalars(query)), today=today)


def achievements_of(session: Session, *, person_id: UUID) -> list[AchievementView]:
    """A person's strengths, each once; only for whoever may see the detail."""
    own = access.same_person(session, person_id=person_id)
    query = select(Achievement).where(Achievement.person_id.in_(own)).order_by(Achievement.achieved_on)
    rows = session.scalars(query).all()
    newest = {(row.area, row.topic): row for row in rows}
    released = {(row.area, row.topic): row.released_on for row in rows if row.released_on}
    places = {row.municipality_id for row in newest.values()}
    titles = topics(session, municipality_id=next(iter(places), None))
    return [
        AchievementView(
            id=row.id,
            title=wording.deficit_title(row.area, titles.get(row.topic, row.topic)),
            area=wording.area_note(row.area, row.topic),
            since=row.achieved_on,
            released_on=released.get((row.area, row.topic)),
        )
        for row in newest.values()
    ]
