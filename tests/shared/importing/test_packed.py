"""Rows kept packed come back as they were."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from shared.importing.packed import BLOCK, PackedRows


class Probe(TypedDict, total=False):
    """A row with values of every sort."""

    row: int
    name: str
    since: date | None
    rate: Decimal | None
    subjects: list[str]


FULL: dict[str, Any] = {
    "name": "Ёлкина",
    "since": date(2020, 2, 29),
    "rate": Decimal("0.25"),
    "subjects": ["Физика"],
}
GAPS: dict[str, Any] = {"name": "Ли", "since": None, "subjects": []}


def test_values_keep_their_types_and_an_absent_column_stays_absent() -> None:
    packed, rows = PackedRows(Probe), []
    for number in range(BLOCK * 2 + 5):
        rows.append({"row": number} | (GAPS if number % 3 else FULL))
        packed.append(rows[-1])
    assert len(packed) == len(rows)
    assert packed.take(range(len(rows))) == rows
    places = [0, BLOCK - 1, BLOCK, BLOCK + 7, BLOCK * 2 + 4]
    assert packed.take(places) == [rows[place] for place in places]
