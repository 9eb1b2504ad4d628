"""Narrowing a list by what its query string names."""

from typing import Any, TypeVar

from sqlalchemy import Select

PAGING = frozenset({"limit", "cursor"})

S = TypeVar("S", bound=Select[Any])


def narrowed(query: S, model: Any, arguments: dict[str, Any]) -> S:
    """Keep the rows whose columns equal the arguments; paging is read elsewhere."""
    for name, value in arguments.items():
        if name not in PAGING:
            query = query.where(getattr(model, name) == value)
    return query
