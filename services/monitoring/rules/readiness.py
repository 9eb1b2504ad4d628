"""What an organization still has to do before its figures are frozen, and who can (ust-koksa п.20).

A school types nothing twice: each gap leads to where the fact itself is mended.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from services.monitoring.rules.facts import Facts, earliest
from services.monitoring.rules.organizations import (
    declared_models,
    mentee_place,
    planning_workforce,
    why_not_declared,
    why_not_planning,
)
from services.monitoring.rules.people import is_ordered, support_days
from services.monitoring.rules.table import INDICATORS
from services.monitoring.rules.told import Pair

BEFORE_ORDER = frozenset({"proposed", "consents_pending", "ready_for_order"})
BEFORE_APPROVAL = frozenset({"agreed", "pending_approval"})
Who = Literal["school", "methodist"]


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One thing missing at an organization; `subjects` are what must be mended, each once."""

    kind: str
    who: Who
    subjects: tuple[UUID, ...]
    reason: str = ""


def gaps(facts: Facts) -> dict[UUID, list[Gap]]:
    """What is missing at each organization active at S, in the order people mend it."""
    found: dict[UUID, list[Gap]] = {one: [] for one in sorted(facts.organizations)}
    for look in LOOKS:
        for organization, gap in look(facts):
            if organization in found:
                found[organization].append(gap)
    return found


def all_figures(facts: Facts) -> dict[UUID, dict[str, list[int]]]:
    """The part of each organization in each figure, [numerator, denominator] by number: what it confirms.

    People count at the main place of work.
    """
    places, found = facts.places, {one: dict[str, list[int]]() for one in facts.organizations}
    for indicator in INDICATORS:
        if indicator.subject == "body":
            continue
        parts = {one: [0, 0] for one in facts.organizations}
        counted = indicator.counted(facts)
        for subject in indicator.of(facts):
            place = subject if indicator.subject == "organization" else places[subject]
            if place in parts:
                parts[place][0] += subject in counted
                parts[place][1] += 1
        for place, part in parts.items():
            found[place][str(indicator.number)] = part
    return found


def _unknown_dates(facts: Facts) -> Iterator[tuple[UUID, Gap]]:
    unknown = ((facts.teachers[one], one) for one in facts.young_unknown & frozenset(facts.teachers))
    return _grouped("unknown_dates", "methodist", unknown)


def _plans(facts: Facts) -> Iterator[tuple[UUID, Gap]]:
    reasons = why_not_planning(facts)
    for one in facts.organizations - planning_workforce(facts):
        yield one, Gap(kind="workforce_plan", who="school", subjects=(one,), reason=reasons.get(one, ""))


def _models(facts: Facts) -> Iterator[tuple[UUID, Gap]]:
    reasons = why_not_declared(facts)
    for one in facts.organizations - declared_models(facts):
        yield one, Gap(kind="mentoring_model", who="school", subjects=(one,), reason=reasons.get(one, ""))


def awaiting_order(facts: Facts) -> Iterator[Pair]:
    """Pairs on their way to an order that would work by S: neither over nor begun only later."""
    return (
        one
        for one in facts.pairs
        if one.state in BEFORE_ORDER and not is_ordered(facts, one)
        if one.starts_on <= facts.as_of and facts.is_ahead(earliest(one.planned_until, one.ended_on))
    )


def places_awaiting_order(facts: Facts) -> Iterator[tuple[UUID, UUID]]:
    """Where the mentees of such pairs work, each with the pair; an external one, as the pair names it."""
    places = facts.places
    found = ((mentee_place(facts, places, pair), pair.id) for pair in awaiting_order(facts))
    return ((place, pair) for place, pair in found if place is not None)


def _orders(facts: Facts) -> Iterator[tuple[UUID, Gap]]:
    return _grouped("pair_order", "school", places_awaiting_order(facts))


def _approvals(facts: Facts) -> Iterator[tuple[UUID, Gap]]:
    places = facts.places
    waiting = (
        (places[person], route.id)
        for route in facts.routes
        if route.state in BEFORE_APPROVAL
        and facts.is_ahead(route.planned_until)
        and (person := facts.one(route.teacher_id)) in places
    )
    return _grouped("route_approval", "school", waiting)


def _attendance(facts: Facts) -> Iterator[tuple[UUID, Gap]]:
    """Events of the period that passed while nobody said who came."""
    places = facts.places
    days = {event for event, day in support_days(facts).items() if facts.has_passed(day)}
    unmarked = (
        (places[person], one.support_event_id)
        for one in facts.attendances
        if one.state == "registered" and one.support_event_id in days
        if (person := facts.one(one.person_id)) in places
    )
    return _grouped("attendance", "school", unmarked)


def _grouped(kind: str, who: Who, found: Iterator[tuple[UUID, UUID]]) -> Iterator[tuple[UUID, Gap]]:
    by_place: Mapping[UUID, set[UUID]] = defaultdict(set)
    for place, subject in found:
        by_place[place].add(subject)
    for place, subjects in by_place.items():
        yield place, Gap(kind=kind, who=who, subjects=tuple(sorted(subjects)))


LOOKS: tuple[Callable[[Facts], Iterator[tuple[UUID, Gap]]], ...] = (
    _plans,
    _models,
    _orders,
    _approvals,
    _attendance,
    _unknown_dates,
)
