"""Training demand (соцзаказ): what is needed by area and topic, what comes next, what courses gave."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from services.routes.models import TrainingRequest
from services.routes.queries.access import people_at
from services.routes.queries.flows import past_by_area, trained_by_area
from services.routes.queries.sent_demands import Applications, newest_rows
from services.routes.queries.summary import Line, lines_by
from services.routes.queries.tallies import ANY_AREA, Span, Whose, people_by
from services.routes.queries.telling import Teller, Told, span_of, teller, whose_deficits
from services.routes.rules import figures, wording
from services.routes.rules.forecasting import Past, forecast
from services.routes.rules.places import Places, places_by_topic
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How many people of an area may need training in half a year, and between which numbers."""

    expected: Told
    words: str


@dataclass(frozen=True, kw_only=True)
class AreaNeed:
    """An area: people who need training now and in half a year; of those who had a course, who closed."""

    area: str
    title: str
    unresolved: Told
    outlook: Outlook | None
    trained: Told
    closed: Told


@dataclass(frozen=True, kw_only=True)
class TopicNeed:
    """A topic: how many asked for it, what places the schools ordered, how many people need it."""

    key: str
    title: str
    note: str
    asked: int
    places: Places
    unresolved: Told

    @property
    def said(self) -> bool:
        """Whether anything can be said of it."""
        return bool(self.asked or self.places.count or self.unresolved.people)


@dataclass(frozen=True, kw_only=True)
class SchoolNeed:
    """A school: how many places it ordered, how many of its people need training."""

    id: str
    title: str
    ordered: int
    unresolved: Told


@dataclass(frozen=True, kw_only=True)
class Demand:
    """The demand of a year as somebody may see it, without names."""

    year: int
    span: Span
    exact: bool
    areas: Sequence[AreaNeed]
    topics: Sequence[TopicNeed]
    schools: Sequence[SchoolNeed]

    @property
    def hidden_topics(self) -> int:
        """Of how many topics the people may not be told: too few of them, or none."""
        return sum(one.unresolved.people is None for one in self.topics)

    @property
    def hidden_schools(self) -> int:
        """Of how many schools."""
        return sum(one.unresolved.people is None for one in self.schools)


def demand_of(session: Session, *, actor: Actor, today: date, secret: bytes, year: int) -> Demand:
    """What is needed within the actor's reach."""
    whose, exact = whose_deficits(session, actor=actor, today=today)
    span = span_of(today=today, exact=exact)
    tells = teller(session, secret=secret, whose=whose, span=span, exact=exact)
    asked = _asked(session, whose, year=year, today=today)
    applications = newest_rows(session, whose, year=year)
    places = places_by_topic(applications.values())
    lines = lines_by(session, tells, "topic")
    return Demand(
        year=year,
        span=span,
        exact=exact,
        areas=_areas(session, tells),
        topics=[_topic(line, asked[line.key], places.get(line.key, Places())) for line in lines],
        schools=[] if exact else _schools(session, tells, applications),
    )


def _schools(session: Session, teller: Teller, applications: Applications) -> list[SchoolNeed]:
    """Every school there is, so that absence tells nothing."""
    return [
        SchoolNeed(
            id=line.key,
            title=line.title,
            ordered=len(applications.get(UUID(line.key), ())),
            unresolved=line.cells[ANY_AREA],
        )
        for line in lines_by(session, teller, "school")
    ]


def _topic(line: Line, asked: int, places: Places) -> TopicNeed:
    return TopicNeed(
        key=line.key,
        title=line.title,
        note=line.note,
        asked=asked,
        places=places,
        unresolved=line.cells[ANY_AREA],
    )


def _areas(session: Session, teller: Teller) -> list[AreaNeed]:
    whose, until = teller.whose, teller.span.until
    counts = people_by(session, whose=whose, span=teller.span, by="area")
    past = past_by_area(session, whose=whose, until=figures.finished(until, today=until))
    trained = trained_by_area(session, whose=whose, until=until)
    found = []
    for area, (taught, closed) in {one: trained.get(one, (0, 0)) for one in wording.AREAS}.items():
        count = counts.get((area, ANY_AREA), 0)
        found.append(
            AreaNeed(
                area=area,
                title=wording.area_title(area),
                unresolved=teller.tell(count, by="area", key=area, area=ANY_AREA),
                outlook=_outlook(teller, area, count, past.get(area, ())),
                trained=teller.tell(taught, by="trained", key=area, area=ANY_AREA),
                closed=teller.tell(closed, by="closed", key=area, area=ANY_AREA),
            )
        )
    return found


def _outlook(teller: Teller, area: str, count: int, past: Sequence[Past]) -> Outlook | None:
    """The forecast, told as any count is: its ends come from counts of people too."""
    came = forecast(count, past)
    if came is None:
        return None
    numbers = {"expected": came.expected, "low": came.low, "high": came.high}
    told = {
        name: teller.tell(number, by=f"forecast-{name}", key=area, area=ANY_AREA)
        for name, number in numbers.items()
    }
    if teller.exact:
        return Outlook(expected=told["expected"], words=f"от {came.low} до {came.high}")
    # each is rounded by itself: the ends must still hold what is expected between them
    first, last = figures.bounds(told["expected"].people, smallest=teller.smallest)
    low = min(told["low"].people or 0, first)
    high = max(figures.bounds(told["high"].people, smallest=teller.smallest)[1], last)
    return Outlook(expected=told["expected"], words=f"от {low} до {high}")


def _asked(session: Session, whose: Whose, *, year: int, today: date) -> Counter[str]:
    """How many people asked for each topic: their own word, not a finding, so it is exact."""
    table = TrainingRequest
    query = (
        select(table.area, table.topic, func.count(distinct(table.person_id)))
        .where(
            table.municipality_id == whose.municipality_id,
            table.year == year,
            table.withdrawn_on.is_(None),
        )
        .group_by(table.area, table.topic)
    )
    if whose.organization_ids is not None:
        query = query.where(table.person_id.in_(people_at(whose.organization_ids, as_of=today)))
    if whose.person_ids is not None:
        query = query.where(table.person_id.in_(whose.person_ids))
    return Counter({topic or area: people for area, topic, people in session.execute(query)})
