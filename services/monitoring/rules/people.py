"""Indicators 4 to 7: people who learn, follow a route, mentor, are supported (ust-koksa п.19)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from services.monitoring.rules.facts import Facts, earliest
from services.monitoring.rules.reasons import Reason, since_until, strongest
from services.monitoring.rules.told import Pair, Route
from shared.russian import short_date


def trained(facts: Facts) -> frozenset[UUID]:
    """№ 4: a certificate was issued in the period."""
    return frozenset(facts.one(one.person_id) for one in facts.certificates if facts.in_period(one.issued_on))


def why_trained(facts: Facts) -> dict[UUID, str]:
    """Name the last certificate of the period."""
    return strongest(
        (facts.one(one.person_id), Reason(1, one.issued_on, f"документ выдан {short_date(one.issued_on)}"))
        for one in facts.certificates
        if facts.in_period(one.issued_on)
    )


def why_not_trained(facts: Facts) -> dict[UUID, str]:
    """Name the last certificate before the period."""
    return strongest(
        (
            facts.one(one.person_id),
            Reason(1, one.issued_on, f"последнее удостоверение выдано {short_date(one.issued_on)}"),
        )
        for one in facts.certificates
        if one.issued_on < facts.period_start
    )


def _route_end(route: Route) -> date | None:
    return earliest(route.closed_on, route.cancelled_on, route.planned_until)


def _in_force_routes(facts: Facts) -> Iterator[tuple[Route, date]]:
    """Routes in force in the period, from approval to the earliest of their ends."""
    return (
        (one, one.approved_on)
        for one in facts.routes
        if one.approved_on is not None and facts.overlaps(one.approved_on, _route_end(one))
    )


def on_route(facts: Facts) -> frozenset[UUID]:
    """№ 5: a route was in force in the period."""
    return frozenset(facts.one(one.teacher_id) for one, _ in _in_force_routes(facts))


def why_on_route(facts: Facts) -> dict[UUID, str]:
    """Name the day the route was approved, and the day it ended."""
    return strongest(
        (
            facts.one(one.teacher_id),
            Reason(1, approved, f"маршрут действует {since_until(approved, _route_end(one))}"),
        )
        for one, approved in _in_force_routes(facts)
    )


def why_not_on_route(facts: Facts) -> dict[UUID, str]:
    """Tell a route not approved from one that ended before the period."""
    return strongest(_route_reasons(facts))


def _route_reasons(facts: Facts) -> Iterator[tuple[UUID, Reason]]:
    for one in facts.routes:
        end = _route_end(one)
        if one.approved_on is None or one.approved_on > facts.as_of:
            yield facts.one(one.teacher_id), Reason(2, date.min, "маршрут на дату не утверждён")
        elif end is not None:
            yield facts.one(one.teacher_id), Reason(1, end, f"маршрут закончился {short_date(end)}")


def is_ordered(facts: Facts, pair: Pair) -> bool:
    """Whether the order exists at S; an order dated later does not."""
    return pair.order_date is not None and pair.order_date <= facts.as_of


def _pair_end(pair: Pair) -> date | None:
    return earliest(pair.planned_until, pair.ended_on)


def in_force_pairs(facts: Facts) -> Iterator[Pair]:
    """Ordered pairs in force in the period, whatever their state since."""
    return (
        one for one in facts.pairs if is_ordered(facts, one) and facts.overlaps(one.starts_on, _pair_end(one))
    )


def parties(facts: Facts, pair: Pair) -> list[UUID]:
    """The persons of a pair, each under the survivor's id."""
    return [facts.one(party) for party in (pair.mentor_id, pair.mentee_id) if party is not None]


def in_mentoring(facts: Facts) -> frozenset[UUID]:
    """№ 6: mentors and mentees of ordered pairs in force in the period, reverse ones too."""
    return frozenset(party for pair in in_force_pairs(facts) for party in parties(facts, pair))


def why_in_mentoring(facts: Facts) -> dict[UUID, str]:
    """Name the side somebody is on, and the day the pair began."""
    return strongest(
        (
            facts.one(party),
            Reason(1, pair.starts_on, f"{side} в паре {since_until(pair.starts_on, _pair_end(pair))}"),
        )
        for pair in in_force_pairs(facts)
        for side, party in (("наставник", pair.mentor_id), ("наставляемый", pair.mentee_id))
        if party is not None
    )


def why_not_in_mentoring(facts: Facts) -> dict[UUID, str]:
    """Tell a pair without an order from one that did not work in the period."""
    return strongest(
        (party, _pair_reason(facts, pair)) for pair in facts.pairs for party in parties(facts, pair)
    )


def _pair_reason(facts: Facts, pair: Pair) -> Reason:
    if not is_ordered(facts, pair):
        return Reason(3, date.min, "пара на дату без приказа")
    if pair.starts_on > facts.as_of:
        return Reason(2, pair.starts_on, f"пара начнёт работу {short_date(pair.starts_on)}")
    end = _pair_end(pair) or date.max
    return Reason(1, end, f"пара закончила работу {short_date(end)}")


def support_days(facts: Facts) -> dict[UUID, date]:
    """Events in support of the young in the period."""
    return {
        one.id: one.event_date
        for one in facts.support_events
        if one.kind == "young_support" and facts.in_period(one.event_date)
    }


def _attended(facts: Facts) -> Iterator[tuple[UUID, date]]:
    days = support_days(facts)
    return (
        (facts.one(one.person_id), day)
        for one in facts.attendances
        if one.state == "attended" and (day := days.get(one.support_event_id))
    )


def supported(facts: Facts) -> frozenset[UUID]:
    """№ 7: attended at least one event in support of young teachers in the period."""
    return frozenset(person for person, _ in _attended(facts))


def why_supported(facts: Facts) -> dict[UUID, str]:
    """Name the last event attended."""
    return strongest(
        (person, Reason(1, day, f"участие {short_date(day)}")) for person, day in _attended(facts)
    )


def why_not_supported(facts: Facts) -> dict[UUID, str]:
    """Tell who did not come from who is only registered or has not answered; the words fit anybody."""
    days = support_days(facts)
    words = {
        "no_show": "неявка {}",
        "registered": "запись на {}, участие не отмечено",
        "invited": "приглашение на {}, ответа нет",
        "declined": "отказ от участия {}",
    }
    return strongest(
        (facts.one(one.person_id), Reason(1, day, words[one.state].format(short_date(day))))
        for one in facts.attendances
        if one.state in words and (day := days.get(one.support_event_id))
    )
