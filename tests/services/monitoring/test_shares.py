"""Percent and threshold: exact fractions, one decimal half up, null where there is nobody."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.monitoring.rules import meets, percent


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [
        (0, 5, 0.0),
        (5, 5, 100.0),
        (2, 7, 28.6),
        (249, 2500, 10.0),
        (1, 8, 12.5),
        (1, 2000, 0.1),
        (1, 2001, 0.0),
        (1, 400, 0.3),
        (3, 400, 0.8),
        (0, 0, None),
    ],
)
def test_percent_has_one_decimal_half_up(numerator: int, denominator: int, shown: float | None) -> None:
    assert percent(numerator, denominator) == shown


@pytest.mark.parametrize(
    ("numerator", "denominator", "threshold", "met"),
    [
        (10, 100, 10.0, True),
        (249, 2500, 10.0, False),
        (1, 5, 20.0, True),
        (1, 3, 33.4, False),
        (33, 100, 33.0, True),
        (1, 1000, 0.1, True),
        (0, 0, 10.0, None),
        (1, 2, None, None),
    ],
)
def test_threshold_compares_exactly(
    numerator: int, denominator: int, threshold: float | None, met: bool | None
) -> None:
    assert meets(numerator, denominator, threshold=threshold) is met


@given(denominator=st.integers(1, 10**6), share=st.fractions(0, 1))
def test_shown_percent_is_never_farther_than_half_a_tenth(denominator: int, share: Fraction) -> None:
    numerator = int(denominator * share)
    shown = percent(numerator, denominator)
    assert shown is not None
    error = Fraction(str(shown)) - Fraction(100 * numerator, denominator)
    assert -Fraction(1, 20) < error <= Fraction(1, 20)
