"""Indicators 8, 9 and 10: communities, associations and councils active at the date (ust-koksa п.19)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from services.monitoring.models import BodyFact
from services.monitoring.rules.facts import Facts
from services.monitoring.rules.reasons import Reason, strongest
from shared.russian import short_date

COMMUNITIES = frozenset({"network_community"})
COUNCILS = frozenset({"expert_council", "methodical_council"})
COUNTED = frozenset({"methodical_association", "network_community"})


def _members(facts: Facts, kinds: frozenset[str]) -> frozenset[UUID]:
    """Persons whose membership and body are both active at S."""
    active = {
        one.id
        for one in facts.bodies
        if one.kind in kinds and facts.at_date(one.active_since, one.active_until)
    }
    return frozenset(
        facts.one(one.person_id)
        for one in facts.memberships
        if one.body_id in active and facts.at_date(one.since, one.until)
    )


def _former(facts: Facts, kinds: frozenset[str]) -> Iterator[tuple[UUID, Reason]]:
    bodies = {one.id: one for one in facts.bodies if one.kind in kinds}
    for one in facts.memberships:
        body = bodies.get(one.body_id)
        if body is None or (one.since is not None and one.since > facts.as_of):
            continue
        if one.until is not None and one.until < facts.as_of:
            yield facts.one(one.person_id), Reason(1, one.until, f"состоял по {short_date(one.until)}")
        else:
            yield facts.one(one.person_id), Reason(2, date.min, "объединение на дату не действует")


def in_communities(facts: Facts) -> frozenset[UUID]:
    """№ 8: members of network communities."""
    return _members(facts, COMMUNITIES)


def why_not_in_communities(facts: Facts) -> dict[UUID, str]:
    """Name the day a former member left, or the body that is closed."""
    return strongest(_former(facts, COMMUNITIES))


def in_councils(facts: Facts) -> frozenset[UUID]:
    """№ 10: members of an expert or methodical council."""
    return _members(facts, COUNCILS)


def why_not_in_councils(facts: Facts) -> dict[UUID, str]:
    """Name the day a former member left, or the council that is closed."""
    return strongest(_former(facts, COUNCILS))


def counted_bodies(facts: Facts) -> frozenset[UUID]:
    """№ 9: associations and communities of the municipality, not those of one school."""
    return frozenset(one.id for one in facts.bodies if _why_body_out(facts, one) is None)


def known_bodies(facts: Facts) -> frozenset[UUID]:
    """Associations and communities that ever were, counted or not."""
    return frozenset(
        one.id
        for one in facts.bodies
        if one.kind in COUNTED and (one.active_since is None or one.active_since <= facts.as_of)
    )


def why_bodies_not_counted(facts: Facts) -> dict[UUID, str]:
    """Tell bodies of a school from those that no longer act."""
    reasons = {one.id: _why_body_out(facts, one) for one in facts.bodies}
    return {body: reason for body, reason in reasons.items() if reason is not None}


def _why_body_out(facts: Facts, body: BodyFact) -> str | None:
    if body.kind not in COUNTED:
        return "объединение другого вида"
    if not facts.at_date(body.active_since, body.active_until):
        return "на дату не действует"
    return None if body.level == "municipal" else "объединение одной школы"
