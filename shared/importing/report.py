"""What an import answers: counts, rejected rows and warnings, in the shape the outer interface promises."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from shared.importing.mapping import Meaning


@dataclass(frozen=True, slots=True, order=True)
class RowMessage:
    """Something about one row; `column` is a heading, or empty when it is about the row as a whole."""

    row: int
    column: str
    message: str


@dataclass(kw_only=True)
class Outcome:
    """What applying rows did, or would have done."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[RowMessage] = field(default_factory=list)
    warnings: list[RowMessage] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Take in what another part of the import found and did."""
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.rejected += other.rejected
        self.warnings += other.warnings


@dataclass(kw_only=True)
class Report(Outcome):
    """The whole import of one file; `rows` counts its rows of data.

    `meanings` say what was made of each heading, `recalled` that an earlier file's mapping was taken.
    """

    kind: str
    rows: int = 0
    applied: bool = False
    meanings: tuple[Meaning, ...] = ()
    recalled: bool = False

    def to_json(self) -> dict[str, Any]:
        """Give the report in the shape of `mms import --json`."""
        return {
            "kind": self.kind,
            "rows": self.rows,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": _in_order(self.rejected),
            "warnings": _in_order(self.warnings),
        }


def _in_order(messages: Iterable[RowMessage]) -> list[dict[str, Any]]:
    return [{"row": one.row, "column": one.column, "message": one.message} for one in sorted(set(messages))]
