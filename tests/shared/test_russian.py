"""Plurals, dates and order as Russian has them."""

from datetime import date

import pytest

from shared import russian


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 встреч"),
        (1, "1 встреча"),
        (2, "2 встречи"),
        (4, "4 встречи"),
        (5, "5 встреч"),
        (11, "11 встреч"),
        (12, "12 встреч"),
        (14, "14 встреч"),
        (21, "21 встреча"),
        (22, "22 встречи"),
        (25, "25 встреч"),
        (111, "111 встреч"),
        (1001, "1001 встреча"),
    ],
)
def test_plurals(number: int, said: str) -> None:
    assert russian.plural(number, "встреча", "встречи", "встреч") == said


def test_dates_near_and_far() -> None:
    today = date(2026, 11, 23)
    assert russian.day_of(today, today=today) == "сегодня"
    assert russian.day_of(date(2026, 11, 22), today=today) == "вчера"
    assert russian.day_of(date(2026, 11, 3), today=today) == "3 ноября"
    assert russian.day_of(date(2025, 5, 31), today=today) == "31 мая 2025"
    assert russian.long_date(today) == "23 ноября 2026"
    since = [russian.since_date(date(2026, 11, number)) for number in (1, 2, 12, 22)]
    assert since == ["с 1 ноября 2026", "со 2 ноября 2026", "с 12 ноября 2026", "с 22 ноября 2026"]


def test_percent_of_something_and_of_nothing() -> None:
    assert russian.percent(70.8) == "70,8 %"
    assert russian.percent(0.0) == "0,0 %"
    assert russian.percent(None) == "н/д"


def test_yo_stands_beside_ye() -> None:
    names = ["Жуков", "Ёлкина", "Ежова", "емельянова", "Дёмина"]
    assert sorted(names, key=russian.sort_key) == ["Дёмина", "Ежова", "Ёлкина", "емельянова", "Жуков"]


def test_hours_and_numbers_without_idle_zeros() -> None:
    assert [russian.hours(value) for value in (1, 2.0, 5, 11, 21, 1.5)] == [
        "1 час",
        "2 часа",
        "5 часов",
        "11 часов",
        "21 час",
        "1,5 часа",
    ]
    assert [russian.decimal(value) for value in (2.0, 2.5, 1200)] == ["2", "2,5", "1200"]


def test_titles_inside_a_sentence_and_at_its_beginning() -> None:
    assert russian.capital("структура и время") == "Структура и время"
    assert russian.inside("Структура и время") == "структура и время"
    assert [russian.inside(one) for one in ("ОВЗ", "«Моя школа»", "ФГОС/ФОП")] == [
        "ОВЗ",
        "«Моя школа»",
        "ФГОС/ФОП",
    ]


def test_quotes_within_quotes_and_sizes_of_files() -> None:
    assert russian.quoted("Курс «Оценивание»") == "«Курс „Оценивание“»"
    assert [russian.file_size(count) for count in (1, 2048, 1_500_000)] == ["1 КБ", "2 КБ", "1,4 МБ"]
