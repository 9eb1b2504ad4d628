"""Reading a row of a file of results by its instrument: what headings and cells mean, what it scores."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from services.routes.errors import BadResult
from services.routes.models import Instrument
from services.routes.rules.marks import (
    BadMark,
    Target,
    area_targets,
    is_absent,
    listed_headings,
    read_answer,
    targets,
)
from services.routes.rules.parts import score_parts
from services.routes.rules.result_cells import BadCellOfResults, Written, read_part
from services.routes.rules.result_headings import Meant, meant
from services.routes.rules.scoring import Finding, measured_areas, not_measured, score_result
from shared.importing.heading_forms import heading_form

AREA_NAMES = area_targets()
Row = Mapping[str, Any]
Said = tuple[str, str]
NOT_TAKEN = "строка не загружена"
NOTHING = f"нет ни одного результата, {NOT_TAKEN}"
NO_EVIDENCE = "оценки 0 и 1 внесены без описания того, что видели на уроке"
ANSWERS_WIN = "есть ответы на вопросы: баллы блоков не взяты"


@dataclass(kw_only=True)
class ReadRow:
    """A row understood: what is stored, what it says, and what is wrong or odd about it."""

    stored: dict[str, Any] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    problems: list[Said] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the row brings nothing that could be taken."""
        return not self.findings


class Instruments:
    """The municipality's instruments as files name them; a name alone means the newest edition."""

    def __init__(self, rows: Iterable[Instrument]) -> None:
        self.by_name: dict[str, list[Instrument]] = {}
        self.by_edition: dict[str, Instrument] = {}
        self.targets: dict[Any, dict[str, Target]] = {}
        for one in sorted(rows, key=lambda row: row.id):
            self.targets[one.id] = targets(one.blocks)
            for name in dict.fromkeys(heading_form(words) for words in (one.name, one.title) if words):
                self.by_name.setdefault(name, []).append(one)
                for said in (one.edition, f"издание {one.edition}"):
                    self.by_edition[heading_form(f"{name} {said}")] = one
        self._meant: dict[tuple[Any, str], Meant | None] = {}

    def meant(self, instrument_id: Any, heading: str) -> Meant | None:
        """What a heading names in an instrument, if anything."""
        key = instrument_id, heading
        if key not in self._meant:
            self._meant[key] = meant(heading_form(heading), self.targets[instrument_id])
        return self._meant[key]

    def is_known(self, heading: str) -> bool:
        """Whether some instrument has such a column."""
        return any(self.meant(one, heading) for one in self.targets)

    def find(self, written: str) -> tuple[Instrument | None, bool]:
        """The instrument, and whether one of several editions had to be chosen."""
        form = heading_form(written)
        named = self.by_name.get(form, [])
        if named:
            return named[-1], len(named) > 1
        return self.by_edition.get(form), False

    def listed(self) -> str:
        """The names, as a person is told what there is."""
        return ", ".join(
            sorted({f"«{found[-1].title or found[-1].name}»" for found in self.by_name.values()})
        )


def read_row(row: Row, instrument: Instrument, known: Instruments) -> ReadRow:
    """Read the results of a row and score them."""
    read = ReadRow()
    named = {heading: found for heading in row["results"] if (found := known.meant(instrument.id, heading))}
    read.unknown = [heading for heading in row["results"] if not known.is_known(heading)]
    read.problems += _strays(row, instrument, named)
    if not named and not read.problems:
        columns = listed_headings(instrument.blocks)
        read.problems.append(("Инструмент", f"в файле нет столбцов этого инструмента. Они: {columns}"))
        return read
    read.remarks += [
        (heading, "столбец другого инструмента, значение не взято")
        for heading, value in row["results"].items()
        if value and heading not in named and heading not in read.unknown
    ]
    answers, shares = _values(row["results"], named, read)
    if not read.problems:
        _score(read, instrument, answers, shares)
    return read


def _strays(row: Row, instrument: Instrument, named: Mapping[str, Meant]) -> list[Said]:
    """Scores in an area that a test of blocks does not measure: whoever wrote them meant something else."""
    if not instrument.blocks or instrument.scale["method"] != "share":
        return []
    return [
        (heading, not_measured(found.target.code, instrument.blocks))
        for heading, value in row["results"].items()
        if value and heading not in named and not is_absent(value)
        if (found := _area(heading)) and found.target.code not in measured_areas(instrument.blocks)
    ]


@lru_cache(maxsize=1024)
def _area(heading: str) -> Meant | None:
    """The area of the catalogue that a heading names, if any: every row has the same headings."""
    return meant(heading_form(heading), AREA_NAMES)


def _values(
    results: Mapping[str, str], named: Mapping[str, Meant], read: ReadRow
) -> tuple[dict[str, Decimal], dict[str, Fraction]]:
    answers = _answers(results, named, read)
    shares, parts = _shares(results, named, read)
    if answers and shares:
        read.remarks.append(("", ANSWERS_WIN))
        parts = {}
    items = {code: str(answer) for code, answer in answers.items()}
    read.stored = {"items": items, "areas": [], "parts": parts, "evidence": {}, "header": {}}
    return answers, shares


def _answers(results: Mapping[str, str], named: Mapping[str, Meant], read: ReadRow) -> dict[str, Decimal]:
    answers: dict[str, Decimal] = {}
    for heading, target in ((one, found.target) for one, found in named.items() if found.target.is_item):
        try:
            if results[heading] and (answer := read_answer(results[heading], most=target.most)) is not None:
                answers[target.code] = answer
        except BadMark as wrong:
            read.problems.append((heading, str(wrong)))
    return answers


def _shares(
    results: Mapping[str, str], named: Mapping[str, Meant], read: ReadRow
) -> tuple[dict[str, Fraction], dict[str, str]]:
    """The percent of each part and the words it was given in; a part may have several columns."""
    columns: dict[str, list[Written]] = {}
    for heading, found in named.items():
        if not found.target.is_item:
            cell = Written(heading=heading, words=results[heading], meant=found)
            columns.setdefault(found.target.code, []).append(cell)
    shares: dict[str, Fraction] = {}
    parts: dict[str, str] = {}
    for code, cells in columns.items():
        try:
            if said := read_part(cells):
                shares[code], parts[code] = said.share, said.words
        except BadCellOfResults as wrong:
            read.problems.append((wrong.heading, str(wrong)))
    return shares, parts


def _score(
    read: ReadRow, instrument: Instrument, answers: Mapping[str, Decimal], shares: Mapping[str, Fraction]
) -> None:
    low = set(instrument.scale.get("evidence_for", ()))
    try:
        if answers:
            read.findings = score_result(instrument.blocks, instrument.scale, answers)
            if any(str(answer) in low for answer in answers.values()):
                read.remarks.append(("", NO_EVIDENCE))
        elif shares:
            read.findings = score_parts(instrument.blocks, instrument.scale, shares)
    except BadResult as wrong:
        said = next((texts[0] for texts in wrong.fields.values()), wrong.message)
        read.problems.append(("", said))
    if read.is_empty and not read.problems:
        read.remarks.append(("", NOTHING))
