"""Facts made by hand: one call a fact, names instead of ids."""

from datetime import date
from typing import Any, TypeVar
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from services.monitoring.rules import INDICATORS, Facts, Figure, Names, figure, names
from services.monitoring.rules.told import (
    Attendance,
    Body,
    Certificate,
    Diagnostic,
    Membership,
    OrganizationFact,
    Pair,
    Route,
    SupportEvent,
)

Fact = TypeVar(
    "Fact",
    Attendance,
    Body,
    Certificate,
    Diagnostic,
    Membership,
    OrganizationFact,
    Pair,
    Route,
    SupportEvent,
)
MUNICIPALITY = uuid5(NAMESPACE_OID, "municipality")
S = date(2025, 12, 31)


def one(name: str) -> UUID:
    """Give the id of a named person, organization, body or event."""
    return uuid5(NAMESPACE_OID, name)


def day(text: str | None) -> date | None:
    """Read 31.12.2025."""
    if not text:
        return None
    number, month, year = text.split(".")
    return date(int(year), int(month), int(number))


def fact(kind: type[Fact], /, **values: Any) -> Fact:
    """Make a fact: strings with two dots are dates, names of subjects are ids, what is absent is null."""
    empty: dict[str, Any] = {name: uuid4() if name == "id" else None for name in kind._fields}
    return kind(**empty | {name: _value(name, value) for name, value in values.items()})


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and name.endswith("id"):
        return one(value)
    return day(value) if isinstance(value, str) and value.count(".") == 2 and value[0].isdigit() else value


def pair(mentor: str | None, mentee: str | None, order: str | None, since: str, **more: Any) -> Pair:
    """Make a pair."""
    values = {"mentor_id": mentor, "mentee_id": mentee, "order_date": order, "starts_on": since} | more
    return fact(Pair, **values)


def route(teacher: str, approved: str | None, **more: Any) -> Route:
    """Make a route."""
    return fact(Route, **{"teacher_id": teacher, "approved_on": approved} | more)


def certificate(person: str, issued: str) -> Certificate:
    """Make a certificate."""
    return fact(Certificate, person_id=person, kind="professional_development", issued_on=issued)


def support_event(name: str, on: str, kind: str = "young_support") -> SupportEvent:
    """Make a support event."""
    return fact(SupportEvent, id=name, kind=kind, event_date=on)


def attendance(event: str, person: str, state: str = "attended") -> Attendance:
    """Make an attendance."""
    return fact(Attendance, support_event_id=event, person_id=person, state=state)


def organization_fact(
    organization: str, kind: str, state: str, dated: str, until: str | None = None, **more: Any
) -> OrganizationFact:
    """Make a fact of an organization, valid since its date."""
    values = {"dated_on": dated, "valid_since": dated, "valid_until": until}
    return fact(OrganizationFact, organization_id=organization, kind=kind, state=state, **values | more)


def body(name: str, kind: str, until: str | None = None, **more: Any) -> Body:
    """Make a body of the municipality, active since 2020."""
    values = {"level": "municipal", "active_since": "01.09.2020", "active_until": until}
    return fact(Body, id=name, name=name, kind=kind, **values | more)


def membership(
    body_name: str, person: str, since: str = "01.09.2024", until: str | None = None
) -> Membership:
    """Make a membership."""
    return fact(Membership, body_id=body_name, person_id=person, since=since, until=until)


def facts(*, teachers: dict[str, str] | None = None, **more: Any) -> Facts:
    """Gather facts of a municipality whose teachers are named with their schools."""
    places = {one(person): one(school) for person, school in (teachers or {}).items()}
    values: dict[str, Any] = {
        "as_of": S,
        "managers": {},
        "organizations": frozenset(places.values()),
        "young": frozenset(),
        "young_unknown": frozenset(),
    }
    return Facts(teachers=places, **values | more)


def figure_of(number: int, known: Facts, *, threshold: float | None = None) -> Figure:
    """Compute one indicator by its number."""
    return figure(INDICATORS[number - 1], known, threshold=threshold)


def names_of(number: int, known: Facts) -> Names:
    """List the names of one indicator by its number."""
    return names(INDICATORS[number - 1], known)
