"""Filters whose choices are the words that the rows themselves have."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from shared.web.tables import Filter

Row = TypeVar("Row")


def by_words(key: str, title: str, rows: Sequence[Row], value: Callable[[Row], str]) -> list[Filter[Row]]:
    """A filter by the words of the rows; none where there is nothing to choose from."""
    words = sorted({value(row) for row in rows if value(row)})
    options = [(word, word) for word in words]
    return [Filter(key=key, title=title, options=options, value=value)] if len(words) > 1 else []
