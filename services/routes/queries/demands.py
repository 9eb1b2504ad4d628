"""Training demand (соцзаказ): what is needed by area and topic, what comes next, what courses gave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from services.routes.models import TrainingRequest
from services.routes.queries.access import people_at
from services.routes.queries.flows import HALF, trained_by_area
from services.routes.queries.outlooks import Outlook, Outlooks, outlooks
from services.routes.queries.sent_demands import Applications, newest_rows
from services.routes.queries.summary import Line, lines_by
from services.routes.queries.tallies import ANY_AREA, Span, Whose
from services.routes.queries.telling import Teller, Told, span_of, teller, whose_deficits
from services.routes.rules import figures
from services.routes.rules.places import Places, places_by_topic
from shared.permissions import Actor


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
    outlook: Outlook | None

    @property
    def said(self) -> bool:
        """Whether anything can be said of it."""
        coming = self.outlook and self.outlook.expected.people
        return bool(self.asked or self.places.count or self.unresolved.people or coming)


@dataclass(frozen=True, kw_only=True)
class SchoolNeed:
    """A school: how many places it ordered, how many of its people need training."""

    id: str
    title: str
    ordered: int
    unresolved: Told
    outlook: Outlook | None


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
    def ahead(self) -> date:
        """The day the forecast is for."""
        return figures.months_back(self.span.until, -HALF)

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
    return Demand(
        year=year,
        span=span,
        exact=exact,
        areas=_areas(session, tells),
        topics=_topics(session, tells, asked, places_by_topic(applications.values())),
        schools=[] if exact else _schools(session, tells, applications),
    )


def _schools(session: Session, teller: Teller, applications: Applications) -> list[SchoolNeed]:
    """Every school there is, so that absence tells nothing."""
    coming = outlooks(session, teller, "school")
    return [
        SchoolNeed(
            id=line.key,
            title=line.title,
            ordered=len(applications.get(UUID(line.key), ())),
            unresolved=line.cells[ANY_AREA],
            outlook=coming.of(line.key),
        )
        for line in lines_by(session, teller, "school")
    ]


def _topics(
    session: Session, teller: Teller, asked: Counter[str], places: Mapping[str, Places]
) -> list[TopicNeed]:
    coming = outlooks(session, teller, "topic")
    return [
        TopicNeed(
            key=line.key,
            title=line.title,
            note=line.note,
            asked=asked[line.key],
            places=places.get(line.key, Places()),
            unresolved=line.cells[ANY_AREA],
            outlook=coming.of(line.key),
        )
        for line in lines_by(session, teller, "topic")
    ]


def _areas(session: Session, teller: Teller) -> list[AreaNeed]:
    coming = outlooks(session, teller, "area")
    trained = trained_by_area(session, whose=teller.whose, until=teller.span.until)
    return [
        _area(teller, line, coming, *trained.get(line.key, (0, 0)))
        for line in lines_by(session, teller, "area")
    ]


def _area(teller: Teller, line: Line, coming: Outlooks, trained: int, closed: int) -> AreaNeed:
    return AreaNeed(
        area=line.key,
        title=line.title,
        unresolved=line.cells[ANY_AREA],
        outlook=coming.of(line.key),
        trained=teller.tell(trained, by="trained", key=line.key, area=ANY_AREA),
        closed=teller.tell(closed, by="closed", key=line.key, area=ANY_AREA),
    )


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
