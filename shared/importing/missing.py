"""What is said when required columns are not in a file: which are there, and which of them may be meant."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import ClassVar

from shared.importing.cells import shown
from shared.importing.columns import Kind
from shared.importing.heading_forms import heading_form
from shared.importing.mapping import Meaning, Recognition, Title
from shared.importing.sheet import UnreadableFile

SHOWN_HEADINGS = 20
ALIKE = 0.6
LONGEST_HEADING = 100
FEWEST_HEADINGS = 2
SHORTEST_ALIKE = 3  # «у» has half the letters of «ОУ» and means nothing


class MissingColumns(UnreadableFile):
    """Required columns are not there; `found` counts those that are, `suggested` maps headings to ours,
    `meanings` say what is made of each heading.

    `errors` of the reply name each unrecognised heading, so that a person may map it.
    """

    type: ClassVar[str] = "missing-columns"

    def __init__(
        self,
        message: str,
        *,
        found: int = 0,
        unknown: Sequence[str] = (),
        suggested: dict[str, str] | None = None,
        meanings: tuple[Meaning, ...] = (),
    ) -> None:
        self.found = found
        self.suggested = suggested or {}
        self.meanings = meanings
        fields = {name: [_advice(self.suggested.get(name))] for name in unknown}
        super().__init__(message, fields=fields)

    @property
    def likeness(self) -> tuple[int, int, int]:
        """How much the sheet looks like a file of the kind, or at least like a table with headings."""
        headings = len(self.meanings)
        return self.found, len(self.suggested), headings if headings >= FEWEST_HEADINGS else 0


def _advice(heading: str | None) -> str:
    return f"Похоже на «{heading}»." if heading else "Не распознан; можно указать, какой это столбец."


def nothing_found(kind: Kind) -> MissingColumns:
    """Say that no row looks like headings."""
    return MissingColumns(
        f"Не найдена строка заголовков. Для файла «{kind.title}» нужны столбцы: {', '.join(kind.required)}."
    )


def missing_columns(
    kind: Kind, missing: Sequence[str], titles: Sequence[Title], known: Recognition, *, found: int, row: int
) -> MissingColumns:
    """Say what is missing in the row that looks most like headings, and what could stand for it."""
    seen = [title for title in titles if title.words]
    unknown = [title.words for title in seen if not known.fields([title]) and not known.ignores(title)]
    suggested = suggest(kind, missing, unknown)
    message = f"Не хватает обязательных столбцов: {_quoted(missing)}. "
    if not found and not suggested:
        message = f"{nothing_found(kind).message} "
    message += f"В строке {row} есть: {_quoted([shown(one.words) for one in islice(seen, SHOWN_HEADINGS)])}."
    if suggested:
        pairs = "; ".join(f"«{shown(written)}» — это «{meant}»" for written, meant in suggested.items())
        message += f" Возможно, {pairs}: укажите соответствие столбцов."
    if not found and not suggested:
        message += " Если это ваши заголовки, укажите соответствие столбцов."
    return MissingColumns(
        message,
        found=found,
        unknown=unknown[:SHOWN_HEADINGS],
        suggested=suggested,
        meanings=known.meanings(titles, range(len(titles)), guessed=suggested),
    )


def suggest(kind: Kind, missing: Sequence[str], unknown: Sequence[str]) -> dict[str, str]:
    """Give, for unrecognised headings, the missing column each resembles most; none stands for two."""
    instead = {column.instead for column in kind.columns if column.heading in missing}
    likely = {
        column.heading: (column.heading, *column.aliases, *column.similar)
        for column in kind.columns
        if column.heading in missing or column.field in instead
    }
    scored = sorted(
        (
            (-_likeness(written, words), written, heading)
            for heading, spellings in likely.items()
            for written in unknown
            if len(written) <= LONGEST_HEADING
            for words in spellings
        )
    )
    found: dict[str, str] = {}
    for score, written, heading in scored:
        if -score >= ALIKE and written not in found and heading not in found.values():
            found[written] = heading
    return found


def _likeness(written: str, words: str) -> float:
    one, other = heading_form(written), heading_form(words)
    if f"{one} ".startswith(f"{other} "):
        return 1.0
    if min(len(one), len(other)) < SHORTEST_ALIKE:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
