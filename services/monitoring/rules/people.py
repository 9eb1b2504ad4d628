"""Indicators 4 to 7: people who learn, follow a route, mentor, are supported (ust-koksa п.19)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from services.monitoring.models import PairFact
from services.monitoring.rules.facts import Facts, earliest
from services.monitoring.rules.reasons import Reason, strongest
from shared.russian import short_date


def trained(facts: Facts) -> frozenset[UUID]:
    """№ 4: a certificate was issued in the period."""
    return frozenset(facts.one(one.person_id) for one in facts.certificates if facts.in_period(one.issued_on))


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


def on_route(facts: Facts) -> frozenset[UUID]:
    """№ 5: a route was in force in the period, from approval to the earliest of its ends."""
    return frozenset(
        facts.one(one.teacher_id)
        for one in facts.routes
        if one.approved_on is not None
        and facts.overlaps(one.approved_on, earliest(one.closed_on, one.cancelled_on, one.planned_until))
    )


def why_not_on_route(facts: Facts) -> dict[UUID, str]:
    """Tell a route not approved from one that ended before the period."""
    return strongest(_route_reasons(facts))


def _route_reasons(facts: Facts) -> Iterator[tuple[UUID, Reason]]:
    for one in facts.routes:
        end = earliest(one.closed_on, one.cancelled_on, one.planned_until)
        if one.approved_on is None or one.approved_on > facts.as_of:
            yield facts.one(one.teacher_id), Reason(2, date.min, "маршрут на дату не утверждён")
        elif end is not None:
            yield facts.one(one.teacher_id), Reason(1, end, f"маршрут закончился {short_date(end)}")


def is_ordered(facts: Facts, pair: PairFact) -> bool:
    """Whether the order exists at S; an order dated later does not."""
    return pair.order_date is not None and pair.order_date <= facts.as_of


def in_force_pairs(facts: Facts) -> Iterator[PairFact]:
    """Ordered pairs in force in the period, whatever their state since."""
    return (
        one
        for one in facts.pairs
        if is_ordered(facts, one) and facts.overlaps(one.starts_on, earliest(one.planned_until, one.ended_on))
    )


def _parties(facts: Facts, pair: PairFact) -> list[UUID]:
    return [facts.one(party) for party in (pair.mentor_id, pair.mentee_id) if party is not None]


def in_mentoring(facts: Facts) -> frozenset[UUID]:
    """№ 6: mentors and mentees of ordered pairs in force in the period, reverse ones too."""
    return frozenset(party for pair in in_force_pairs(facts) for party in _parties(facts, pair))


def why_not_in_mentoring(facts: Facts) -> dict[UUID, str]:
    """Tell a pair without an order from one that did not work in the period."""
    return strongest(
        (party, _pair_reason(facts, pair)) for pair in facts.pairs for party in _parties(facts, pair)
    )


def _pair_reason(facts: Facts, pair: PairFact) -> Reason:
    if not is_ordered(facts, pair):
        return Reason(3, date.min, "пара на дату без приказа")
    if pair.starts_on > facts.as_of:
        return Reason(2, pair.starts_on, f"пара начнёт работу {short_date(pair.starts_on)}")
    end = earliest(pair.planned_until, pair.ended_on) or date.max
    return Reason(1, end, f"пара закончила работу {short_date(end)}")


def _support_days(facts: Facts) -> dict[UUID, date]:
    """Events in support of the young in the period."""
    return {
        one.id: one.event_date
        for one in facts.support_events
        if one.kind == "young_support" and facts.in_period(one.event_date)
    }


def supported(facts: Facts) -> frozenset[UUID]:
    """№ 7: attended at least one event in support of young teachers in the period."""
    days = _support_days(facts)
    return frozenset(
        facts.one(one.person_id)
        for one in facts.attendances
        if one.state == "attended" and one.support_event_id in days
    )


def why_not_supported(facts: Facts) -> dict[UUID, str]:
    """Tell who did not come from who is only registered."""
    days = _support_days(facts)
    words = {"no_show": "не явился {}", "registered": "зарегистрирован на {}, участие не отмечено"}
    return strongest(
        (facts.one(one.person_id), Reason(1, day, words[one.state].format(short_date(day))))
        for one in facts.attendances
        if one.state in words and (day := days.get(one.support_event_id))
    )
