"""The headline KPI as somebody may see it: counted by the database, exact, or not told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, case, distinct, func, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit
from services.routes.queries.tallies import Span, Whose, survivor, unresolved, within_reach
from services.routes.queries.telling import smallest_cell, span_of, whose_deficits
from services.routes.rules.headline import Counted, Headline, headline
from shared import roster
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class HeadlineOf:
    """The fraction with its period."""

    span: Span
    fraction: Headline


def headline_for(session: Session, *, actor: Actor, today: date, as_of: date | None = None) -> HeadlineOf:
    """The headline of the year: of the own people for a tutor, of the municipality for everybody else.

    A principal too gets the municipality's: of one school it would tell of single people.
    """
    whose, exact = whose_deficits(session, actor=actor, today=today)
    until = span_of(today=today, exact=exact, as_of=as_of).until
    reach = whose if exact else Whose(municipality_id=whose.municipality_id)
    return headline_of(session, whose=reach, span=year_to(until), exact=exact)


def headline_of(session: Session, *, whose: Whose, span: Span, exact: bool) -> HeadlineOf:
    """Deficits resolved by re-diagnosis in the period among those confirmed and open at any time in it."""
    counted = count(session, whose=whose, span=span)
    k = smallest_cell(session, municipality_id=whose.municipality_id)
    return HeadlineOf(span=span, fraction=headline(counted, exact=exact, smallest=k))


def year_to(until: date) -> Span:
    """The calendar year up to a date: indicators go by it."""
    return Span(since=date(until.year, 1, 1), until=until)


def count(session: Session, *, whose: Whose, span: Span) -> Counted:
    """Count deficits and the people behind them in one statement."""
    resolved = and_(
        Deficit.state == "resolved",
        Deficit.outcome_by == "rediagnosis",
        Deficit.closed_on >= span.since,
        Deficit.closed_on <= span.until,
    )
    people: Any = survivor()
    query: Any = (
        select(
            func.count(case((resolved, Deficit.id))),
            func.count(Deficit.id),
            func.count(distinct(case((resolved, people)))),
            func.count(distinct(people)),
            func.count(distinct(case((resolved, None), else_=people))),
        )
        .select_from(Deficit)
        .join(roster.Person, roster.Person.id == Deficit.person_id, isouter=True)
        .where(unresolved(span))
    )
    row = session.execute(within_reach(query, whose, as_of=span.until)).one()
    return Counted(
        resolved=row[0],
        confirmed=row[1],
        resolved_people=row[2],
        confirmed_people=row[3],
        open_people=row[4],
    )
