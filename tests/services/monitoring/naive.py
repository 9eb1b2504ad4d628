"""The ten figures counted anew from the events alone, as domain and ust-koksa п.19 say them: slow and plain.

Nothing of the services is imported here: whoever doubts a figure reads this against the regulation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SupportEventChanged
from shared.contracts.registry import (
    BodyChanged,
    MembershipChanged,
    OrganizationChanged,
    OrganizationFactChanged,
    PersonChanged,
    PersonErased,
)
from shared.contracts.routes import CertificateChanged, RouteChanged


@dataclass(frozen=True)
class Share:
    """Who is counted, and of whom; № 9 is of nobody."""

    counted: frozenset[UUID]
    of: frozenset[UUID]


class Naive:
    """What is true of a municipality at a date, by the newest event of everything."""

    def __init__(self, events: Iterable[Event], day: date) -> None:
        newest: dict[UUID, Any] = {}
        for event in events:
            if event.id not in newest or newest[event.id].version < event.version:
                newest[event.id] = event
        self.events = [one for one in newest.values() if not getattr(one, "removed", False)]
        self.cards = {one.id: one for one in self.events if isinstance(one, PersonChanged | PersonErased)}
        self.day, self.start = day, date(day.year, 1, 1)

    def all_of(self, kind: type[Any]) -> list[Any]:
        """Everything of a kind."""
        return [one for one in self.events if isinstance(one, kind)]

    def who(self, person: UUID | None) -> UUID | None:
        """The card that stays after all merges."""
        while person in self.cards and self.cards[person].merged_into is not None:
            person = self.cards[person].merged_into
        return person

    def holds(self, since: date | None, until: date | None) -> bool:
        """Whether it is so on the day; both ends belong."""
        return (since or date.min) <= self.day <= (until or date.max)

    def in_year(self, day: date) -> bool:
        """Whether a day lies between the first of January and the day."""
        return self.start <= day <= self.day

    def lasted(self, since: date, *ends: date | None) -> bool:
        """Whether something that ends with the first of its ends was so on any day of the period."""
        end = min((one for one in ends if one), default=date.max)
        return max(since, self.start) <= min(end, self.day)

    def places(self, *categories: str) -> dict[UUID, UUID]:
        """Where people of these categories have their main work; the one begun last, if there are several."""
        works = [
            (work.since or date.min, work.id, self.who(card.id), work.organization_id)
            for card in self.cards.values()
            for work in card.employments
            if work.occupation == "main"
            and work.staff_category in categories
            and self.holds(work.since, work.until)
        ]
        return {person: place for _, _, person, place in sorted(works, key=lambda one: one[:2]) if person}

    def teachers(self) -> dict[UUID, UUID]:
        """T."""
        return self.places("pedagogical", "both")

    def everyone(self) -> dict[UUID, UUID]:
        """TM, where a teacher's place is that of the teaching."""
        return self.places("managerial", "both") | self.teachers()

    def organizations(self) -> frozenset[UUID]:
        """O."""
        return frozenset(
            one.id
            for one in self.all_of(OrganizationChanged)
            if self.holds(one.active_since, one.active_until)
        )

    def young(self) -> frozenset[UUID]:
        """Y; a card that gave way tells nothing where the one it gave way to ever worked."""
        found = set[UUID | None]()
        for card in self.cards.values():
            stays = self.cards.get(card.merged_into) if card.merged_into else None
            if stays is not None and stays.employments:
                continue
            if any(self.holds(one.since, one.until) for one in card.young):
                found.add(self.who(card.id))
        return (frozenset(self.teachers()) & found) - self.undetermined()

    def undetermined(self) -> frozenset[UUID]:
        """Whose birth or experience is not known."""
        return frozenset(
            one.id for one in self.cards.values() if one.young_unknown and one.merged_into is None
        )

    def pairs(self) -> list[PairChanged]:
        """Pairs ordered by the day that were in force in the period."""
        return [
            one
            for one in self.all_of(PairChanged)
            if one.order_date is not None
            and one.order_date <= self.day
            and self.lasted(one.starts_on, one.planned_until, one.ended_on)
        ]

    def documents(self, kind: str, *states: str) -> list[OrganizationFactChanged]:
        """Facts of a kind in these states whose document exists by the day."""
        return [
            one
            for one in self.all_of(OrganizationFactChanged)
            if one.kind == kind and one.state in states and one.dated_on <= self.day
        ]

    def adopted(self, kind: str) -> frozenset[UUID]:
        """Organizations with such a document in force."""
        return frozenset(
            one.organization_id
            for one in self.documents(kind, "approved", "in_force")
            if self.holds(one.valid_since, one.valid_until)
        )

    def people(self, ids: Iterable[UUID | None]) -> frozenset[UUID]:
        """Each person once, under the card that stays; external people are none."""
        return frozenset(found for one in ids if one and (found := self.who(one)))

    def members(self, *kinds: str) -> frozenset[UUID]:
        """Who is a member of an active body of these kinds."""
        active = {
            one.id
            for one in self.all_of(BodyChanged)
            if one.kind in kinds and self.holds(one.active_since, one.active_until)
        }
        return self.people(
            one.person_id
            for one in self.all_of(MembershipChanged)
            if one.body_id in active and self.holds(one.since, one.until)
        )


def trained_management(now: Naive) -> Share:
    """№ 1."""
    begun = now.documents("management_training", "in_progress", "completed")
    counted = frozenset(one.organization_id for one in begun if now.in_year(one.valid_since))
    return Share(counted, now.organizations())


def workforce_plan(now: Naive) -> Share:
    """№ 2."""
    return Share(now.adopted("workforce_plan"), now.organizations())


def mentoring_model(now: Naive) -> Share:
    """№ 3."""
    places = now.everyone()
    mentored = {
        pair.mentee_organization_id if pair.mentee_id is None else places.get(now.who(pair.mentee_id))  # type: ignore[arg-type]
        for pair in now.pairs()
    }
    return Share(now.adopted("mentoring_model") & mentored, now.organizations())


def certificates(now: Naive) -> Share:
    """№ 4."""
    issued = (one.person_id for one in now.all_of(CertificateChanged) if now.in_year(one.issued_on))
    return Share(now.people(issued), frozenset(now.everyone()))


def routes(now: Naive) -> Share:
    """№ 5."""
    in_force = (
        one.teacher_id
        for one in now.all_of(RouteChanged)
        if one.approved_on and now.lasted(one.approved_on, one.closed_on, one.cancelled_on, one.planned_until)
    )
    return Share(now.people(in_force), frozenset(now.teachers()))


def mentoring(now: Naive) -> Share:
    """№ 6."""
    parties = (party for pair in now.pairs() for party in (pair.mentor_id, pair.mentee_id))
    return Share(now.people(parties), frozenset(now.teachers()))


def supported(now: Naive) -> Share:
    """№ 7."""
    days = {one.id: one.event_date for one in now.all_of(SupportEventChanged) if one.kind == "young_support"}
    came = (
        one.person_id
        for one in now.all_of(AttendanceChanged)
        if one.state == "attended" and (day := days.get(one.support_event_id)) and now.in_year(day)
    )
    return Share(now.people(came), now.young())


def communities(now: Naive) -> Share:
    """№ 8."""
    return Share(now.members("network_community"), frozenset(now.teachers()))


def bodies(now: Naive) -> Share:
    """№ 9."""
    counted = (
        one.id
        for one in now.all_of(BodyChanged)
        if one.kind in {"methodical_association", "network_community"}
        and one.level == "municipal"
        and now.holds(one.active_since, one.active_until)
    )
    return Share(frozenset(counted), frozenset())


def councils(now: Naive) -> Share:
    """№ 10."""
    return Share(now.members("methodical_council", "expert_council"), frozenset(now.teachers()))


TEN: tuple[Callable[[Naive], Share], ...] = (
    trained_management,
    workforce_plan,
    mentoring_model,
    certificates,
    routes,
    mentoring,
    supported,
    communities,
    bodies,
    councils,
)
