"""Any day, however it is written, is read as that day; and a duration leads back to where it began."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.importing.dates import EXCEL_EPOCH, birth_day, event_day
from shared.importing.experience import Estimated, experience_from
from shared.importing.sheet import Cell

TODAY = date(2026, 2, 1)
DAYS = st.dates(min_value=date(1940, 1, 1), max_value=date(2045, 12, 31))
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def spellings(day: date) -> list[Cell]:
    """Give a day with its whole year as it is met in files."""
    serial = (day - EXCEL_EPOCH).days
    return [
        day,
        float(serial),
        str(serial),
        f"{serial},5",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}г.",
        f"{day.day}.{day.month}.{day.year} г",
        f"{day:%d. %m. %Y} года",
        f"\u00a0{day:%d.%m.%Y}\u2009 0:00",
        f"{day.day} {MONTHS[day.month - 1]} {day.year} г.",
        f"«{day:%d}»  {MONTHS[day.month - 1].upper()}\u00a0{day.year} года",
    ]


@given(DAYS, st.data())
def test_a_day_is_read_however_it_is_written(day: date, data: st.DataObject) -> None:
    assert event_day(data.draw(st.sampled_from(spellings(day))), TODAY) == day


@given(st.dates(min_value=date(1913, 1, 1), max_value=date(2012, 12, 31)))
def test_two_digits_are_a_year_of_those_who_may_work(day: date) -> None:
    assert birth_day(f"{day:%d.%m.%y}г.", TODAY) == day
    assert birth_day(f"{day.day} {MONTHS[day.month - 1]} {day:%y} г.", TODAY) == day


@given(st.integers(0, 60), st.integers(0, 11), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_duration_leads_back_to_a_day_so_long_ago(years: int, months: int, today: date) -> None:
    start = experience_from(f"{years} л. {months} мес.", today)
    assert isinstance(start, Estimated)
    passed = (today.year - start.year) * 12 + today.month - start.month
    assert passed == years * 12 + months
    assert start.day <= today.day
    assert experience_from(f"{years} лет {months} месяцев 1 день", today) == start - timedelta(days=1)
