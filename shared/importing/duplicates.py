"""Rows of one file with one natural key: repeats count as unchanged, contradictions are rejected."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from shared.importing.columns import Kind, Row
from shared.importing.names import comparable
from shared.importing.report import RowMessage


@dataclass
class Sifted:
    """Rows with distinct keys; how many were mere repeats; the contradicting ones."""

    rows: list[Row] = field(default_factory=list)
    repeated: int = 0
    rejected: list[RowMessage] = field(default_factory=list)


def sift(rows: list[Row], kind: Kind) -> Sifted:
    """Keep the first of equal rows and none of those that contradict each other."""
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(kind.key(row), []).append(row)
    result = Sifted()
    for group in groups.values():
        others = [row for row in group[1:] if differing(group[0], row)]
        if others:
            result.rejected += [_contradiction(row, group[0], others[0], kind) for row in group]
        else:
            result.rows.append(group[0])
            result.repeated += len(group) - 1
    return result


def _contradiction(row: Row, first: Row, second: Row, kind: Kind) -> RowMessage:
    other = second if row is first or not differing(row, first) else first
    headings = [kind.headings[name] for name in differing(row, other) if name in kind.headings]
    where = f" (столбец «{headings[0]}»)" if headings else ""
    message = f"строка {other['row']} говорит о том же самом другое{where}; оставьте одну из них"
    return RowMessage(row["row"], headings[0] if headings else "", message)


def differing(one: Row, other: Row) -> list[str]:
    """Name the fields in which two rows differ, spelling apart."""
    fields = {**one, **other}.keys() - {"row"}
    return sorted(name for name in fields if _form(one.get(name)) != _form(other.get(name)))


def _form(value: Any) -> Any:
    return comparable(value) if isinstance(value, str) else value
