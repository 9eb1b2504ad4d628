"""Suggested groups by hand and at random: limits always hold, nobody is twice in one deficit."""

import random
from collections import Counter
from functools import partial
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.routes.rules import grouping
from services.routes.rules.grouping import Candidate, Limits, suggested


def _id(number: int) -> UUID:
    return UUID(int=number)


def _school(number: int) -> UUID:
    return UUID(int=10_000_000 + number)


def _people(school: int, *numbers: int, topic: str = "M9", severity: str = "medium") -> list[Candidate]:
    return [
        Candidate(
            person_id=_id(one),
            deficit_id=_id(1_000_000 + one * 100 + int(topic[1:])),
            area="methodical",
            topic=topic,
            severity=severity,
            organization_id=_school(school),
        )
        for one in numbers
    ]


def _line(one: UUID, other: UUID) -> float:
    """Schools stand along a road, ten kilometres from each to the next."""
    return abs(one.int - other.int) * 10.0


reason = partial(grouping.reason, smallest=5)
LIMITS = Limits(smallest=3, largest=5, most_schools=2, most_km=20)


def _groups(people: list[Candidate], limits: Limits = LIMITS) -> list[set[int]]:
    found = suggested(people, limits=limits, distance=_line)
    return [{one.person_id.int for one in group.people} for group in found]


def test_the_largest_school_begins_and_the_nearest_fills_up() -> None:
    assert _groups(_people(1, 1, 2, 3) + _people(3, 4) + _people(2, 5, 6)) == [{1, 2, 3, 5, 6}]


def test_too_far_too_few_and_too_many_schools_are_left_out() -> None:
    assert _groups(_people(1, 1, 2) + _people(9, 3)) == []
    assert _groups(_people(1, 1) + _people(2, 2) + _people(3, 3)) == []
    near = Limits(smallest=3, largest=5, most_schools=3, most_km=20)
    assert _groups(_people(1, 1) + _people(2, 2) + _people(3, 3), near) == [{1, 2, 3}]


def test_a_big_school_is_shared_out_evenly_and_the_severest_go_first() -> None:
    people = _people(1, *range(1, 7)) + _people(1, 7, severity="high")
    first, second = suggested(people, limits=LIMITS, distance=_line)
    assert (len(first.people), len(second.people)) == (4, 3)
    assert first.people[0].person_id.int == 7


def test_different_deficits_do_not_meet_and_a_place_not_on_the_map_is_allowed_last() -> None:
    assert _groups(_people(1, 1, 2) + _people(1, 3, topic="M2")) == []
    unknown = suggested(_people(1, 1, 2) + _people(2, 3), limits=LIMITS, distance=lambda *_: None)
    assert [len(one.people) for one in unknown] == [3]


def test_the_reason_tells_a_count_of_others_and_hides_a_small_one() -> None:
    assert reason(own=3, others=6, schools=3) == "9 педагогов, тот же дефицит, 3 школы"
    hidden = "3 ваших педагога и ещё менее 5 из других школ, тот же дефицит"
    assert reason(own=3, others=1, schools=2) == reason(own=3, others=4, schools=4) == hidden
    assert reason(own=5, others=0, schools=1) == "5 педагогов вашей школы, тот же дефицит"


SPREAD = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 8), st.integers(1, 3)), max_size=60)


@given(
    spread=SPREAD,
    smallest=st.integers(2, 5),
    more=st.integers(0, 5),
    most_schools=st.integers(1, 4),
    most_km=st.integers(0, 60),
)
@settings(max_examples=150, deadline=None)
def test_limits_always_hold(
    spread: list[tuple[int, int, int]], smallest: int, more: int, most_schools: int, most_km: int
) -> None:
    limits = Limits(smallest=smallest, largest=smallest + more, most_schools=most_schools, most_km=most_km)
    schools = {person: school for person, school, _ in spread}
    people = [
        one for person, _, topic in spread for one in _people(schools[person], person, topic=f"M{topic}")
    ]
    found = suggested(people, limits=limits, distance=_line)
    for group in found:
        assert limits.smallest <= len(group.people) <= limits.largest
        assert len(group.schools) <= limits.most_schools
        assert all(_line(one, other) <= most_km for one in group.schools for other in group.schools)
        assert {(one.area, one.topic) for one in group.people} == {(group.area, group.topic)}
    times = Counter((group.topic, one.person_id) for group in found for one in group.people)
    assert not times or max(times.values()) == 1
    random.Random(smallest).shuffle(people)
    again = suggested(people, limits=limits, distance=_line)
    assert [one.code for one in again] == [one.code for one in found]


def test_twenty_thousand_people_are_a_matter_of_a_moment() -> None:
    people = [
        one for number in range(20_000) for one in _people(number % 300, number, topic=f"M{number % 23}")
    ]
    found = suggested(people, limits=Limits(), distance=_line)
    grouped = sum(len(one.people) for one in found)
    assert grouped > 19_000
