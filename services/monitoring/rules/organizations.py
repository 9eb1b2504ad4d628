"""Indicators 1, 2 and 3: organizations that train managers, plan staff, mentor (ust-koksa п.19)."""

from collections.abc import Iterator
from uuid import UUID

from services.monitoring.rules.facts import Facts
from services.monitoring.rules.people import in_force_pairs
from services.monitoring.rules.reasons import Reason, since_until, strongest
from services.monitoring.rules.told import OrganizationFact, Pair
from shared.russian import short_date

BEGUN = frozenset({"in_progress", "completed"})
ADOPTED = frozenset({"approved", "in_force"})


def known_papers(facts: Facts, kind: str) -> Iterator[OrganizationFact]:
    """Facts of a kind whose document exists at S."""
    return (one for one in facts.organization_facts if one.kind == kind and one.dated_on <= facts.as_of)


def training_management(facts: Facts) -> frozenset[UUID]:
    """№ 1: the management team began training in the period."""
    return frozenset(
        one.organization_id
        for one in known_papers(facts, "management_training")
        if one.state in BEGUN and facts.in_period(one.valid_since)
    )


def why_training(facts: Facts) -> dict[UUID, str]:
    """Name the day the training began."""
    return strongest(
        (
            one.organization_id,
            Reason(1, one.valid_since, f"управленческая команда учится с {short_date(one.valid_since)}"),
        )
        for one in known_papers(facts, "management_training")
        if one.state in BEGUN and facts.in_period(one.valid_since)
    )


def why_not_training(facts: Facts) -> dict[UUID, str]:
    """Say what keeps an organization out of № 1."""
    return strongest(_training_reasons(facts))


def _training_reasons(facts: Facts) -> Iterator[tuple[UUID, Reason]]:
    for one in known_papers(facts, "management_training"):
        if one.state not in BEGUN or one.valid_since > facts.as_of:
            yield one.organization_id, Reason(2, one.dated_on, "обучение управленческой команды не начато")
        else:
            text = f"обучение управленческой команды начато до периода, {short_date(one.valid_since)}"
            yield one.organization_id, Reason(1, one.valid_since, text)


def _adopted(facts: Facts, kind: str) -> frozenset[UUID]:
    return frozenset(
        one.organization_id
        for one in known_papers(facts, kind)
        if one.state in ADOPTED and facts.at_date(one.valid_since, one.valid_until)
    )


def _why_adopted(facts: Facts, kind: str) -> dict[UUID, str]:
    return strongest(
        (
            one.organization_id,
            Reason(1, one.valid_since, f"документ действует {since_until(one.valid_since, one.valid_until)}"),
        )
        for one in known_papers(facts, kind)
        if one.state in ADOPTED and facts.at_date(one.valid_since, one.valid_until)
    )


def _why_not_adopted(facts: Facts, kind: str) -> Iterator[tuple[UUID, Reason]]:
    for one in known_papers(facts, kind):
        if one.state == "completed":
            yield one.organization_id, Reason(1, one.dated_on, "документ завершён, больше не действует")
        elif one.state not in ADOPTED:
            yield one.organization_id, Reason(3, one.dated_on, "документ не утверждён")
        elif one.valid_since > facts.as_of:
            text = f"документ начнёт действовать {short_date(one.valid_since)}"
            yield one.organization_id, Reason(2, one.valid_since, text)
        elif one.valid_until is not None:
            text = f"срок документа истёк {short_date(one.valid_until)}"
            yield one.organization_id, Reason(1, one.valid_until, text)


def planning_workforce(facts: Facts) -> frozenset[UUID]:
    """№ 2: an approved workforce plan is valid at S."""
    return _adopted(facts, "workforce_plan")


def why_planning(facts: Facts) -> dict[UUID, str]:
    """Name the dates of the plan."""
    return _why_adopted(facts, "workforce_plan")


def why_not_planning(facts: Facts) -> dict[UUID, str]:
    """Say what keeps an organization out of № 2."""
    return strongest(_why_not_adopted(facts, "workforce_plan"))


def mentoring(facts: Facts) -> frozenset[UUID]:
    """№ 3: the mentoring model is in force at S and somebody here was mentored in the period."""
    return _adopted(facts, "mentoring_model") & mentored_places(facts)


def why_mentoring(facts: Facts) -> dict[UUID, str]:
    """Name the dates of the model: the pair is named in № 6."""
    found = _why_adopted(facts, "mentoring_model")
    return {one: f"{reason}; пара с приказом есть" for one, reason in found.items()}


def why_not_mentoring(facts: Facts) -> dict[UUID, str]:
    """Say what keeps an organization out of № 3: the model first, then the pair."""
    without_pair = dict.fromkeys(
        _adopted(facts, "mentoring_model"), "нет пары с приказом, действующей в периоде"
    )
    return strongest(_why_not_adopted(facts, "mentoring_model")) | without_pair


def declared_models(facts: Facts) -> frozenset[UUID]:
    """Organizations whose mentoring model is in force at S, whether or not somebody is mentored there."""
    return _adopted(facts, "mentoring_model")


def why_not_declared(facts: Facts) -> dict[UUID, str]:
    """Say why a model is not in force."""
    return strongest(_why_not_adopted(facts, "mentoring_model"))


def mentored_places(facts: Facts) -> frozenset[UUID]:
    """Where mentees of ordered pairs of the period work at S."""
    places = facts.places
    found = {mentee_place(facts, places, pair) for pair in in_force_pairs(facts)}
    return frozenset(place for place in found if place is not None)


def mentee_place(facts: Facts, places: dict[UUID, UUID], pair: Pair) -> UUID | None:
    """Where the mentee works at S; who left brings none, an external one brings what the pair names."""
    if pair.mentee_id is None:
        return pair.mentee_organization_id
    return places.get(facts.one(pair.mentee_id))
