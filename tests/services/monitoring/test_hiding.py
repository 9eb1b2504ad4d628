"""What the region may not see: whoever knows the rule and sees all the rest cannot tell a hidden number."""

from collections import defaultdict
from itertools import product
from typing import Any

import pytest

from services.monitoring.rules import INDICATORS, Figure, total, veiled
from services.monitoring.rules.indicators import figure_from

FIFTH = INDICATORS[4]


def seen(part: int, whole: int, *, number: int = 5, threshold: float | None = 10.0) -> Figure:
    indicator = INDICATORS[number - 1]
    return veiled(indicator, figure_from(indicator, part, whole, threshold=threshold))


@pytest.mark.parametrize(
    ("part", "whole", "is_hidden"),
    [
        (0, 30, False),  # nobody is recognised by a zero
        (1, 30, True),
        (4, 30, True),
        (5, 30, False),
        (25, 30, False),
        (26, 30, True),  # the four who are not in it would be recognised
        (30, 30, False),
        (0, 4, True),  # of so few everybody is known
        (0, 0, False),  # nobody to count of
    ],
)
def test_few_in_it_and_few_not_in_it_are_hidden(part: int, whole: int, is_hidden: bool) -> None:
    one = seen(part, whole)
    assert one.is_hidden is is_hidden
    assert (one.numerator is None, one.percent is None, one.missing is None) == (
        is_hidden,
        is_hidden or whole == 0,
        is_hidden or whole == 0,
    )


def test_organizations_and_bodies_are_nobodys_personal_data() -> None:
    assert seen(1, 4, number=1).numerator == 1
    assert seen(3, 0, number=9).numerator == 3


@pytest.mark.parametrize(
    ("whole", "threshold", "met"),
    [
        (60, 10.0, False),  # six are needed: none of 1, 2, 3, 4 is enough, and all of 56 … 59 are
        (40, 10.0, None),  # four are needed: «выполнен» would mean exactly four
        (9, 10.0, True),  # one is enough, whoever is hidden
        (60, None, None),
    ],
)
def test_a_verdict_is_told_where_it_tells_no_more_of_the_number(
    whole: int, threshold: float | None, met: bool | None
) -> None:
    assert seen(4, whole, threshold=threshold).met is met


@pytest.mark.parametrize("threshold", [None, 10.0, 35.0, 90.0])
@pytest.mark.parametrize("wholes", [(8, 9, 12), (5, 13), (3, 11, 6), (2, 3, 9), (30, 4), (14,)])
def test_every_hidden_number_may_be_another_for_whoever_sees_all_the_rest(
    wholes: tuple[int, ...], threshold: float | None
) -> None:
    """Worlds sorted by what is seen of them: those that look alike differ in each hidden cell."""
    alike: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    hidden: dict[Any, list[bool]] = {}
    for parts in product(*(range(whole + 1) for whole in wholes)):
        exact = [
            figure_from(FIFTH, part, whole, threshold=threshold)
            for part, whole in zip(parts, wholes, strict=True)
        ]
        told = tuple(veiled(FIFTH, one) for one in exact)
        key = (told, total(FIFTH, exact, told))
        alike[key].append(parts)
        hidden[key] = [one.is_hidden for one in told]
    for key, worlds in alike.items():
        for at, is_hidden in enumerate(hidden[key]):
            assert not is_hidden or len({parts[at] for parts in worlds}) > 1, (key, worlds)


def test_a_total_is_told_when_it_tells_no_cell() -> None:
    def whole(*cells: tuple[int, int]) -> Figure:
        exact = [figure_from(FIFTH, part, of, threshold=10.0) for part, of in cells]
        return total(FIFTH, exact, [veiled(FIFTH, one) for one in exact])

    assert whole((10, 40), (20, 50)).numerator == 30
    assert whole((10, 40), (3, 50)).is_hidden  # the one hidden cell is the total less the other
    assert whole((10, 40), (3, 50), (2, 60)).numerator == 15
    assert whole((10, 40), (4, 50), (4, 60)).is_hidden  # two cells of at most four that sum to eight
    assert whole((10, 40), (2, 3)).denominator is None  # so would be the one hidden size
