"""Mappings of columns from earlier files: a file with the same headings is mapped as the last one was."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shared.importing.heading_forms import heading_form
from shared.importing.mapping import titles_of
from shared.importing.sheet import SheetRow

MOST_ROWS = 3


def shape_of(titles: Iterable[str]) -> str:
    """Give a digest of a set of headings: their order and spelling do not matter."""
    forms = sorted({heading_form(title) for title in titles} - {""})
    return hashlib.sha256("\n".join(forms).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Mappings:
    """What a person said now (`given`, empty to forget), else what was said of headings like these."""

    given: Mapping[str, str] | None = None
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def recall(self, rows: Sequence[SheetRow]) -> Mapping[str, str]:
        """Give the remembered mapping of the first rows that look like headings seen before."""
        if self.given is not None or not self.remembered:
            return {}
        cells = [row.cells for row in rows]
        deep = range(1, MOST_ROWS + 1)
        readings = [
            titles_of(*cells[end - rows : end]) for rows in deep for end in range(rows, len(cells) + 1)
        ]
        shapes = (shape_of(title.words for title in titles) for titles in readings)
        return next((self.remembered[shape] for shape in shapes if shape in self.remembered), {})
