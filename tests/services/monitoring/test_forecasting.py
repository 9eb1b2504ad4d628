"""Where a figure will stand if people go on as this year: worked by hand."""

from datetime import date

from services.monitoring.rules import forecast, month_ends


def test_what_never_fell_is_not_foreseen_to_fall() -> None:
    # gains 3 0 0 0 0 0: σ 1,12; 1,28 × 1,12 × √6,02 = 3,5; 3 + 3/181 × 183 = 6,03; less the margin 2,5
    grown = [(date(2025, month, 1), 3 if month > 1 else 0) for month in range(1, 8)]
    found = forecast(grown, on=date(2025, 12, 31), denominator=12, threshold=10)
    assert found is not None
    assert (found.low, found.reaches) == (3, "yes")


def test_a_forecast_goes_on_as_the_year_went() -> None:
    assert month_ends(date(2025, 3, 1)) == [date(2025, month, 1) for month in (1, 2, 3)]
    assert month_ends(date(2025, 3, 15))[-2:] == [date(2025, 3, 1), date(2025, 3, 15)]
    # 10 in 181 days from 1 January to 1 July: another 183 days bring 10,1; even months leave no margin
    even = [(date(2025, month, 1), 2 * (month - 1)) for month in range(1, 8)]
    found = forecast(even, on=date(2025, 12, 31), denominator=100, threshold=20)
    assert found is not None
    assert (found.expected, found.low, found.high, found.reaches) == (24, 24, 25, "yes")
    # 0 0 6 0 0 6: the same twelve, unevenly: σ of the gains is 2,83; 1,28 × 2,83 × √6,02 = 8,9
    uneven = list(zip((day for day, _ in even), (0, 0, 0, 6, 6, 6, 12), strict=True))
    found = forecast(uneven, on=date(2025, 12, 31), denominator=100, threshold=20)
    assert found is not None
    assert (found.expected, found.low, found.high, found.reaches) == (24, 15, 34, "perhaps")
    few = [(day, 0) for day, _ in even]
    unmoved = forecast(few, on=date(2025, 12, 31), denominator=100, threshold=10)
    assert unmoved is not None
    assert (unmoved.expected, unmoved.reaches) == (0, "no")


def test_nothing_is_foretold_too_early_or_of_nobody() -> None:
    february = [(date(2025, 1, 1), 0), (date(2025, 2, 1), 3), (date(2025, 2, 20), 5)]
    assert forecast(february, on=date(2025, 12, 31), denominator=100, threshold=10) is None
    half = [(date(2025, month, 1), month) for month in range(1, 7)]
    assert forecast(half, on=date(2025, 12, 31), denominator=0, threshold=10) is None
    assert forecast(half, on=date(2025, 5, 1), denominator=10, threshold=10) is None
    # next year counts from its own first of January: what this one has gathered does not go over
    assert forecast(half, on=date(2026, 5, 31), denominator=100, threshold=10) is None
    full = forecast(half, on=date(2025, 12, 31), denominator=8, threshold=10)
    assert full is not None
    assert (full.expected, full.high) == (8, 8)
