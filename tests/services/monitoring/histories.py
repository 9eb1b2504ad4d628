"""Random histories of a municipality: few people, few schools, and days that lie at the borders."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID, uuid5

from hypothesis import strategies as st

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
PEOPLE, SCHOOLS, BODIES, EVENTS = 5, 3, 3, 2
days = st.sampled_from(DAYS)
ends = st.none() | days
people = st.integers(0, PEOPLE - 1)
schools = st.integers(0, SCHOOLS - 1)
Told = TypeVar("Told", bound=Event)


class Namer:
    """Gives the ids of a municipality's things."""

    def __init__(self, municipality: UUID) -> None:
        self.municipality = municipality

    def __call__(self, kind: str, number: object) -> UUID:
        """The id of a thing by its kind and number."""
        return uuid5(self.municipality, f"{kind} {number}")


@st.composite
def histories(draw: st.DrawFn, municipality: UUID) -> list[Event]:
    """Everything that was told of a municipality, some things twice or thrice, in any order."""
    one = Namer(municipality)
    told: list[Event] = []
    for number in range(SCHOOLS):
        told += draw(versions(organization(one, number), least=1))
    for number in range(PEOPLE):
        told += draw(versions(person(one, number)))
    for number in range(BODIES):
        told += draw(versions(body(one, number)))
    for number in range(EVENTS):
        told += draw(versions(support_event(one, number)))
    for kind, most in ((pair, 3), (route, 3), (certificate, 3), (attendance, 3), (document, 4), (member, 4)):
        for number in range(draw(st.integers(0, most))):
            told += draw(versions(kind(one, number), least=1))
    again = draw(st.lists(st.sampled_from(told), max_size=5))
    return draw(st.permutations(told + again))


@st.composite
def versions(draw: st.DrawFn, state: st.SearchStrategy[Any], *, least: int = 0) -> list[Event]:
    """A thing as it stood once or twice; the second is the newer."""
    return [_numbered(draw(state), number + 1) for number in range(draw(st.integers(least, 2)))]


def _numbered(made: dict[str, Any], version: int) -> Event:
    cls = made.pop("")
    event: Event = cls(version=version, **made)
    return event


def organization(one: Namer, number: int) -> st.SearchStrategy[dict[str, Any]]:
    """A school."""
    return _of(OrganizationChanged, one, "school", number).flatmap(
        lambda common: st.fixed_dictionaries({"active_since": ends, "active_until": ends}).map(
            lambda drawn: (
                common
                | drawn
                | {
                    "code": str(number),
                    "name": str(number),
                    "aliases": (),
                    "kind": "school",
                    "flags": (),
                    "curator_id": None,
                }
            )
        )
    )


def _of(cls: type[Event], one: Namer, kind: str, number: object) -> st.SearchStrategy[dict[str, Any]]:
    return st.just({"": cls, "id": one(kind, number), "municipality_id": one.municipality})


@st.composite
def person(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """A card, of an erased person too; it may have given way to one of a greater number."""
    works = tuple(draw(employment(one, f"{number} {at}")) for at in range(draw(st.integers(0, 2))))
    into = draw(st.none() | st.integers(0, PEOPLE - 1).filter(lambda other: other > number))
    made = {
        **draw(_of(PersonChanged, one, "person", number)),
        "young": tuple(
            YoungInterval(rule_version="1", since=draw(ends), until=draw(ends))
            for _ in range(draw(st.integers(0, 2)))
        ),
        "young_unknown": draw(st.booleans()),
        "employments": works,
        "merged_into": None if into is None else one("person", into),
    }
    if draw(st.integers(0, 5)) == 0:
        return made | {"": PersonErased, "erased_on": draw(days)}
    names = {"last_name": str(number), "first_name": "", "middle_name": "", "email": None}
    return made | names | {"experience_from": None, "absences": ()}


@st.composite
def employment(draw: st.DrawFn, one: Namer, number: str) -> Employment:
    """A work, mostly a main pedagogical one."""
    return Employment(
        id=one("work", number),
        organization_id=one("school", draw(schools)),
        position="",
        subjects=(),
        staff_category=draw(st.sampled_from(("pedagogical", "pedagogical", "managerial", "both"))),
        occupation=draw(st.sampled_from(("main", "main", "internal_part_time", "external_part_time"))),
        rate=1.0,
        since=draw(ends),
        until=draw(ends),
    )


@st.composite
def pair(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """A pair, ordered or not, of people or of somebody from outside."""
    mentor, mentee = draw(st.none() | people), draw(st.none() | people)
    place = draw(st.none() | schools)
    return {
        **draw(_of(PairChanged, one, "pair", number)),
        "mentor_id": None if mentor is None else one("person", mentor),
        "mentor_organization_id": None,
        "mentee_id": None if mentee is None else one("person", mentee),
        "mentee_organization_id": None if place is None else one("school", place),
        "form": "teacher_teacher",
        "kind": draw(st.sampled_from(("traditional", "reverse"))),
        "state": "active",
        "states": (),
        "order_number": None,
        "order_date": draw(ends),
        "starts_on": draw(days),
        "planned_until": draw(ends),
        "ended_on": draw(ends),
    }


@st.composite
def route(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """A route, approved or not."""
    return {
        **draw(_of(RouteChanged, one, "route", number)),
        "teacher_id": one("person", draw(people)),
        "tutor_id": None,
        "organization_id": None,
        "state": "approved",
        "awaits": None,
        "approved_on": draw(ends),
        "closed_on": draw(ends),
        "cancelled_on": draw(ends),
        "starts_on": None,
        "planned_until": draw(ends),
        "steps": (),
    }


@st.composite
def certificate(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """A certificate."""
    return {
        **draw(_of(CertificateChanged, one, "certificate", number)),
        "person_id": one("person", draw(people)),
        "kind": "professional_development",
        "hours": None,
        "issued_on": draw(days),
    }


@st.composite
def support_event(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """An event."""
    return {
        **draw(_of(SupportEventChanged, one, "event", number)),
        "title": "",
        "kind": draw(st.sampled_from(("young_support", "young_support", "contest"))),
        "event_date": draw(days),
        "hours": None,
        "state": draw(st.sampled_from(("held", "held", "cancelled"))),
    }


@st.composite
def attendance(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """Somebody at an event, or not."""
    return {
        **draw(_of(AttendanceChanged, one, "attendance", number)),
        "support_event_id": one("event", draw(st.integers(0, EVENTS - 1))),
        "person_id": one("person", draw(people)),
        "state": draw(st.sampled_from(("attended", "attended", "registered", "no_show"))),
    }


@st.composite
def document(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """A document of a school."""
    return {
        **draw(_of(OrganizationFactChanged, one, "document", number)),
        "organization_id": one("school", draw(schools)),
        "kind": draw(st.sampled_from(("workforce_plan", "mentoring_model", "management_training"))),
        "state": draw(st.sampled_from(("draft", "in_progress", "approved", "in_force", "completed"))),
        "dated_on": draw(days),
        "valid_since": draw(days),
        "valid_until": draw(ends),
        "removed": draw(st.integers(0, 5)) == 0,
    }


@st.composite
def body(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """A body."""
    kinds = ("methodical_association", "network_community", "methodical_council", "expert_council")
    return {
        **draw(_of(BodyChanged, one, "body", number)),
        "name": str(number),
        "kind": draw(st.sampled_from((*kinds, "creative_group"))),
        "level": draw(st.sampled_from(("municipal", "municipal", "school"))),
        "active_since": draw(ends),
        "active_until": draw(ends),
    }


@st.composite
def member(draw: st.DrawFn, one: Namer, number: int) -> dict[str, Any]:
    """A membership."""
    return {
        **draw(_of(MembershipChanged, one, "member", number)),
        "body_id": one("body", draw(st.integers(0, BODIES - 1))),
        "person_id": one("person", draw(people)),
        "role": "",
        "since": draw(ends),
        "until": draw(ends),
    }
