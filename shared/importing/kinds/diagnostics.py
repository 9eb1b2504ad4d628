"""Results of diagnostics: whose, by which instrument, when, then a column per block (ust-koksa 7.1, 13)."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from decimal import Decimal
from typing import Any

from shared.importing.cells import BadCell, decimal, text, timeless, up_to
from shared.importing.columns import Kind, Opened, Row, column, day_column
from shared.importing.dates import past_day
from shared.importing.kinds.people_columns import person_columns
from shared.importing.names import comparable
from shared.importing.sheet import Cell

INSTRUMENT_HINT = (
    "Название из списка инструментов; издание, если их несколько, — в скобках. Правее добавьте по столбцу на "
    "каждый блок инструмента: готовый шаблон с ними — на странице инструмента."
)
PERCENT = re.compile("%|процент", re.IGNORECASE)
ONLY_ONES = "в столбце только 0 и 1: приняты как баллы. Если это доли, запишите 100%"


def result(cell: Cell) -> Decimal | str | None:
    """Read what stands under a block: a number, or the words as they are — the instrument knows what fits."""
    try:
        return decimal(cell)
    except BadCell:
        return text(cell)


RESULTS = Opened(heading="Результат: блок, область или вопрос", prefix="result:", parse=timeless(result))


def _key(row: Row) -> Hashable:
    return row["person_id"], comparable(row["instrument"]), row["conducted_on"]


def settle(rows: list[Row]) -> list[tuple[int, str, str]]:
    """Write shares as percents: Excel keeps «85,5%» as 0.855, and only the whole column tells it from points.

    A column of an instrument counts shares when no number in it exceeds one and some number is not whole,
    or its heading says that it is of percents.
    """
    warnings = []
    rows.sort(key=lambda row: row["conducted_on"], reverse=True)  # the newest result speaks first
    for name, found in _columns(rows):
        numbers = {row[name] for row in found}
        small = all(number <= 1 for number in numbers)
        if small and (any(number % 1 for number in numbers) or PERCENT.search(name)):
            for row in found:
                row[name] = as_percent(row[name])
        elif small and Decimal(1) in numbers:
            warnings.append((found[0]["row"], name.removeprefix(RESULTS.prefix), ONLY_ONES))
    return warnings


def as_percent(share: Decimal) -> str:
    """«85.5%» of 0.855."""
    return f"{(share * 100).normalize():f}%"


def _columns(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows with a number in each column of results, instrument by instrument."""
    columns: dict[tuple[Any, str], list[Row]] = defaultdict(list)
    for row in rows:
        instrument = comparable(row["instrument"])
        for name, value in row.items():
            if isinstance(value, Decimal) and name.startswith(RESULTS.prefix):
                columns[instrument, name].append(row)
    for (_, name), found in columns.items():
        yield name, found


DIAGNOSTICS = Kind(
    name="diagnostics",
    title="Результаты диагностики",
    columns=(
        *person_columns(),
        column("Инструмент", "instrument", up_to(300), required=True, hint=INSTRUMENT_HINT),
        day_column("Дата", "conducted_on", past_day, required=True, similar=("Дата диагностики",)),
    ),
    key=_key,
    opened=RESULTS,
    settle=settle,
)
