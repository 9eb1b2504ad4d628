"""Narrowing a list by what its query string names."""

from typing import Any, TypeVar

from sqlalchemy import Select

from services.routes.queries.access import same_person
from shared.web import unit

PAGING = frozenset({"limit", "cursor"})
PEOPLE = frozenset({"person_id", "teacher_id"})

S = TypeVar("S", bound=Select[Any])


def narrowed(query: S, model: Any, arguments: dict[str, Any]) -> S:
    """Keep the rows whose columns equal the arguments, of a person all their cards; paging is elsewhere."""
    for name in arguments.keys() - PAGING:
        column, value = getattr(model, name), arguments[name]
        if name in PEOPLE:
            query = query.where(column.in_(same_person(unit().session, person_id=value)))
        else:
            query = query.where(column == value)
    return query
