"""Series of support events: their dates, and attendance and hours summed per person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.errors import SeriesNotFound
from services.mentorship.models import Attendance, SupportEvent, SupportSeries
from services.mentorship.queries.coverage.people import ERASED
from services.mentorship.queries.people import identities
from services.mentorship.queries.support.attendance import within_reach
from services.mentorship.queries.support.events import SupportView, support_views
from services.mentorship.queries.support.hours import total
from shared import roster
from shared.permissions import Actor, Scope


@dataclass(frozen=True, kw_only=True)
class SeriesLine:
    """A series in a list."""

    row: SupportSeries
    events: int

    @property
    def kind(self) -> str:
        """The kind in words."""
        return rules.SUPPORT_KIND_NAMES[self.row.kind]


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Somebody over a series: a square per event that took place, in order of time."""

    person_id: UUID
    name: str
    attended: int
    hours: float
    squares: tuple[str, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class SeriesView:
    """A series: its events by date, and its people by name as far as the reader may know them."""

    row: SupportSeries
    events: Sequence[SupportView]
    people: Sequence[Participant]

    @property
    def kind(self) -> str:
        """The kind in words."""
        return rules.SUPPORT_KIND_NAMES[self.row.kind]

    @property
    def held(self) -> int:
        """How many of its events took place."""
        return sum(one.row.state == "held" for one in self.events)


def _series_within(scope: Scope) -> Select[SupportSeries]:
    query = select(SupportSeries)
    if scope.level in {"region", "all"}:
        return query
    return query.where(SupportSeries.municipality_id == scope.municipality_id)


def get_series(session: Session, *, series_id: UUID, scope: Scope) -> SupportSeries:
    """Find a series within reach; raises SeriesNotFound."""
    found = session.scalar(_series_within(scope).where(SupportSeries.id == series_id))
    if found is None:
        raise SeriesNotFound
    return found


def series_list(session: Session, *, scope: Scope) -> list[SeriesLine]:
    """The series by title, with the number of their events."""
    counted = (
        select(SupportEvent.series_id, func.count())
        .where(SupportEvent.series_id.is_not(None))
        .group_by(SupportEvent.series_id)
    )
    counts = {row[0]: row[1] for row in session.execute(counted)}
    rows = session.scalars(_series_within(scope).order_by(SupportSeries.title_key))
    return [SeriesLine(row=row, events=counts.get(row.id, 0)) for row in rows]


def series_view(session: Session, *, series: SupportSeries, actor: Actor) -> SeriesView:
    """A series with what its people attended."""
    query = (
        select(SupportEvent)
        .where(SupportEvent.series_id == series.id)
        .order_by(SupportEvent.event_date, SupportEvent.id)
    )
    events = support_views(session, query=query, actor=actor)
    happened = [one.row for one in events if one.row.state == "held"]
    return SeriesView(
        row=series,
        events=events,
        people=_people(session, happened, series, actor.scope("attendance.read")),
    )


def _people(
    session: Session, happened: Sequence[SupportEvent], series: SupportSeries, scope: Scope
) -> list[Participant]:
    ids = [one.id for one in happened]
    query = select(Attendance).where(Attendance.support_event_id.in_(ids))
    known = identities(session, municipality_id=series.municipality_id)
    marks: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for row in session.scalars(within_reach(session, query, scope)):
        marks[known.survivor(row.person_id)][row.support_event_id] = row.state
    names = roster.people(session, marks)
    found = [
        _participant(person_id, names.get(person_id), happened, mine) for person_id, mine in marks.items()
    ]
    return sorted(found, key=lambda one: (one.name, one.person_id))


def _participant(
    person_id: UUID, person: roster.Person | None, happened: Sequence[SupportEvent], mine: dict[UUID, str]
) -> Participant:
    came = [one for one in happened if mine.get(one.id) == "attended"]
    return Participant(
        person_id=person_id,
        name=person.full_name if person else ERASED,
        attended=len(came),
        hours=total(came),
        squares=tuple(rules.PARTICIPATION_COLOURS.get(mine.get(one.id, ""), "unknown") for one in happened),
        words=f"участвовал(а) в {len(came)} из {len(happened)}",
    )
