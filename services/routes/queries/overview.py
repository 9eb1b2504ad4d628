"""The overview: routes by state, what closed month by month, municipalities side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import case, distinct, func, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route
from services.routes.queries.access import places_of
from services.routes.queries.headlines import HeadlineOf, headline_of, year_to
from services.routes.queries.reading import agreed_to
from services.routes.queries.tallies import ANY_AREA, Span, Whose, people_by, survivor, within_reach
from services.routes.queries.telling import WIDE, Teller, Told, span_of, teller
from services.routes.rules import figures, signing, states, wording
from shared import roster
from shared.permissions import Actor
from shared.russian import month_name

MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class StateCount:
    """Routes in one state; not about deficits, so exact."""

    state: str
    words: str
    colour: str
    count: int


@dataclass(frozen=True, kw_only=True)
class MonthCount:
    """People who had a deficit closed in a month."""

    month: date
    closed: Told

    @property
    def title(self) -> str:
        """«окт 2026»."""
        return f"{month_name(self.month)} {self.month.year}"


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """A municipality beside the others: people by area, the headline, open routes."""

    id: UUID
    title: str
    cells: Mapping[str, Told]
    headline: HeadlineOf
    routes: int


def routes_by_state(session: Session, *, actor: Actor) -> list[StateCount]:
    """Routes past drafts: of the municipality, of a principal those of the school."""
    query = select(Route.state, func.count()).where(
        Route.municipality_id == actor.municipality_id, agreed_to()
    )
    if not actor.roles() & WIDE:
        query = query.where(Route.organization_id.in_(places_of(actor, "principal")))
    counts = {row[0]: row[1] for row in session.execute(query.group_by(Route.state))}
    return [
        StateCount(state=state, words=states.NAMES[state], colour=colour, count=counts[state])
        for state, colour in wording.ROUTE_COLOURS.items()
        if counts.get(state)
    ]


def closed_by_month(session: Session, *, whose: Whose, secret: bytes, today: date) -> list[MonthCount]:
    """People with a deficit closed in each of the last finished months, the oldest first."""
    last = figures.finished(today, today=today)
    ends = [figures.months_back(last, number) for number in reversed(range(MONTHS))]
    spans = [Span(since=end.replace(day=1), until=end) for end in ends]
    counts = _closed(session, whose, spans)
    return [
        _month(teller(session, secret=secret, whose=whose, span=one, exact=False), counts[one.until])
        for one in spans
    ]


def _month(teller: Teller, count: int) -> MonthCount:
    """One month has one rounding for ever, whenever it is looked at."""
    return MonthCount(month=teller.span.until, closed=teller.tell(count, by="closed-in", key="", area=""))


def _closed(session: Session, whose: Whose, spans: Sequence[Span]) -> dict[date, int]:
    people: Any = survivor()
    columns = [
        func.count(distinct(case((Deficit.closed_on.between(one.since, one.until), people)))) for one in spans
    ]
    query: Any = (
        select(*columns)
        .select_from(Deficit)
        .join(roster.Person, roster.Person.id == Deficit.person_id, isouter=True)
        .where(Deficit.state == "resolved")
    )
    row = session.execute(within_reach(query, whose, as_of=spans[-1].until)).one()
    return {one.until: count for one, count in zip(spans, row, strict=True)}


def municipalities(session: Session, *, actor: Actor, today: date, secret: bytes) -> list[PlaceLine]:
    """Every municipality within the actor's reach, side by side."""
    scope = actor.scope("deficit.summary")
    found = session.scalars(select(roster.Municipality).order_by(roster.Municipality.name))
    counted = (
        select(Route.municipality_id, func.count())
        .where(Route.state.in_(signing.RUNNING))
        .group_by(Route.municipality_id)
    )
    running = {row[0]: row[1] for row in session.execute(counted)}
    span = span_of(today=today, exact=False)
    return [
        _place(session, one, span=span, secret=secret, routes=running.get(one.id, 0))
        for one in found
        if scope.covers_municipality(one.id)
    ]


def _place(
    session: Session, one: roster.Municipality, *, span: Span, secret: bytes, routes: int
) -> PlaceLine:
    whose = Whose(municipality_id=one.id)
    counts = people_by(session, whose=whose, span=span, by="area")
    tells = teller(session, secret=secret, whose=whose, span=span, exact=False)
    return PlaceLine(
        id=one.id,
        title=one.name,
        cells={
            area: tells.tell(counts.get((area, ANY_AREA), 0), by="area", key=area, area=ANY_AREA)
            for area in wording.AREAS
        },
        headline=headline_of(session, whose=whose, span=year_to(span.until), exact=False),
        routes=routes,
    )
