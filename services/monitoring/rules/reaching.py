"""What would bring a figure to its threshold: the shortest list of things to do, those nearest to done first.

Each thing names whom it brings into the figure; of two that bring as many, the one that needs less is taken.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from uuid import UUID

from services.monitoring.rules.facts import Facts
from services.monitoring.rules.indicators import Indicator
from services.monitoring.rules.organizations import (
    ADOPTED,
    BEGUN,
    declared_models,
    known_papers,
    mentored_places,
)
from services.monitoring.rules.people import parties, support_days
from services.monitoring.rules.readiness import BEFORE_APPROVAL, awaiting_order, places_awaiting_order
from services.monitoring.rules.told import OrganizationFact

DRAFTED = frozenset({"draft", "returned"})
ADOPTED_ONCE = ADOPTED | {"completed"}
MEASURED = frozenset({"scored", "acknowledged"})
NEAREST, NEAR, FAR, FARTHEST = range(4)
# of an event of the period: (what somebody said, whether it has passed)
INVITED = {
    ("registered", True): (NEAREST, "mark_attendance"),
    ("registered", False): (NEAR, "come"),
    ("invited", False): (FAR, "answer"),
    ("declined", False): (FARTHEST, "invite_elsewhere"),
}


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A thing to do: `brings` are the subjects it would count, `thing` what must be opened to do it."""

    kind: str
    brings: tuple[UUID, ...]
    thing: UUID
    effort: int


def deeds(indicator: Indicator, facts: Facts) -> list[Deed]:
    """Everything that would add somebody to a figure, the nearest to done first; one list for one state."""
    out = indicator.of(facts) - indicator.counted(facts)
    found = (_within(one, out) for one in LOOKS[indicator.number](facts, out))
    return sorted((one for one in found if one.brings), key=_order)


def _order(one: Deed) -> tuple[int, int, str, UUID]:
    return one.effort, -len(one.brings), one.kind, one.thing


def shortest(found: Iterable[Deed], *, missing: int) -> list[Deed]:
    """As few deeds as bring those who are missing, the nearest to done first; nobody is brought twice."""
    given = list(found)
    chosen = _side_by_side([one for one in given if len(one.brings) > 1], most=missing // 2)
    brought = {subject for one in chosen for subject in one.brings}
    for one in given:
        new = tuple(subject for subject in one.brings if subject not in brought)
        if len(brought) < missing and new:
            chosen.append(replace(one, brings=new))
            brought.update(new)
    return sorted(chosen, key=_order)


def _side_by_side(pairs: Sequence[Deed], *, most: int) -> list[Deed]:
    """Pairs that share nobody, as many as are wanted: one gives way where two fit in its place."""
    chosen: list[Deed] = []
    while len(chosen) < most:
        if free := _free(pairs, chosen):
            chosen.append(_least_wanted(free))
            continue
        better = _two_for_one(pairs, chosen)
        if better is None:
            break
        chosen = better
    return chosen


def _free(pairs: Iterable[Deed], chosen: Iterable[Deed]) -> list[Deed]:
    """Pairs of whom none is brought yet."""
    brought = {subject for one in chosen for subject in one.brings}
    return [one for one in pairs if brought.isdisjoint(one.brings)]


def _two_for_one(pairs: Iterable[Deed], chosen: Sequence[Deed]) -> list[Deed] | None:
    """The chosen with two pairs in the place of one; null where no two fit."""
    brought_by = {subject: one for one in chosen for subject in one.brings}
    in_its_place = defaultdict[Deed, list[Deed]](list)
    for pair in pairs:
        in_the_way = {brought_by[subject] for subject in pair.brings if subject in brought_by}
        if len(in_the_way) == 1:
            in_its_place[in_the_way.pop()].append(pair)
    for one in chosen:
        for both in combinations(in_its_place[one], 2):
            if set(both[0].brings).isdisjoint(both[1].brings):
                return [*(each for each in chosen if each is not one), *both]
    return None


def _least_wanted(free: Sequence[Deed]) -> Deed:
    """The deed of whoever stands in the fewest others: a mentee's only pair before a mentor's third."""
    wanted = Counter(subject for one in free for subject in one.brings)
    return min(free, key=lambda one: (one.effort, min(wanted[subject] for subject in one.brings)))


def _within(one: Deed, out: frozenset[UUID]) -> Deed:
    brings = tuple(subject for subject in one.brings if subject in out)
    return Deed(kind=one.kind, brings=brings, thing=one.thing, effort=one.effort)


def _alone(kind: str, effort: int, subject: UUID, thing: UUID | None = None) -> Deed:
    return Deed(kind=kind, brings=(subject,), thing=thing or subject, effort=effort)


def _training(facts: Facts, out: frozenset[UUID]) -> Iterator[Deed]:
    """№ 1: whose training is only planned is nearer than who has none; that of a former year is over."""
    planned = _with_papers(
        facts, "management_training", lambda one: one.state not in BEGUN and _lasts(facts, one)
    )
    for one in out:
        if one in planned:
            yield _alone("begin_training", NEAR, one, planned[one])
        else:
            yield _alone("plan_training", FAR, one)


def _plans(facts: Facts, out: frozenset[UUID]) -> Iterator[Deed]:
    """№ 2: a draft that would hold at the day is nearest, then a plan that no longer does, then none."""
    drafts = _with_papers(
        facts, "workforce_plan", lambda one: one.state not in ADOPTED_ONCE and _lasts(facts, one)
    )
    adopted = _with_papers(facts, "workforce_plan", lambda one: one.state in ADOPTED_ONCE)
    for one in out:
        if one in drafts:
            yield _alone("approve_plan", NEAREST, one, drafts[one])
        else:
            yield _alone("renew_plan", NEAR, one) if one in adopted else _alone("write_plan", FAR, one)


def _lasts(facts: Facts, paper: OrganizationFact) -> bool:
    """Whether a document would hold at S, if only it were in force: what ended before is begun anew."""
    return paper.valid_until is None or paper.valid_until >= facts.as_of


def _with_papers(facts: Facts, kind: str, fits: Callable[[OrganizationFact], bool]) -> dict[UUID, UUID]:
    """Organizations with a document of a kind that exists at S and fits: the newest of each."""
    found = (one for one in known_papers(facts, kind) if fits(one))
    return {one.organization_id: one.id for one in sorted(found, key=lambda one: (one.dated_on, one.id))}


def _mentoring(facts: Facts, out: frozenset[UUID]) -> Iterator[Deed]:
    """№ 3: the model, a pair with an order, or both are missing."""
    models, places = declared_models(facts), mentored_places(facts)
    waiting = dict(places_awaiting_order(facts))
    recorded = _with_papers(facts, "mentoring_model", lambda _one: True)
    for one in out:
        if one in places:
            yield _alone("enact_model" if one in recorded else "declare_model", NEAREST, one)
        elif one in waiting:
            has_model = one in models
            kind, effort = ("order_pair", NEAREST) if has_model else ("declare_and_order", NEAR)
            yield _alone(kind, effort, one, waiting[one])
        else:
            yield _alone("find_pair", FAR, one) if one in models else _alone("find_first", FARTHEST, one)


def _certificates(facts: Facts, out: frozenset[UUID]) -> Iterator[Deed]:
    """№ 4: whose last course was over three years ago is nearer: the law asks it (273-ФЗ ст. 47)."""
    since = _three_years_before(facts)
    recent = {facts.one(one.person_id) for one in facts.certificates if since < one.issued_on <= facts.as_of}
    for person in out:
        yield _alone("train", FAR if person in recent else NEAR, person)


def _three_years_before(facts: Facts) -> date:
    last = min(facts.as_of.day, 28)  # the 29th of February has no anniversary
    return facts.as_of.replace(year=facts.as_of.year - 3, day=last)


def _routes(facts: Facts, out: frozenset[UUID]) -> Iterator[Deed]:
    """№ 5: a route that only awaits a signature, then a measured teacher without one, then the rest."""
    ahead = [one for one in facts.routes if facts.is_ahead(one.planned_until)]
    near = {facts.one(one.teacher_id): one.id for one in ahead if one.state in BEFORE_APPROVAL}
    drafts = {facts.one(one.teacher_id): one.id for one in ahead if one.state in DRAFTED}
    measured = {facts.one(one.person_id) for one in facts.diagnostics if one.state in MEASURED}
    for one in out:
        if one in near:
            yield _alone("approve_route", NEAREST, one, near[one])
        elif one in drafts:
            yield _alone("finish_route", NEAR, one, drafts[one])
        else:
            is_measured = one in measured
            yield _alone("build_route", FAR, one) if is_measured else _alone("begin_route", FARTHEST, one)


def _pairs(facts: Facts, out: frozenset[UUID]) -> Iterator[Deed]:
    """№ 6: an order brings both of a pair; then young teachers without one; who awaits an order has one."""
    waiting = [
        Deed(kind="order_pair", brings=tuple(parties(facts, pair)), thing=pair.id, effort=NEAREST)
        for pair in awaiting_order(facts)
    ]
    yield from waiting
    for one in out - {person for deed in waiting for person in deed.brings}:
        young = one in facts.young_teachers
        yield _alone("find_mentor", NEAR, one) if young else _alone("join_pair", FARTHEST, one)


def _support(facts: Facts, out: frozenset[UUID]) -> Iterator[Deed]:
    """№ 7: who was there and is not marked, who is to come, whose answer is awaited, who was not invited.

    Who has declined is the farthest: the same event is not offered again.
    """
    days, known = support_days(facts), defaultdict[UUID, list[tuple[int, str, UUID]]](list)
    for one in facts.attendances:
        day = days.get(one.support_event_id)
        way = INVITED.get((one.state, facts.has_passed(day))) if day else None
        if way:
            known[facts.one(one.person_id)].append((*way, one.support_event_id))
    for person in out:
        effort, kind, thing = min(known[person], default=(FAR, "invite", person))
        yield _alone(kind, effort, person, thing)


def _joining(kind: str) -> Callable[[Facts, frozenset[UUID]], Iterator[Deed]]:
    return lambda _facts, out: (_alone(kind, FAR, one) for one in out)


LOOKS: dict[int, Callable[[Facts, frozenset[UUID]], Iterator[Deed]]] = {
    1: _training,
    2: _plans,
    3: _mentoring,
    4: _certificates,
    5: _routes,
    6: _pairs,
    7: _support,
    8: _joining("join_community"),
    9: lambda _facts, _out: iter(()),
    10: _joining("join_council"),
}
