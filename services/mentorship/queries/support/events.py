"""Support events with who answered what, as far as the reader may know."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.errors import InvitationNotFound, SupportEventNotFound
from services.mentorship.models import Attendance, SupportEvent, SupportSeries
from services.mentorship.queries.people import identities
from shared import roster
from shared.permissions import Actor, Scope


@dataclass(frozen=True, kw_only=True)
class SupportView:
    """An event on a page; `mine` is the reader's own mark, `counts` how many of each mark."""

    row: SupportEvent
    series: str
    mine: str
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind in words."""
        return rules.SUPPORT_KIND_NAMES[self.row.kind]

    @property
    def words(self) -> str:
        """The state in words."""
        return rules.SUPPORT_STATES[self.row.state]

    @property
    def colour(self) -> str:
        """The colour of the state."""
        return rules.SUPPORT_COLOURS[self.row.state]

    @property
    def my_words(self) -> str:
        """The reader's mark in words of the reader."""
        return OWN_WORDS.get(self.mine, "")

    @property
    def my_colour(self) -> str:
        """The colour of it."""
        return rules.PARTICIPATION_COLOURS.get(self.mine, "")

    @property
    def coming(self) -> int:
        """How many are expected or came."""
        return sum(self.counts.get(state, 0) for state in rules.TAKES_SEAT)

    @property
    def came(self) -> int:
        """How many came."""
        return self.counts.get("attended", 0)

    @property
    def free(self) -> int | None:
        """How many seats are left; none where they are not counted."""
        return None if self.row.capacity is None else max(self.row.capacity - self.coming, 0)

    def is_answerable(self, today: date) -> bool:
        """Whether an answer still makes sense."""
        return self.row.state == "planned" and self.row.event_date >= today and self.mine != "attended"


OWN_WORDS = {
    "invited": "вас приглашают",
    "registered": "вы придёте",
    "declined": "вы не сможете",
    "attended": "вы участвовали",
    "no_show": "вы не пришли",
}


def support_events_within(*, scope: Scope, filters: dict[str, Any] | None = None) -> Select[SupportEvent]:
    """Select the municipality's events; filters: kind, since, until."""
    query = select(SupportEvent)
    if scope.level not in {"region", "all"}:
        query = query.where(SupportEvent.municipality_id == scope.municipality_id)
    given = filters or {}
    if "kind" in given:
        query = query.where(SupportEvent.kind == given["kind"])
    if "since" in given:
        query = query.where(SupportEvent.event_date >= given["since"])
    if "until" in given:
        query = query.where(SupportEvent.event_date <= given["until"])
    return query


def get_support_event(
    session: Session, *, support_event_id: UUID, scope: Scope, lock: bool = False
) -> SupportEvent:
    """Find one event within reach."""
    query = support_events_within(scope=scope).where(SupportEvent.id == support_event_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise SupportEventNotFound
    return found


def support_views(session: Session, *, query: Select[SupportEvent], actor: Actor) -> list[SupportView]:
    """The events of a query in its order, counted, with the reader's own marks."""
    rows = session.scalars(query).all()
    counts = _counts(session, query)
    mine = _own_marks(session, actor)
    names = _series_names(session, rows)
    return [
        SupportView(
            row=row,
            series=names.get(row.series_id, "") if row.series_id else "",
            mine=mine.get(row.id, ""),
            counts=counts.get(row.id, {}),
        )
        for row in rows
    ]


def unmarked_places(
    session: Session, *, events: Iterable[SupportEvent], scope: Scope, today: date
) -> dict[UUID, frozenset[UUID]]:
    """Events that passed while nobody said who came: the organizations of those who were expected."""
    passed = {one.id: one for one in events if one.state == "planned" and one.event_date < today}
    query = select(Attendance.support_event_id, Attendance.person_id).where(
        Attendance.support_event_id.in_(passed), Attendance.state == "registered"
    )
    expected = list(session.execute(query))
    places = roster.main_organizations_on(session, person_ids=[one for _, one in expected], as_of=today)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for event, person in expected:
        place = places.get(person)
        if place and scope.covers(municipality_id=passed[event].municipality_id, organization_id=place):
            found[event].add(place)
    return {event: frozenset(those) for event, those in found.items()}


def support_view(session: Session, *, event: SupportEvent, actor: Actor) -> SupportView:
    """One event as the reader sees it."""
    [view] = support_views(
        session, query=select(SupportEvent).where(SupportEvent.id == event.id), actor=actor
    )
    return view


def own_events(session: Session, *, actor: Actor, today: date) -> list[SupportView]:
    """Events ahead that the reader is invited or going to, the nearest first: those to answer first."""
    marks = _own_marks(session, actor)
    wanted = [event for event, state in marks.items() if state in ("invited", "registered")]
    query = (
        select(SupportEvent)
        .where(SupportEvent.id.in_(wanted), SupportEvent.state == "planned", SupportEvent.event_date >= today)
        .order_by(SupportEvent.event_date, SupportEvent.begins, SupportEvent.id)
    )
    views = support_views(session, query=query, actor=actor)
    return sorted(views, key=lambda one: one.mine != "invited")


def own_invitation(session: Session, *, actor: Actor, attendance_id: UUID, lock: bool = False) -> Attendance:
    """The reader's own mark by its id; raises InvitationNotFound."""
    query = select(Attendance).where(
        Attendance.id == attendance_id, Attendance.person_id.in_(_own_ids(session, actor))
    )
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise InvitationNotFound
    return found


def _own_ids(session: Session, actor: Actor) -> set[UUID]:
    if actor.person_id is None:
        return set()
    return identities(session, municipality_id=actor.municipality_id).all_of(actor.person_id)


def _own_marks(session: Session, actor: Actor) -> dict[UUID, str]:
    query = select(Attendance.support_event_id, Attendance.state)
    rows = session.execute(query.where(Attendance.person_id.in_(_own_ids(session, actor))))
    return {row.support_event_id: row.state for row in rows}


def _counts(session: Session, query: Select[SupportEvent]) -> dict[UUID, Counter[str]]:
    events = query.with_only_columns(SupportEvent.id).order_by(None)
    counted = (
        select(Attendance.support_event_id, Attendance.state, func.count().label("number"))
        .where(Attendance.support_event_id.in_(events))
        .group_by(Attendance.support_event_id, Attendance.state)
    )
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for row in session.execute(counted):
        found[row.support_event_id][row.state] = row.number
    return found


def _series_names(session: Session, rows: Sequence[SupportEvent]) -> dict[UUID, str]:
    ids = {row.series_id for row in rows if row.series_id}
    query = select(SupportSeries.id, SupportSeries.title).where(SupportSeries.id.in_(ids))
    return {row.id: row.title for row in session.execute(query)}
