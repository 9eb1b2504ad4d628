"""Where the lines of plots lie: in order, inside the picture, broken where nothing is known."""

from datetime import date

from shared.web import plots


def test_a_trend_has_gaps_and_ends_with_its_value() -> None:
    laid = plots.trend([("янв", 0.0), ("фев", None), ("мар", 50.0), ("апр", 100.0)], threshold=50)
    assert len(laid.lines) == 1
    assert len(laid.dots) == 3
    assert laid.last_words == "100,0 %"
    bottom, middle, top = (y for _, y in laid.dots)
    assert bottom == laid.base
    assert middle == laid.threshold
    assert 0 < top < middle < bottom < laid.height


def test_a_trend_of_counts_fills_its_own_scale() -> None:
    laid = plots.trend([("2024", 2), ("2025", 4)], top=4)
    assert (laid.last_words, laid.dots[0][1]) == ("4", (laid.base + laid.dots[1][1]) / 2)


def test_a_trend_of_nothing_is_empty() -> None:
    laid = plots.trend([])
    assert (laid.last, laid.last_words, laid.lines) == (None, "", [])


def test_a_strip_shows_months_and_keeps_bars_inside() -> None:
    bar = plots.Bar(title="Курс", since=date(2026, 11, 20), until=date(2027, 9, 1))
    laid = plots.month_strip(
        [bar], since=date(2026, 11, 15), until=date(2027, 1, 31), today=date(2026, 12, 1)
    )
    assert [name for _, name in laid.months] == ["ноя", "дек", "янв"]
    [(x, _, width, _)] = laid.bars
    assert 0 <= x < x + width <= laid.width
    assert laid.today is not None
    short = plots.Bar(title="День", since=date(2026, 12, 1), until=date(2026, 12, 1))
    [(_, _, width, _)] = plots.month_strip(
        [short], since=date(2026, 1, 1), until=date(2026, 12, 31), today=date(2025, 1, 1)
    ).bars
    assert width >= plots.NARROWEST
