"""Numbers and dates as Russian writes them; every page, message and document says them through this."""

from datetime import date, datetime

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
SHORT_MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
NO_DATA = "н/д"
TEENS = (11, 12, 13, 14)


def capital(text: str) -> str:
    """Begin with a capital, keep the rest."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """A title inside a sentence: without its capital, unless it is an abbreviation or in quotes."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def quoted(text: str) -> str:
    """«Курс „Оценивание“»: quotes within quotes are others."""
    return f"«{text.replace('«', '„').replace('»', '“')}»"


def form_of(number: int, one: str, few: str, many: str) -> str:
    """Choose the form of a word after a number: день, дня, дней."""
    tail = abs(number) % 100
    if tail in TEENS or tail % 10 == 0 or tail % 10 > 4:  # noqa: PLR2004 Russian plurals are about these digits
        return many
    return one if tail % 10 == 1 else few


def plural(number: int, one: str, few: str, many: str) -> str:
    """«1 день», «2 дня», «5 дней»: the number with the right form of the word."""
    return f"{number} {form_of(number, one, few, many)}"


def short_date(day: date) -> str:
    """31.12.2025."""
    return day.strftime("%d.%m.%Y")


def long_date(day: date) -> str:
    """23 ноября 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def since_date(day: date) -> str:
    """«с 1 ноября 2026», «со 2 ноября 2026»: one says «со второго»."""
    return f"{_since(day)} {long_date(day)}"


def since_day(day: date, *, today: date) -> str:
    """«с 1 ноября», «со 2 ноября», and the year when it is another one."""
    return f"{_since(day)} {day_and_month(day, today=today)}"


def day_of(day: date, *, today: date) -> str:
    """«сегодня», «вчера», «23 ноября», and the year when it is another one."""
    near = {0: "сегодня", 1: "вчера", -1: "завтра"}.get((today - day).days)
    return near or day_and_month(day, today=today)


def day_and_month(day: date, *, today: date) -> str:
    """«23 ноября», and the year when it is another one: for what may be read on another day."""
    return f"{day.day} {MONTHS[day.month - 1]}" if day.year == today.year else long_date(day)


def month_name(day: date) -> str:
    """«ноя»: a month on an axis."""
    return SHORT_MONTHS[day.month - 1]


def moment(at: datetime) -> str:
    """«23 ноября 2026, 14:05»: a local time."""
    return f"{long_date(at)}, {at:%H:%M}"


def percent(value: float | None) -> str:
    """«70,8 %», «н/д» of nothing."""
    return NO_DATA if value is None else f"{value:.1f} %".replace(".", ",")


def decimal(value: float) -> str:
    """«2», «2,5»: no zero that says nothing, a comma."""
    return f"{value:g}".replace(".", ",")


def hours(value: float) -> str:
    """«1 час», «2,5 часа», «12 часов»."""
    if value != int(value):
        return f"{decimal(value)} часа"
    return plural(int(value), "час", "часа", "часов")


def file_size(count: int) -> str:
    """«340 КБ», «1,4 МБ»."""
    megabytes = round(count / 1024 / 1024, 1)
    return f"{decimal(megabytes)} МБ" if megabytes >= 1 else f"{max(1, round(count / 1024))} КБ"


def has_words(text: str, asked: str) -> bool:
    """Whether every word asked for is in a text, in any order, without case, ё as е."""
    found = sort_key(text)
    return all(word in found for word in sort_key(asked).split())


def sort_key(text: str) -> str:
    """Order words as Russians expect: without case, ё beside е."""
    return text.casefold().replace("ё", "е")


def _since(day: date) -> str:
    return "со" if day.day == 2 else "с"  # noqa: PLR2004 one says «со второго»
