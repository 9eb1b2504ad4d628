"""Indicators 8, 9 and 10: communities, associations and councils active at the date (ust-koksa п.19)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from services.monitoring.rules.facts import Facts
from services.monitoring.rules.reasons import Reason, since_until, strongest
from services.monitoring.rules.told import Body, Membership
from shared.russian import short_date

COMMUNITIES = frozenset({"network_community"})
COUNCILS = frozenset({"expert_council", "methodical_council"})
KINDS = {"methodical_association": "методическое объединение", "network_community": "сетевое сообщество"}
COUNTED = frozenset(KINDS)


def _memberships(facts: Facts, kinds: frozenset[str]) -> Iterator[tuple[Membership, str]]:
    """Memberships active at S with the names of their bodies, active too."""
    active = {
        one.id: one.name
        for one in facts.bodies
        if one.kind in kinds and facts.at_date(one.active_since, one.active_until)
    }
    return (
        (one, active[one.body_id])
        for one in facts.memberships
        if one.body_id in active and facts.at_date(one.since, one.until)
    )


def _members(facts: Facts, kinds: frozenset[str]) -> frozenset[UUID]:
    return frozenset(facts.one(one.person_id) for one, _ in _memberships(facts, kinds))


def _why_members(facts: Facts, kinds: frozenset[str]) -> dict[UUID, str]:
    return strongest(
        (
            facts.one(one.person_id),
            Reason(1, one.since or date.min, f"{body} {since_until(one.since, None)}".strip()),
        )
        for one, body in _memberships(facts, kinds)
    )


def _former(facts: Facts, kinds: frozenset[str]) -> Iterator[tuple[UUID, Reason]]:
    bodies = {one.id: one for one in facts.bodies if one.kind in kinds}
    for one in facts.memberships:
        body = bodies.get(one.body_id)
        if body is None or (one.since is not None and one.since > facts.as_of):
            continue
        if one.until is not None and one.until < facts.as_of:
            yield (
                facts.one(one.person_id),
                Reason(1, one.until, f"участие закончилось {short_date(one.until)}"),
            )
        else:
            yield facts.one(one.person_id), Reason(2, date.min, "объединение на дату не действует")


def in_communities(facts: Facts) -> frozenset[UUID]:
    """№ 8: members of network communities."""
    return _members(facts, COMMUNITIES)


def why_in_communities(facts: Facts) -> dict[UUID, str]:
    """Name the community and since when."""
    return _why_members(facts, COMMUNITIES)


def why_not_in_communities(facts: Facts) -> dict[UUID, str]:
    """Name the day a former member left, or the body that is closed."""
    return strongest(_former(facts, COMMUNITIES))


def in_councils(facts: Facts) -> frozenset[UUID]:
    """№ 10: members of an expert or methodical council."""
    return _members(facts, COUNCILS)


def why_in_councils(facts: Facts) -> dict[UUID, str]:
    """Name the council and since when."""
    return _why_members(facts, COUNCILS)


def why_not_in_councils(facts: Facts) -> dict[UUID, str]:
    """Name the day a former member left, or the council that is closed."""
    return strongest(_former(facts, COUNCILS))


def counted_bodies(facts: Facts) -> frozenset[UUID]:
    """№ 9: associations and communities of the municipality, not those of one school."""
    return frozenset(one.id for one in facts.bodies if _why_body_out(facts, one) is None)


def why_bodies_counted(facts: Facts) -> dict[UUID, str]:
    """Name the kind."""
    return {one.id: KINDS[one.kind] for one in facts.bodies if one.kind in KINDS}


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


def _why_body_out(facts: Facts, body: Body) -> str | None:
    if body.kind not in COUNTED:
        return "объединение другого вида"
    if not facts.at_date(body.active_since, body.active_until):
        return "на дату не действует"
    return None if body.level == "municipal" else "объединение одной школы"
