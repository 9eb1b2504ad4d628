"""What an import would do: counts, refusals, warnings, and the change itself, not made yet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from shared.contracts.event import Event
from shared.outbox import emit_all


@dataclass(kw_only=True)
class Plan:
    """Collected row by row; `apply` writes everything with its events."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    inserts: list[Any] = field(default_factory=list)
    changes: list[Callable[[], None]] = field(default_factory=list)
    events: list[Callable[[], Event]] = field(default_factory=list)

    def reject(self, row: int, column: str, message: str) -> None:
        """Refuse a row."""
        self.rejected.append({"row": row, "column": column, "message": message})

    def warn(self, row: int, column: str, message: str) -> None:
        """Accept a row, with a word about it."""
        self.warnings.append({"row": row, "column": column, "message": message})

    def apply(self, session: Session) -> None:
        """Write the rows, then tell about them."""
        session.add_all(self.inserts)
        for change in self.changes:
            change()
        session.flush()
        emit_all(session, [event() for event in self.events])

    def report(self) -> dict[str, Any]:
        """Answer the counts with refusals and warnings in the order of rows."""
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": sorted(self.rejected, key=lambda one: one["row"]),
            "warnings": sorted(self.warnings, key=lambda one: one["row"]),
        }
