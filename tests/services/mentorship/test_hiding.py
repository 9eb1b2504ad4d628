"""Aggregates hide what speaks of few, and what could be worked out from the rest."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from services.mentorship import rules
from services.mentorship.rules.hiding import PARTS

SMALLEST = st.integers(min_value=3, max_value=7)
FEW = st.integers(min_value=0, max_value=9)


def counts(*figures: int, unknown: int = 0) -> dict[str, int]:
    parts = dict(zip(PARTS, figures, strict=True))
    return {"young_teachers": sum(parts.values()), "unknown": unknown, **parts}


@given(parts=st.tuples(FEW, FEW, FEW, FEW), unknown=FEW, smallest=SMALLEST)
def test_no_small_figure_is_shown_nor_can_be_worked_out(
    parts: tuple[int, ...], unknown: int, smallest: int
) -> None:
    exact = counts(*parts, unknown=unknown)
    shown = rules.without_small(exact, smallest=smallest)
    assert not [value for value in shown.values() if value is not None and 0 < value < smallest]
    assert all(shown[name] in (None, exact[name]) for name in exact)
    hidden = [name for name in PARTS if shown[name] is None]
    if not hidden or shown["young_teachers"] is None:
        return
    left = exact["young_teachers"] - sum(shown[name] or 0 for name in PARTS)
    possible = [one for one in product(range(1, left + 1), repeat=len(hidden)) if sum(one) == left]
    assert len(possible) > 1, "the hidden figures have one solution only"


def test_what_may_be_said_is_said() -> None:
    assert rules.without_small(counts(20, 0, 6, 9), smallest=5) == counts(20, 0, 6, 9)
    assert rules.without_small(counts(20, 0, 2, 9), smallest=5)["uncovered"] is None
    assert rules.shares_are_open(counts(20, 0, 2, 9), smallest=5)
    assert not rules.shares_are_open(counts(20, 0, 0, 2), smallest=5)
    assert rules.shares_are_open(counts(20, 0, 0, 0), smallest=5)
    assert rules.without_small(counts(20, 0, 2, 9), smallest=2) == counts(20, 0, 2, 9)
    assert not rules.shares_are_open(counts(20, 0, 2, 9), smallest=21)


@given(schools=st.lists(st.tuples(FEW, FEW, FEW, FEW), max_size=6), smallest=SMALLEST)
def test_schools_not_shown_are_as_safe_together_as_those_shown(
    schools: list[tuple[int, ...]], smallest: int
) -> None:
    by_school = {number: counts(*parts) for number, parts in enumerate(schools)}
    shown = rules.open_schools(by_school, smallest=smallest)
    rest = [one for number, one in by_school.items() if number not in shown]
    both = [by_school[number] for number in shown]
    if shown and any(one["young_teachers"] for one in rest):
        both.append({name: sum(one[name] for one in rest) for name in rest[0]})
    for one in both:
        part, whole = one["covered"], one["young_teachers"]
        assert whole >= smallest
        assert part == 0 or part >= smallest
        assert whole == part or whole - part >= smallest
