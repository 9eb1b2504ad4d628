"""What people type into cells, and what is said when it cannot be understood."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.importing.cells import (
    BadCell,
    boolean,
    decimal,
    email,
    integer,
    plain,
    text,
    texts,
    timeless,
    up_to,
)
from shared.importing.dates import birth_day, event_day, past_day
from shared.importing.sheet import Cell
from shared.importing.snils import snils
from shared.importing.vocabulary import ATTENDANCE, FACT_STATE, PAIR_FORM

TODAY = date(2026, 2, 1)
CELLS = st.one_of(
    st.none(),
    st.text(),
    st.floats(),
    st.booleans(),
    st.integers().map(float),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("31.12.2024", date(2024, 12, 31)),
        ("1.9.24", date(2024, 9, 1)),
        ("12.03.95г.", date(1995, 3, 12)),
        ("12.03.1995 г.", date(1995, 3, 12)),
        ("01/09/2024", date(2024, 9, 1)),
        ("2024-12-31", date(2024, 12, 31)),
        ("2024-12-31T00:00:00", date(2024, 12, 31)),
        ("31.12.2024 0:00:00", date(2024, 12, 31)),
        ("«1» сентября 2024 года", date(2024, 9, 1)),
        ("\u00a031.12.2024\u00a0", date(2024, 12, 31)),
        (45657.0, date(2024, 12, 31)),
        ("45657", date(2024, 12, 31)),
        (datetime(2024, 12, 31, 5, 6), date(2024, 12, 31)),  # noqa: DTZ001 as the reader gives it
        (date(2024, 12, 31), date(2024, 12, 31)),
        ("29.02.2024", date(2024, 2, 29)),
        ("", None),
        ("—", None),
        (None, None),
    ],
)
def test_dates_as_they_are_met(cell: Cell, expected: date | None) -> None:
    assert event_day(cell, TODAY) == expected


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("30.02.2024", "30.02.2024 — такой даты нет"),
        ("29.02.2023", "такой даты нет"),
        ("12/31/2024", "такой даты нет"),
        ("вчера", "«вчера» — не дата"),
        ("2024", "не дата"),
        (2024.0, "не дата"),
        (float("nan"), "не дата"),
        (True, "не дата"),
        (time(1, 2), "не дата"),
        ("01.01.0202", "проверьте год"),
        ("01.01.9999", "проверьте год"),
    ],
)
def test_not_dates(cell: Cell, message: str) -> None:
    with pytest.raises(BadCell, match=message):
        event_day(cell, TODAY)


def test_two_digit_years_depend_on_the_field() -> None:
    assert birth_day("05.05.30", TODAY) == date(1930, 5, 5)
    assert birth_day("05.05.01", TODAY) == date(2001, 5, 5)
    assert event_day("31.12.30", TODAY) == date(2030, 12, 31)
    assert past_day("01.09.98", TODAY) == date(1998, 9, 1)
    assert past_day("01.09.27", TODAY) == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("0,5", "0.5"), ("1.0", "1"), (1.0, "1"), (0.25, "0.25"), ("1\u00a0000,50", "1000.5"), ("36", "36")],
)
def test_decimals(cell: Cell, expected: str) -> None:
    assert decimal(cell) == Decimal(expected)
    assert str(decimal(cell)) == expected


@pytest.mark.parametrize(
    "cell", ["полставки", "-1", float("inf"), float("nan"), -1.0, "1e5", "1,2,3", "9" * 40]
)
def test_not_decimals(cell: Cell) -> None:
    with pytest.raises(BadCell):
        decimal(cell)


def test_integers() -> None:
    assert integer("36") == 36
    assert integer(None) is None
    with pytest.raises(BadCell, match="не целое"):
        integer("1,5")


@pytest.mark.parametrize(
    "cell", ["100-200-300 30", "10020030030", 10020030030.0, "100 200 300 30", "100‑200‑300‑30"]
)
def test_snils_in_any_dress(cell: Cell) -> None:
    assert snils(cell) == "10020030030"


@pytest.mark.parametrize("cell", ["001-001-998 12", 100199812.0, "100199812"])
def test_snils_without_leading_zeros(cell: Cell) -> None:
    assert snils(cell) == "00100199812"


@pytest.mark.parametrize(
    "cell", ["100-200-300 31", "1", "100-200-300 301", "нету", "000-000-000 00", 1.5, True, "１００20030030"]
)
def test_wrong_snils_is_refused_without_repeating_it(cell: Cell) -> None:
    with pytest.raises(BadCell, match="СНИЛС") as caught:
        snils(cell)
    assert plain(cell) not in str(caught.value) or plain(cell) == "1"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("да", True), ("Нет", False), ("+", True), ("-", False), (1.0, True), (True, True), ("", None)],
)
def test_booleans(cell: Cell, expected: bool | None) -> None:
    assert boolean(cell) is expected


def test_email() -> None:
    assert email(" Zueva@School1.RU ") == "zueva@school1.ru"
    assert email("info@Школа.рф") == "info@школа.рф"
    for wrong in ("нет почты", "a@b", "a@b@c.ru", "a b@c.ru", "x" * 250 + "@a.ru", "почта@школа.рф"):
        with pytest.raises(BadCell):
            email(wrong)


def test_texts_lose_odd_spaces_and_dashes() -> None:
    assert text("  МБОУ\u00a0 «СОШ\n№ 1»\u200b ") == "МБОУ «СОШ № 1»"
    assert text(12.0) == "12"
    assert text(date(2024, 9, 1)) == "01.09.2024"
    assert text("–") is None
    assert text("а\x00б") == "аб"
    assert texts("физика, химия; физика") == ["физика", "химия"]
    assert texts(None) == []
    with pytest.raises(BadCell, match="длиннее 3"):
        up_to(3)("четыре")
    with pytest.raises(BadCell, match="длиннее 4000"):
        text("а" * 4001)


def test_vocabularies_ignore_case_yo_dashes_and_spaces() -> None:
    assert FACT_STATE("Утвержден") == "approved"
    assert PAIR_FORM("ПЕДАГОГ-педагог") == PAIR_FORM("педагог  —  педагог") == "teacher_teacher"
    assert PAIR_FORM("социальный партнер - педагог") == "social_partner"
    assert ATTENDANCE("не явилась") == "no_show"
    assert FACT_STATE(None) is None
    with pytest.raises(
        BadCell, match="Возможные: проект; заявка; в процессе; утверждён; действует; завершено"
    ):
        FACT_STATE("принято")


@given(CELLS)
def test_any_cell_gives_a_value_or_a_reason(cell: Cell) -> None:
    timely = [timeless(one) for one in (text, texts, decimal, integer, email, boolean, snils, FACT_STATE)]
    for parse in (*timely, event_day, past_day, birth_day):
        with suppress(BadCell):
            parse(cell, TODAY)


@given(st.dates(min_value=date(1921, 1, 1), max_value=date(2148, 12, 31)))
def test_a_date_written_in_any_way_is_that_date(day: date) -> None:
    serial = float((day - date(1899, 12, 30)).days)
    ways: list[Cell] = [f"{day:%d.%m.%Y}", day.isoformat(), serial, day, f"{day:%d.%m.%Y}г."]
    assert {event_day(way, TODAY) for way in ways} == {day}


@given(st.integers(min_value=1_001_999, max_value=999_999_999))
def test_of_the_hundred_check_numbers_one_or_two_hold(number: int) -> None:
    held = 0
    for check in range(100):
        try:
            snils(f"{number:09d}{check:02d}")
        except BadCell:
            continue
        held += 1
    assert held == 1


def test_durations_are_not_dates() -> None:
    with pytest.raises(BadCell):
        event_day(timedelta(days=1), TODAY)
