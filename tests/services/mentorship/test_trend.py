"""A year of coverage: its days, and the sentence that says what happened."""

from datetime import date

from services.mentorship import rules
from services.mentorship.rules import Point


def points(*shares: float | None, arrived: dict[int, int] | None = None) -> list[Point]:
    days = rules.year_until(date(2026, 11, 23))[-len(shares) :]
    return [
        Point(day=day, percent=share, arrived=(arrived or {}).get(number, 0))
        for number, (day, share) in enumerate(zip(days, shares, strict=True))
    ]


def test_the_days_are_the_ends_of_eleven_months_and_the_day_itself() -> None:
    days = rules.year_until(date(2026, 3, 31))
    assert (len(days), days[0], days[-2], days[-1]) == (
        12,
        date(2025, 4, 30),
        date(2026, 2, 28),
        date(2026, 3, 31),
    )


def test_it_says_from_what_to_what_and_where_it_fell() -> None:
    said = rules.told(points(60.0, 64.0, 51.5, 70.8, arrived={2: 6}))
    assert said == (
        "Охват с конца августа 2026 вырос с 60,0 % до 70,8 %. "
        "Заметнее всего он упал к концу октября: пришли 6 новых молодых педагогов."
    )
    assert rules.told(points(50.0, 50.0)) == "Охват с конца октября 2026 не изменился: 50,0 %."
    assert rules.told(points(50.0, 44.0, arrived={1: 1})).endswith("пришёл 1 новый молодой педагог.")
    assert "снизился" in rules.told(points(50.0, 44.0))


def test_it_says_when_there_is_nothing_to_say() -> None:
    assert rules.told(points(None, None)) == "Данных за прошлые месяцы пока нет."
    assert rules.told(points(None, 50.0)) == "Данных за прошлые месяцы пока нет."


def test_the_year_of_work_counts_from_the_first() -> None:
    assert rules.year_of_work(date(2025, 9, 1), date(2025, 9, 1)) == 1
    assert rules.year_of_work(date(2025, 9, 1), date(2026, 8, 31)) == 1
    assert rules.year_of_work(date(2025, 9, 1), date(2026, 9, 1)) == 2
    assert rules.year_of_work(None, date(2026, 9, 1)) is None
    assert rules.year_of_work(date(2026, 9, 2), date(2026, 9, 1)) is None
