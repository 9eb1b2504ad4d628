"""What became, or would become, of the rows of a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass
class Report:
    """What came, or would come, of a file."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[Row] = field(default_factory=list)
    warnings: list[Row] = field(default_factory=list)

    def reject(self, row: Row, column: str, message: str) -> None:
        """Refuse a row."""
        self.rejected.append({"row": row["row"], "column": column, "message": message})

    def warn(self, row: Row, found: Iterable[tuple[str, str]]) -> None:
        """Warn about a row that is taken."""
        self.warnings += [
            {"row": row["row"], "column": column, "message": message} for column, message in found
        ]
