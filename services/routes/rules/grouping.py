"""Groups suggested from shared deficits: who could learn together, and why (ust-koksa 7.2, 14).

For each deficit people are taken school by school: the school with the most of them begins, the nearest
schools fill up. Nobody is in two suggestions for one deficit; the same people give the same suggestions.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from shared.russian import plural

FAR = float("inf")
SEVERITY_ORDER = {"high": 0, "medium": 1}

Distance = Callable[[UUID, UUID], float | None]
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many people, of how many schools, how far apart; a municipality's setting [P]."""

    smallest: int = 4
    largest: int = 10
    most_schools: int = 4
    most_km: int = 60


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody with a confirmed deficit who is in no group for it yet."""

    person_id: UUID
    deficit_id: UUID
    area: str
    topic: str
    severity: str
    organization_id: UUID


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """People of one deficit who could be one group; `code` names exactly them."""

    area: str
    topic: str
    people: Sequence[Candidate]

    @property
    def code(self) -> str:
        """The same for the same people, and readable by nobody."""
        ids = ",".join(sorted(str(one.deficit_id) for one in self.people))
        return hashlib.sha256(ids.encode()).hexdigest()[:32]

    @property
    def schools(self) -> set[UUID]:
        """Where they work."""
        return {one.organization_id for one in self.people}


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """How near schools are to each other; measured once, however many deficits are looked at."""

    distance: Distance
    most_km: int

    def fit(self, one: UUID, other: UUID) -> bool:
        """Whether two schools are near enough; where a place is not known nothing says they are not."""
        known = self.distance(*sorted((one, other), key=str))
        return known is None or known <= self.most_km

    def near(self, school: UUID, others: Iterable[UUID]) -> tuple[UUID, ...]:
        """The schools near enough to one, the nearest first, unknown places last."""
        found = [other for other in others if other != school and self.fit(school, other)]
        return tuple(sorted(found, key=lambda other: (self._km(school, other), str(other))))

    def _km(self, one: UUID, other: UUID) -> float:
        known = self.distance(*sorted((one, other), key=str))
        return FAR if known is None else known


def suggested(candidates: Iterable[Candidate], *, limits: Limits, distance: Distance) -> list[Suggested]:
    """Every group that fits the limits, deficit after deficit, the largest first."""
    by_deficit: dict[Key, dict[UUID, Candidate]] = defaultdict(dict)
    for one in sorted(candidates, key=severest_first):
        by_deficit[(one.area, one.topic)].setdefault(one.person_id, one)
    schools = {one.organization_id for found in by_deficit.values() for one in found.values()}
    around = Surroundings(distance=cache(distance), most_km=limits.most_km)
    near = {school: around.near(school, schools) for school in schools}
    return [
        Suggested(area=area, topic=topic, people=people)
        for (area, topic), found in sorted(by_deficit.items())
        for people in _together(found.values(), limits, around, near)
    ]


def severest_first(one: Candidate) -> tuple[int, str, str]:
    """The order in which people are asked."""
    return SEVERITY_ORDER.get(one.severity, len(SEVERITY_ORDER)), str(one.person_id), str(one.deficit_id)


def _together(
    found: Iterable[Candidate], limits: Limits, around: Surroundings, near: Mapping[UUID, Sequence[UUID]]
) -> list[list[Candidate]]:
    """Groups of one deficit: each begins at the school where the most are left."""
    left: dict[UUID, list[Candidate]] = defaultdict(list)
    for one in found:
        left[one.organization_id].append(one)
    groups: list[list[Candidate]] = []
    waiting = set(left)
    while waiting:
        first = min(waiting, key=lambda school: (-len(left[school]), str(school)))
        neighbours = [school for school in near[first] if left.get(school)]
        taken = _taken(first, neighbours, left, limits, around)
        people = [one for school, number in taken for one in left[school][:number]]
        if len(people) < limits.smallest:
            waiting.discard(first)
            continue
        groups.append(people)
        for school, number in taken:
            del left[school][:number]
        waiting -= {school for school, _ in taken if not left[school]}
    return sorted(groups, key=len, reverse=True)


def _taken(
    first: UUID,
    neighbours: Sequence[UUID],
    left: Mapping[UUID, Sequence[Candidate]],
    limits: Limits,
    around: Surroundings,
) -> list[tuple[UUID, int]]:
    """How many of which school make one group; a school too big for one is shared out evenly."""
    size = len(left[first])
    if size > limits.largest:
        parts = -(-size // limits.largest)
        return [(first, max(limits.smallest, -(-size // parts)))]
    taken = [(first, size)]
    room = limits.largest - size
    for school in neighbours:
        if not room or len(taken) == limits.most_schools:
            break
        if all(around.fit(school, other) for other, _ in taken):
            number = min(room, len(left[school]))
            taken.append((school, number))
            room -= number
    return taken


def counted(number: int, *, smallest: int) -> str:
    """A number of people whose names the reader may not know: small ones could name somebody."""
    return f"менее {smallest}" if 0 < number < smallest else str(number)


def reason(*, own: int, others: int, schools: int, smallest: int) -> str:
    """«5 педагогов, тот же дефицит, 2 школы»: who they are is not said of other schools' people."""
    if not others:
        return f"{plural(own, 'педагог', 'педагога', 'педагогов')} вашей школы, тот же дефицит"
    if others < smallest:
        yours = plural(own, "ваш педагог", "ваших педагога", "ваших педагогов")
        return f"{yours} и ещё {counted(others, smallest=smallest)} из других школ, тот же дефицит"
    people = plural(own + others, "педагог", "педагога", "педагогов")
    return f"{people}, тот же дефицит, {plural(schools, 'школа', 'школы', 'школ')}"
