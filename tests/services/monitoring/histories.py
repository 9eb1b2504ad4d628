"""Random histories of a municipality: few people, few schools, and days that lie at the borders."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any, TypeVar
from uuid import UUID, uuid5

from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SupportEventChanged
from shared.contracts.registry import (
    BodyChanged,
    Employment,
    MembershipChanged,
    OrganizationChanged,
    OrganizationFactChanged,
    PersonChanged,
    PersonErased,
    YoungInterval,
)
from shared.contracts.routes import CertificateChanged, RouteChanged

DAYS = [
    date.fromisoformat(day)
    for day in (
        "2024-02-29",
        "2024-12-31",
        "2025-01-01",
        "2025-03-10",
        "2025-05-30",
        "2025-05-31",
        "2025-06-01",
        "2025-12-30",
        "2025-12-31",
        "2026-01-01",
    )
]
Item = TypeVar("Item")


class History:
    """Everything that was told of a municipality; `amounts`: how many of each kind of thing there may be."""

    def __init__(self, municipality: UUID, *, seed: int, amounts: Mapping[str, int]) -> None:
        self.municipality, self.chance, self.amounts = municipality, Random(seed), amounts

    def told(self, *, again: int = 0) -> list[Event]:
        """The events in any order, so many of them once more."""
        events = [
            event
            for kind, amount in self.amounts.items()
            for number in range(amount)
            for event in self.versions(KINDS[kind], number)
        ]
        events += self.chance.choices(events, k=again) if events else []
        self.chance.shuffle(events)
        return events

    def versions(self, kind: "Kind", number: int) -> list[Event]:
        """A thing as it stood once or twice, the second is the newer; or never told."""
        return [kind(self, number, at) for at in range(1, self.chance.choice((0, 1, 1, 2)) + 1)]

    def one(self, kind: str, number: object) -> UUID:
        """The id of a thing."""
        return uuid5(self.municipality, f"{kind} {number}")

    def common(self, kind: str, number: int, version: int) -> dict[str, Any]:
        """What every event has."""
        return {"id": self.one(kind, number), "municipality_id": self.municipality, "version": version}

    def any_of(self, kind: str) -> UUID:
        """Some thing of a kind, told or not."""
        return self.one(kind, self.chance.randrange(self.amounts[kind]))

    def maybe(self, make: Callable[[], Item]) -> Item | None:
        """Something as often as nothing."""
        return make() if self.chance.random() < 1 / 2 else None

    def rarely(self) -> bool:
        """One time of six."""
        return self.chance.random() < 1 / 6

    def day(self) -> date:
        """A day at a border."""
        return self.chance.choice(DAYS)

    def end(self) -> date | None:
        """A day, or none."""
        return self.maybe(self.day)

    def of(self, *choices: str) -> str:
        """One of these; what stands twice comes oftener."""
        return self.chance.choice(choices)


Kind = Callable[[History, int, int], Event]


def organization(drawn: History, number: int, version: int) -> Event:
    """A school."""
    return OrganizationChanged(
        **drawn.common("school", number, version),
        code=str(number),
        name=str(number),
        aliases=(),
        kind="school",
        active_since=drawn.end(),
        active_until=drawn.end(),
        flags=(),
        curator_id=None,
    )


def person(drawn: History, number: int, version: int) -> Event:
    """A card, sometimes of an erased person; it may have given way to one of a greater number."""
    greater = range(number + 1, drawn.amounts["person"])
    state: dict[str, Any] = drawn.common("person", number, version) | {
        "young": tuple(
            YoungInterval(rule_version=rule, since=drawn.end(), until=drawn.end())
            for rule in drawn.chance.sample("12", drawn.chance.randint(0, 2))
        ),
        "young_unknown": drawn.rarely(),
        "employments": tuple(employment(drawn, f"{number} {at}") for at in range(drawn.chance.randint(0, 2))),
        "merged_into": drawn.one("person", drawn.chance.choice(greater))
        if greater and drawn.rarely()
        else None,
    }
    if version > 1 and drawn.rarely():
        return PersonErased(**state, erased_on=drawn.day())
    return PersonChanged(
        **state,
        last_name=str(number),
        first_name="",
        middle_name="",
        email=None,
        experience_from=None,
        absences=(),
    )


def employment(drawn: History, number: str) -> Employment:
    """A work, mostly a main pedagogical one."""
    return Employment(
        id=drawn.one("work", number),
        organization_id=drawn.any_of("school"),
        position="",
        subjects=(),
        staff_category=drawn.of("pedagogical", "pedagogical", "managerial", "both"),
        occupation=drawn.of("main", "main", "main", "internal_part_time", "external_part_time"),
        rate=1.0,
        since=drawn.end(),
        until=drawn.end(),
    )


def pair(drawn: History, number: int, version: int) -> Event:
    """A pair, ordered or not, of people or of somebody from outside."""
    return PairChanged(
        **drawn.common("pair", number, version),
        mentor_id=drawn.maybe(lambda: drawn.any_of("person")),
        mentor_organization_id=None,
        mentee_id=drawn.maybe(lambda: drawn.any_of("person")),
        mentee_organization_id=drawn.maybe(lambda: drawn.any_of("school")),
        form="teacher_teacher",
        kind=drawn.of("traditional", "reverse"),
        state=drawn.of("active", "proposed", "ready_for_order"),
        states=(),
        order_number=None,
        order_date=drawn.end(),
        starts_on=drawn.day(),
        planned_until=drawn.end(),
        ended_on=drawn.end(),
    )


def route(drawn: History, number: int, version: int) -> Event:
    """A route, approved or not."""
    return RouteChanged(
        **drawn.common("route", number, version),
        teacher_id=drawn.any_of("person"),
        tutor_id=None,
        organization_id=None,
        state=drawn.of("approved", "draft", "pending_approval"),
        awaits=None,
        approved_on=drawn.end(),
        closed_on=drawn.end(),
        cancelled_on=drawn.end(),
        starts_on=None,
        planned_until=drawn.end(),
        steps=(),
    )


def certificate(drawn: History, number: int, version: int) -> Event:
    """A certificate."""
    return CertificateChanged(
        **drawn.common("certificate", number, version),
        person_id=drawn.any_of("person"),
        kind="professional_development",
        hours=None,
        issued_on=drawn.day(),
    )


def support_event(drawn: History, number: int, version: int) -> Event:
    """An event."""
    return SupportEventChanged(
        **drawn.common("event", number, version),
        title="",
        kind=drawn.of("young_support", "young_support", "contest"),
        event_date=drawn.day(),
        hours=None,
        state="cancelled" if drawn.rarely() else "held",
    )


def attendance(drawn: History, number: int, version: int) -> Event:
    """Somebody at an event, or not."""
    return AttendanceChanged(
        **drawn.common("attendance", number, version),
        support_event_id=drawn.any_of("event"),
        person_id=drawn.any_of("person"),
        state=drawn.of("attended", "attended", "registered", "invited", "declined", "no_show"),
    )


def document(drawn: History, number: int, version: int) -> Event:
    """A document of a school; its kind is for ever."""
    return OrganizationFactChanged(
        **drawn.common("document", number, version),
        organization_id=drawn.any_of("school"),
        kind=("workforce_plan", "mentoring_model", "management_training")[number % 3],
        state=drawn.of("draft", "in_progress", "approved", "in_force", "completed"),
        dated_on=drawn.day(),
        valid_since=drawn.day(),
        valid_until=drawn.end(),
        removed=drawn.rarely(),
    )


def body(drawn: History, number: int, version: int) -> Event:
    """A body."""
    return BodyChanged(
        **drawn.common("body", number, version),
        name=str(number),
        kind=drawn.of(
            "methodical_association",
            "network_community",
            "methodical_council",
            "expert_council",
            "creative_group",
        ),
        level=drawn.of("municipal", "municipal", "school"),
        active_since=drawn.end(),
        active_until=drawn.end(),
    )


def member(drawn: History, number: int, version: int) -> Event:
    """A membership."""
    return MembershipChanged(
        **drawn.common("member", number, version),
        body_id=drawn.any_of("body"),
        person_id=drawn.any_of("person"),
        role="",
        since=drawn.end(),
        until=drawn.end(),
    )


KINDS: dict[str, Kind] = {
    "school": organization,
    "person": person,
    "body": body,
    "event": support_event,
    "pair": pair,
    "route": route,
    "certificate": certificate,
    "attendance": attendance,
    "document": document,
    "member": member,
}
