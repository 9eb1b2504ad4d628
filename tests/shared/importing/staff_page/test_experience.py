"""Experience in every grammatical form comes back as the months it was made of."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.importing.cells import BadCell
from shared.importing.staff_page.experience import experience
from shared.russian import form_of

SPACE = st.sampled_from([" ", "", "\u00a0", "  "])
JOINT = st.sampled_from([" ", ", ", " и ", "\u00a0"])
YEARS = st.integers(0, 79)
MONTHS = st.integers(0, 11)


def year_words(years: int) -> list[str]:
    return [form_of(years, "год", "года", "лет"), "г.", "л.", "г", form_of(years, "Год", "Года", "Лет")]


def month_words(months: int) -> list[str]:
    return [form_of(months, "месяц", "месяца", "месяцев"), "мес.", "мес", "м."]


@given(st.data(), YEARS, MONTHS, SPACE, JOINT)
def test_years_and_months(data: st.DataObject, years: int, months: int, space: str, joint: str) -> None:
    year_word = data.draw(st.sampled_from(year_words(years)))
    month_word = data.draw(st.sampled_from(month_words(months)))
    assert experience(f" {years}{space}{year_word}{joint}{months}{space}{month_word} ") == years * 12 + months
    assert experience(f"{years}{space}{year_word}") == years * 12
    assert experience(f"{months}{space}{month_word}") == months


@given(st.integers(0, 960))
def test_months_only(months: int) -> None:
    assert experience(f"{months} {form_of(months, 'месяц', 'месяца', 'месяцев')}") == months


@given(YEARS, st.integers(0, 99), st.sampled_from([",", "."]))
def test_decimal_years_to_the_nearest_month(years: int, hundredths: int, point: str) -> None:
    exact = (Decimal(years) + Decimal(hundredths) / 100) * 12
    expected = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert experience(f"{years}{point}{hundredths:02}") == expected


@given(st.text(max_size=30))
def test_any_text_is_months_or_missing_or_refused(written: str) -> None:
    try:
        months = experience(written)
    except BadCell:
        return
    assert months is None or 0 <= months <= 960


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("38 лет 1 месяц", 457),
        ("11 месяцев", 11),
        ("3 года 9 месяцев", 45),
        ("38,3", 460),
        ("38лет", 456),
        ("2 г. 3 мес.", 27),
        ("12 л. 5 мес. 3 дня", 149),
        ("20 полных лет", 240),
        ("16", 192),
        ("0", 0),
    ],
)
def test_forms_of_real_pages(written: str, months: int) -> None:
    assert experience(written) == months


@pytest.mark.parametrize("written", ["", "-", "—", "Отсутствует", "нет", "Не имеет", "н/д", None])
def test_missing_is_not_zero(written: str | None) -> None:
    assert experience(written) is None


@pytest.mark.parametrize(
    "written",
    ["с 1985 г.", "1985", "с 01.09.1985", "более 20 лет", "5 лет 13 месяцев", "99 лет", "25/20", "много"],
)
def test_what_says_no_term_is_refused(written: str) -> None:
    with pytest.raises(BadCell, match="стаж"):
        experience(written)
