"""What came and what closed: people over past half-years, and those whose deficits had a course."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, and_, case, distinct, func, or_, select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Route, RouteDeficit, Step
from services.routes.queries.tallies import Span, Whose, main_place, survivor, within_reach
from services.routes.rules import figures
from services.routes.rules.forecasting import Past
from shared import roster

HALF, HALVES = 6, 4  # months; how far back the forecast looks
TRAINING = ("course", "internship", "webinar")
Area = str
Breakdown = Literal["area", "topic", "school"]


def past_by(session: Session, *, whose: Whose, until: date, by: Breakdown) -> Mapping[str, list[Past]]:
    """The last half-years up to the end of a month, the newest first; a school's people are those of then."""
    found: dict[str, list[Past]] = defaultdict(list)
    for number in range(HALVES):
        last = figures.months_back(until, HALF * number)
        since = figures.months_back(last, HALF) + timedelta(days=1)
        for key, past in _flow(session, whose=whose, span=Span(since=since, until=last), by=by).items():
            found[key].append(past)
    return found


def _key(by: Breakdown, until: date) -> Any:
    """What has no topic is the whole area's."""
    if by == "school":
        return main_place("organization_id", person=survivor(), as_of=until)
    return case((Deficit.topic != "", Deficit.topic), else_=Deficit.area) if by == "topic" else Deficit.area


def _reached(query: Select[Any], whose: Whose, until: date) -> Select[Any]:
    joined = query.select_from(Deficit).join(
        roster.Person, roster.Person.id == Deficit.person_id, isouter=True
    )
    return within_reach(joined, whose, as_of=until)


def _flow(session: Session, *, whose: Whose, span: Span, by: Breakdown) -> dict[str, Past]:
    people: Any = survivor()
    came = and_(Deficit.confirmed_on >= span.since, Deficit.confirmed_on <= span.until)
    closed = and_(
        Deficit.state == "resolved", Deficit.closed_on >= span.since, Deficit.closed_on <= span.until
    )
    was_open = and_(
        Deficit.confirmed_on < span.since, or_(Deficit.closed_on.is_(None), Deficit.closed_on >= span.since)
    )
    key = _key(by, span.until).label("key")
    query: Any = select(
        key,
        func.count(distinct(case((was_open, people)))),
        func.count(distinct(case((came, people)))),
        func.count(distinct(case((closed, people)))),
    ).group_by(key)
    return {
        str(one or ""): Past(open_before=before, confirmed=confirmed, closed=ended)
        for one, before, confirmed, ended in session.execute(_reached(query, whose, span.until))
    }


def trained_by_area(session: Session, *, whose: Whose, until: date) -> Mapping[Area, tuple[int, int]]:
    """People whose deficit had an accepted course in a closed route, and how many of them closed it.

    Analysis of training results (aleysk 2(1)).
    """
    trained: dict[Area, set[UUID]] = defaultdict(set)
    closed: dict[Area, set[UUID]] = defaultdict(set)
    for deficit_id, area, state, person_id, served in session.execute(_trained(whose, until)):
        if str(deficit_id) in served:
            trained[area].add(person_id)
            if state == "resolved":
                closed[area].add(person_id)
    return {area: (len(people), len(closed[area])) for area, people in trained.items()}


def _trained(whose: Whose, until: date) -> Select[Any]:
    query = (
        select(Deficit.id, Deficit.area, Deficit.state, survivor(), Step.deficit_ids)
        .select_from(Deficit)
        .join(roster.Person, roster.Person.id == Deficit.person_id, isouter=True)
        .join(RouteDeficit, RouteDeficit.deficit_id == Deficit.id)
        .join(Route, Route.id == RouteDeficit.route_id)
        .join(Step, Step.route_id == Route.id)
        .where(
            Route.state == "closed",
            Route.closed_on <= until,
            Step.kind.in_(TRAINING),
            Step.state == "accepted",
            Deficit.state.in_(("resolved", "persists")),
        )
    )
    return within_reach(query, whose, as_of=until)
