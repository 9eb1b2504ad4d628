"""Who fits whom, in points and in words; the best arrangement of many, against trying them all."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mentorship import rules
from services.mentorship.rules import Mentee, Mentor, Need
from shared.importing.coordinates import kilometres

HERE, THERE = UUID(int=1), UUID(int=2)
NEW = Mentee(person_id=UUID(int=10), organization_id=HERE, subjects=frozenset({"физика"}), year=1)
OLD = Mentor(person_id=UUID(int=20), organization_id=HERE, subjects=frozenset({"физика"}), year=20)
GOALS = Need(area="methodical", topic="M1")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (OLD, replace(OLD, subjects=frozenset())),
        (OLD, replace(OLD, organization_id=THERE)),
        (OLD, replace(OLD, load=1)),
        (OLD, replace(OLD, broken=1)),
        (replace(OLD, finished=2), OLD),
        (replace(OLD, consented_on=date(2026, 1, 9)), OLD),
        (replace(OLD, strengths=frozenset({GOALS})), replace(OLD, strengths=frozenset({Need(area="legal")}))),
        (
            replace(OLD, strengths=frozenset({GOALS})),
            replace(OLD, strengths=frozenset({Need(area="methodical", topic="M2")})),
        ),
    ],
)
def test_what_counts(better: Mentor, worse: Mentor) -> None:
    mentee = replace(NEW, needs=frozenset({GOALS}))
    assert rules.points(better, mentee) > rules.points(worse, mentee)


def test_the_nearer_of_two_schools_counts_more() -> None:
    far = replace(OLD, organization_id=THERE)
    worth = [rules.points(far, NEW, km=km) for km in (3, 12, 40, 90)]
    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == 4
    assert "школа рядом: 12 км" in rules.fit(far, NEW, km=12).reasons
    assert "другая школа: 40 км" in rules.fit(far, NEW, km=40).doubts


def test_reasons_and_doubts_are_said() -> None:
    mentor = replace(
        OLD,
        load=2,
        schools=frozenset({HERE}),
        finished=1,
        consented_on=date(2025, 9, 1),
        strengths=frozenset({GOALS}),
    )
    found = rules.fit(mentor, replace(NEW, needs=frozenset({GOALS})), subjects={"физика": "Физика"})
    assert found.kind == "group"
    assert found.reasons == (
        "силён в том, что нужно: цели урока",
        "та же школа",
        "тот же предмет: Физика",
        "уже сопровождает педагога этой школы: можно вместе",
        "завершил 1 пару",
        "уже соглашался быть наставником: 01.09.2025",
    )
    assert found.doubts == ("наставляемых сейчас: 2",)


def test_the_younger_helps_the_elder_where_strong() -> None:
    elder = replace(NEW, year=25, needs=frozenset({Need(area="digital", topic="T1")}))
    younger = replace(OLD, year=2, strengths=frozenset({Need(area="digital", topic="T2")}))
    found = rules.fit(younger, elder)
    assert found.kind == "reverse"
    assert "стаж не больше, чем у наставляемого" not in found.doubts
    assert rules.eligible(younger, elder)
    assert not rules.eligible(replace(younger, strengths=frozenset()), elder)


@pytest.mark.parametrize(
    "barred",
    [
        replace(OLD, is_away=True),
        replace(OLD, load=3),
        replace(OLD, year=1),
        replace(OLD, year=3),
        replace(OLD, parted_from=frozenset({NEW.person_id})),
        replace(OLD, person_id=NEW.person_id),
    ],
    ids=["away", "full", "junior", "beginner", "parted", "the same person"],
)
def test_whom_the_program_does_not_propose(barred: Mentor) -> None:
    assert rules.assign([NEW], [barred]) == {}
    other = replace(OLD, person_id=UUID(int=21))
    assert rules.assign([NEW], [barred, other]) == {NEW.person_id: other.person_id}


def test_nobody_gets_more_than_three_and_the_load_is_shared() -> None:
    mentees = [replace(NEW, person_id=UUID(int=100 + number)) for number in range(7)]
    other = replace(OLD, person_id=UUID(int=21), subjects=frozenset())
    found = rules.assign(mentees, [replace(OLD, load=1), other])
    assert list(found.values()).count(OLD.person_id) == 2
    assert list(found.values()).count(other.person_id) == 3


def test_what_a_person_chose_stays_and_takes_its_place() -> None:
    second = replace(NEW, person_id=UUID(int=11))
    kept = {NEW.person_id: OLD.person_id}
    found = rules.assign([NEW, second], [replace(OLD, load=2)], kept=kept)
    assert found == kept


SUBJECTS = st.frozensets(st.sampled_from(["физика", "химия"]), max_size=1)
SCHOOLS = st.sampled_from([HERE, THERE])
MENTEES = st.lists(st.tuples(SUBJECTS, SCHOOLS), min_size=1, max_size=3)
MENTORS = st.lists(
    st.tuples(SUBJECTS, SCHOOLS, st.integers(1, 30), st.integers(0, 3)), min_size=1, max_size=3
)


@settings(max_examples=60, deadline=None)
@given(MENTEES, MENTORS)
def test_no_arrangement_is_better(
    mentees: list[tuple[frozenset[str], UUID]], mentors: list[tuple[frozenset[str], UUID, int, int]]
) -> None:
    below = [
        Mentee(person_id=UUID(int=100 + number), subjects=subjects, organization_id=school, year=1)
        for number, (subjects, school) in enumerate(mentees)
    ]
    above = [
        Mentor(
            person_id=UUID(int=200 + number), subjects=subjects, organization_id=school, year=year, load=load
        )
        for number, (subjects, school, year, load) in enumerate(mentors)
    ]
    found = rules.assign(below, above)
    best = max(worth(dict(zip(below, chosen, strict=True))) for chosen in arrangements(below, above))
    people = {one.person_id: one for one in above}
    assert (
        worth({one: people[found[one.person_id]] if one.person_id in found else None for one in below})
        == best
    )


def arrangements(below: list[Mentee], above: list[Mentor]) -> set[tuple[Mentor | None, ...]]:
    """Every way to give each mentee somebody or nobody."""
    places: list[Mentor | None] = [one for one in above for _ in range(3 - one.load)]
    return set(permutations([*places, *([None] * len(below))], len(below)))


def worth(chosen: dict[Mentee, Mentor | None]) -> tuple[int, int]:
    """How many get a mentor, then the points, each further mentee of one mentor a little dearer."""
    pairs = [(mentor, mentee) for mentee, mentor in chosen.items() if mentor]
    if any(not rules.eligible(mentor, mentee) for mentor, mentee in pairs):
        return -1, 0
    taken = [mentor.person_id for mentor, _ in pairs]
    dearer = sum(12 * place for one in set(taken) for place in range(taken.count(one)))
    return len(pairs), sum(rules.points(mentor, mentee) for mentor, mentee in pairs) - dearer


def test_the_way_between_two_places() -> None:
    assert kilometres("52.513, 82.779", "") is None
    assert kilometres("55.7558, 37.6173", "59.9343, 30.3351") == pytest.approx(634, abs=2)
