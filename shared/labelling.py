"""Rows as people read them: each field under its Russian label, dates and words as they are said."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from shared.russian import short_date


def labelled(
    row: Any, labels: Mapping[str, str], *, words: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Give the labelled fields of a row; `words` say its identifiers in Russian."""
    return {label: readable(getattr(row, name), words or {}) for name, label in labels.items()}


def all_labelled(
    rows: Iterable[Any], labels: Mapping[str, str], *, words: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Give many rows alike."""
    return [labelled(row, labels, words=words) for row in rows]


def readable(value: Any, words: Mapping[str, str]) -> Any:
    """Say a value; structures are kept with what is in them said."""
    match value:
        case datetime():
            said: Any = f"{value:%d.%m.%Y %H:%M} UTC"
        case date():
            said = short_date(value)
        case UUID():
            said = str(value)
        case str():
            said = words.get(value, value)
        case dict():
            said = {str(key): readable(one, words) for key, one in value.items()}
        case list() | tuple():
            said = [readable(one, words) for one in value]
        case _:
            said = value
    return said
