"""Figures that tell nobody apart: hand-computed, and attacked by subtracting what is shown."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.routes.rules import figures
from services.routes.rules.figures import finished, months_back, year_begun
from services.routes.rules.forecasting import Forecast, Past, forecast
from services.routes.rules.headline import Counted
from services.routes.rules.headline import headline as told_headline

K = 5
bounds = partial(figures.bounds, smallest=K)
drawn = partial(figures.drawn, smallest=K)
told = partial(figures.told, smallest=K)
words = partial(figures.words, smallest=K)
headline = partial(told_headline, smallest=K)
SHIFTS = range(K)
DISJOINT = st.lists(st.integers(0, 40), min_size=2, max_size=9)
KEYS = st.binary(min_size=8, max_size=8)


@pytest.mark.parametrize(
    ("count", "shift", "shown", "said"),
    [
        (0, 0, None, "до 8"),
        (4, 0, None, "до 8"),
        (5, 0, 5, "5–13"),
        (5, 1, None, "до 8"),
        (8, 4, None, "до 8"),
        (9, 4, 5, "5–13"),
        (10, 0, 10, "10–18"),
        (10, 1, 5, "5–13"),
        (23, 2, 20, "20–28"),
    ],
)
def test_counts_as_they_are_told(count: int, shift: int, shown: int | None, said: str) -> None:
    assert told(count, shift=shift) == shown
    assert words(shown) == said


@given(count=st.integers(0, 10_000), shift=st.integers(0, K - 1))
def test_fewer_than_k_are_never_told_and_the_bounds_hold(count: int, shift: int) -> None:
    shown = told(count, shift=shift)
    first, last = bounds(shown)
    assert first <= count <= last
    assert shown is None or count >= K


@given(cells=DISJOINT, key=KEYS)
@settings(max_examples=300)
def test_a_total_less_the_shown_cells_recovers_no_hidden_cell(cells: list[int], key: bytes) -> None:
    """The attacker knows the rule, the bounds of every shown number and that the cells add up."""
    total = bounds(told(sum(cells), shift=drawn(key, "total")))
    known = [bounds(told(one, shift=drawn(key, str(place)))) for place, one in enumerate(cells)]
    for place, count in enumerate(cells):
        others = known[:place] + known[place + 1 :]
        low = max(known[place][0], total[0] - sum(last for _, last in others))
        high = min(known[place][1], total[1] - sum(first for first, _ in others))
        if count < K:
            assert high - low + 1 >= K - 1


@given(people=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=0, max_size=60), key=KEYS)
def test_two_breakdowns_of_the_same_people_recover_no_small_cell(
    people: list[tuple[int, int]], key: bytes
) -> None:
    """By school and by subject the people are the same; neither the sums nor their difference tells a few."""

    def told_by(place: int, size: int) -> list[tuple[int, tuple[int, int]]]:
        counts = [sum(one[place] == cell for one in people) for cell in range(size)]
        return [(n, bounds(told(n, shift=drawn(key, f"{place}{cell}")))) for cell, n in enumerate(counts)]

    for mine, other in ((told_by(0, 5), told_by(1, 4)), (told_by(1, 4), told_by(0, 5))):
        least, most = sum(first for _, (first, _) in other), sum(last for _, (_, last) in other)
        for place, (count, (first, last)) in enumerate(mine):
            rest = [one for number, (_, one) in enumerate(mine) if number != place]
            low = max(first, least - sum(end for _, end in rest))
            high = min(last, most - sum(begin for begin, _ in rest))
            assert count >= K or high > low


def test_two_dates_or_filters_that_differ_by_one_person_prove_nothing() -> None:
    """Whatever two numbers are seen when one more counts could be seen when nobody more does."""
    unchanged = {(told(n, shift=a), told(n, shift=b)) for n in range(400) for a in SHIFTS for b in SHIFTS}
    grown = {(told(n, shift=a), told(n + 1, shift=b)) for n in range(399) for a in SHIFTS for b in SHIFTS}
    shrunk = {(after, before) for before, after in grown}
    assert grown | shrunk <= unchanged


def test_the_same_question_has_one_answer_and_another_key_another_rounding() -> None:
    assert drawn(b"key", "cell") == drawn(b"key", "cell")
    assert {drawn(b"key", str(one)) for one in range(60)} == set(SHIFTS)
    assert {drawn(str(one).encode(), "cell") for one in range(60)} == set(SHIFTS)


def test_dates_are_the_ends_of_finished_months() -> None:
    today = date(2026, 3, 10)
    assert finished(today, today=today) == date(2026, 2, 28)
    assert finished(date(2026, 3, 31), today=today) == date(2026, 2, 28)
    assert finished(date(2026, 1, 31), today=today) == date(2026, 1, 31)
    assert finished(date(2026, 1, 30), today=today) == date(2025, 12, 31)
    assert finished(date(2026, 3, 31), today=date(2026, 3, 31)) == date(2026, 2, 28)
    assert months_back(date(2026, 2, 28), 2) == date(2025, 12, 31)
    assert [year_begun(date(2026, month, 15)) for month in (3, 8, 9, 12)] == [
        date(2026, 1, 1),
        date(2026, 1, 1),
        date(2026, 9, 1),
        date(2026, 9, 1),
    ]


def _counted(resolved: int, confirmed: int, *people: int) -> Counted:
    closed, all_, left = people
    return Counted(
        resolved=resolved,
        confirmed=confirmed,
        resolved_people=closed,
        confirmed_people=all_,
        open_people=left,
    )


def test_the_headline_is_exact_or_not_told() -> None:
    found = headline(_counted(7, 30, 6, 20, 15), exact=False)
    assert (found.numerator, found.denominator) == (7, 30)
    assert found.words == "закрыто 7 из 30 дефицитов"
    assert found.percent == 100 * 7 / 30
    few = headline(_counted(3, 30, 3, 20, 18), exact=False)
    assert (few.numerator, few.denominator, few.percent) == (None, 30, None)
    left = headline(_counted(28, 30, 20, 20, 2), exact=False)
    assert left.numerator is None
    nobody = headline(_counted(1, 4, 1, 4, 3), exact=False)
    assert nobody.denominator is None
    assert headline(_counted(1, 4, 1, 4, 3), exact=True).percent == 25
    assert headline(_counted(0, 0, 0, 0, 0), exact=True).percent is None


def test_the_forecast_by_hand() -> None:
    """Half-years: 10 open + 6 new, 4 closed; 12 open + 4 new, 8 closed. Mean new 5, closed 12 of 32."""
    past = [Past(open_before=10, confirmed=6, closed=4), Past(open_before=12, confirmed=4, closed=8)]
    # (8 + 5) · 20/32 = 8.1; best half closed 1/2 with 4 new: 6; worst closed 1/4 with 6 new: 10.5
    assert forecast(8, past) == Forecast(expected=8, low=6, high=11)
    assert forecast(8, past[:1]) is None
    assert forecast(8, [past[0], Past(open_before=0, confirmed=0, closed=0)]) is None
