"""Rows of a staff list that are about nobody: totals, vacancies, signatures, headings printed again."""

import re
from collections.abc import Iterable

from shared.importing.cells import plain
from shared.importing.columns import Kind
from shared.importing.heading_forms import heading_form
from shared.importing.headings import Headings
from shared.importing.names import comparable
from shared.importing.sheet import SheetRow

TOTAL = re.compile(r"(?:итог|итого|всего|подытог|промежуточный итог)(?=$|[\s:.,–—(-])")
AVERAGE = re.compile(
    r"(?:средн(?:ий|ее|яя)|максимальн(?:ый|ое)|минимальн(?:ый|ое)|наибольший|наименьший)"
    r"\s+(?:балл|процент|показатель|значение|результат|итог|выполнение|по)\b|(?:среднее|максимум|минимум)\b"
)
SURE_TOTAL = re.compile(r"(?:итого|всего)(?:\s*[:.,–—(-].*|\s+по\s.*|\s+\d.*)?")
VACANCY = re.compile(r"\(?вакан(?:си[яийею]+|т(?:ная|ный|ное|ные|но|на)?)\b")
POST = re.compile(
    r"(?:и\.?\s?о\.?\s+|врио\s+)?(?:зам\w*\.?\s+)?"
    r"(?:директора?|руководител[ья]|заведующ(?:ий|ая|его|ей)|начальника?|(?:гл\.|главный)\s*бухгалтер)\b"
)
SIGNED = re.compile(
    r"(?:исполнитель|составил[аи]?|подготовил[аи]?|ответственн(?:ый|ая) за|согласован[оы]|утверждаю)\b"
    r"|исп\.|\(?(?:подпись|расшифровка)\b|м\.?\s?п$"
)
BLANK = re.compile(r"_{2,}")
TOLD = re.compile(
    r"итог|всего|средн|максим|миним|наибольш|наименьш|вакан[ст]|директор|руководител|заведующ|начальник|бухгалтер|исполнитель|исп\."
    r"|составил|подготовил|ответственн|согласован|утверждаю|подпись|расшифровка|м\.\s*п\.",
    re.IGNORECASE,
)
NAMES = frozenset({"last_name", "full_name"})
TOTAL_SKIPPED = "строка итогов пропущена"
VACANCY_SKIPPED = "вакансия пропущена: это не человек"
SIGNATURE_SKIPPED = "строка подписи пропущена: это не человек"


def nobody(row: SheetRow, kind: Kind, headings: Headings) -> str | None:
    """Say why a row is no record; None if it is one."""
    if not any(isinstance(cell, str) and TOLD.search(cell) for cell in row.cells):
        return None
    if _is_total(row, kind, headings):
        return TOTAL_SKIPPED
    if _is_vacancy(row, headings):
        return VACANCY_SKIPPED
    if _is_signature(row, kind, headings):
        return SIGNATURE_SKIPPED
    return None


def is_heading(row: SheetRow, headings: Headings) -> bool:
    """Whether the headings stand here once more, or one of several rows of them."""
    titles = ((place, heading_form(headings.titles[place])) for place in headings.places)
    return _says(row, titles) or any(_says(row, line.items()) for line in headings.lines)


def _says(row: SheetRow, line: Iterable[tuple[int, str]]) -> bool:
    return all(
        place < len(row.cells) and heading_form(plain(row.cells[place])) == form for place, form in line
    )


def _is_total(row: SheetRow, kind: Kind, headings: Headings) -> bool:
    """A total stands in a row that lacks what every record has, or plainly begins a whole one."""
    own = [comparable(cell) for cell in _own_texts(row)]
    if not any(TOTAL.match(words) or AVERAGE.match(words) for words in own):
        return False
    return not _is_whole(row, kind, headings) or bool(SURE_TOTAL.fullmatch(own[0]))


def _own_texts(row: SheetRow) -> list[str]:
    return [
        cell
        for place, cell in enumerate(row.cells)
        if isinstance(cell, str) and place not in row.inherited and plain(cell) and not plain(cell).isdigit()
    ]


def _is_whole(row: SheetRow, kind: Kind, headings: Headings) -> bool:
    filled = {
        column.field
        for place, column in headings.places.items()
        if place < len(row.cells) and place not in row.inherited and plain(row.cells[place])
    }
    return all(
        column.field in filled or column.instead in filled for column in kind.columns if column.required
    )


def _is_vacancy(row: SheetRow, headings: Headings) -> bool:
    names = [
        comparable(plain(row.cells[place]))
        for place, column in headings.places.items()
        if column.field in NAMES and place < len(row.cells)
    ]
    if any(VACANCY.match(name) for name in names):
        return True
    said = any(VACANCY.search(comparable(cell)) for cell in _own_texts(row))
    return bool(names) and not any(names) and said


def _is_signature(row: SheetRow, kind: Kind, headings: Headings) -> bool:
    """A signature begins with a post or «Исполнитель» where no record has it, or leaves a blank to sign."""
    own = _own_texts(row)
    words = comparable(own[0]) if own else ""
    post, signed = POST.match(words), SIGNED.match(words)
    if not (post or signed):
        return False
    if any(map(BLANK.search, own)):
        return True
    column = headings.places.get(row.cells.index(own[0]))
    is_name = column is not None and column.field in NAMES
    is_told = own[0].rstrip().endswith(":") or ": " in own[0]
    if _is_whole(row, kind, headings):
        return is_name and is_told
    if column is not None and column.field == "position":
        return False
    return bool(signed) or is_name or is_told or len(own) == 1
