"""Rows of a staff list that are about nobody: totals, vacancies, headings printed again on each page."""

import re

from shared.importing.cells import plain
from shared.importing.columns import Kind
from shared.importing.heading_forms import heading_form
from shared.importing.headings import Headings
from shared.importing.names import comparable
from shared.importing.sheet import SheetRow

TOTAL = re.compile(r"(?:итог|итого|всего|подытог|промежуточный итог)(?=$|[\s:.,–—(-])")
SURE_TOTAL = re.compile(r"(?:итого|всего)(?:\s*[:.,–—(-].*|\s+по\s.*|\s+\d.*)?")
VACANCY = re.compile(r"\(?вакан(?:си[яийею]+|т(?:ная|ный|ное|ные|но|на)?)\b")
TOLD = re.compile(r"итог|всего|вакан[ст]", re.IGNORECASE)
NAMES = frozenset({"last_name", "full_name"})
TOTAL_SKIPPED = "строка итогов пропущена"
VACANCY_SKIPPED = "вакансия пропущена: это не человек"


def nobody(row: SheetRow, kind: Kind, headings: Headings) -> str | None:
    """Say why a row is no record; None if it is one."""
    if not any(isinstance(cell, str) and TOLD.search(cell) for cell in row.cells):
        return None
    if _is_total(row, kind, headings):
        return TOTAL_SKIPPED
    if _is_vacancy(row, headings):
        return VACANCY_SKIPPED
    return None


def is_heading(row: SheetRow, headings: Headings) -> bool:
    """Whether the headings stand here once more."""
    return all(
        place < len(row.cells)
        and heading_form(plain(row.cells[place])) == heading_form(headings.titles[place])
        for place in headings.places
    )


def _is_total(row: SheetRow, kind: Kind, headings: Headings) -> bool:
    """A total stands in a row that lacks what every record has, or plainly begins a whole one."""
    own = [comparable(cell) for cell in _own_texts(row)]
    if not any(TOTAL.match(words) for words in own):
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
