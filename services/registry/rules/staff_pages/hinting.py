"""What a page's experience hints at: it is shown beside the register's date and never written over it.

Since 01.09.2024 a page states the experience in a subject (order № 1493, clarification of 11.11.2024): it
says nothing of who is young, and even a stated pedagogical experience has no document behind it here.
"""

from datetime import date

from services.registry.rules.staff_pages.deciding import why_not
from services.registry.rules.staff_pages.known import Compared, Comparison
from shared.importing import RowMessage
from shared.russian import plural

MONTHS_IN_YEAR = 12
DIFFERENCE = 12
EXPERIENCE = (
    "Стаж на странице — только подсказка, в реестр он не переносится. Начало педагогического стажа "
    "не указано: {people}. Внесите его по документам."
)
LEFT = (
    "Есть в реестре, но не на странице: {people}. Никто из них не уволен: человек может стоять "
    "на другой странице сайта."
)
LINES = (
    "Люди найдены в строках текста, а не в таблице: проверьте каждого. "
    "Применяются только строки, выбранные явно."
)


def page_hints(comparison: Comparison) -> list[RowMessage]:
    """Give what is to be known about the whole page before anything is applied."""
    messages = []
    undated = [one for one in comparison.rows if one.person is None or one.person.experience_from is None]
    if any(_states_experience(one) for one in comparison.rows) and undated:
        messages.append(EXPERIENCE.format(people=plural(len(undated), "человек", "человека", "человек")))
    if any(one.row.source == "line" for one in comparison.rows):
        messages.append(LINES)
    if comparison.left:
        messages.append(LEFT.format(people=plural(len(comparison.left), "человек", "человека", "человек")))
    return [RowMessage(0, "", message) for message in messages]


def hints(one: Compared, *, today: date, applying: bool) -> list[RowMessage]:
    """Give what is to be known about a row: why a word will not apply it by itself, where experience differs.

    Once the word was given, the application itself says what it left out and why.
    """
    said = []
    in_a_line = one.row.source == "line"  # said once for the whole page
    refusal = why_not(one, chosen=in_a_line)
    if refusal and not applying:
        said.append(RowMessage(one.row.number, "", refusal))
    elif one.note and not refusal:
        said.append(RowMessage(one.row.number, "Должность", one.note))
    if difference := _difference(one, today):
        said.append(RowMessage(one.row.number, "Стаж", difference))
    return said


def _states_experience(one: Compared) -> bool:
    stated = one.row.experience
    return any(months is not None for months in (stated.total, stated.pedagogical, stated.subject))


def _difference(one: Compared, today: date) -> str:
    months, since = one.row.experience.pedagogical, one.person and one.person.experience_from
    if months is None or not since:
        return ""
    known = (today.year - since.year) * MONTHS_IN_YEAR + today.month - since.month
    if abs(known - months) <= DIFFERENCE:
        return ""
    return (
        f"педагогический стаж на странице {_years(months)}, по реестру {_years(known)} (с {since:%d.%m.%Y}): "
        "проверьте по документам"
    )


def _years(months: int) -> str:
    return plural(months // MONTHS_IN_YEAR, "год", "года", "лет")
