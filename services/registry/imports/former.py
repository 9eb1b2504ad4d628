"""How an aggregate differs from what the database holds, as JSON, and how to bring the former state back."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, LargeBinary, Uuid, inspect

from services.registry.models import Base

Json = dict[str, Any]
VERSION = "version"


def differences(one: Base) -> tuple[Json, Json]:
    """Give what changed of a loaded aggregate and is not flushed yet: before and after, parts by id."""
    state = inspect(one)
    before, after = _changed_columns(one)
    for relation in state.mapper.relationships:
        history = state.attrs[relation.key].history
        was: Json = {str(part.id): None for part in history.added or ()}
        now: Json = {str(part.id): _columns(part) for part in history.added or ()}
        for part in history.deleted or ():
            was[str(part.id)], now[str(part.id)] = _columns(part) | _changed_columns(part)[0], None
        for part in history.unchanged or ():
            former, present = _changed_columns(part)
            if former:
                was[str(part.id)], now[str(part.id)] = former, present
        if was:
            before[relation.key], after[relation.key] = was, now
    return before, after


def restore(one: Base, before: Mapping[str, Any]) -> None:
    """Set an aggregate back to what `differences` remembered of it."""
    relations = inspect(one).mapper.relationships
    for name, value in before.items():
        if name not in relations:
            _set(one, {name: value})
            continue
        parts = getattr(one, name)
        for part_id, former in value.items():
            _restore_part(parts, relations[name].mapper.class_, UUID(part_id), former)


def _restore_part(parts: list[Any], model: type[Base], part_id: UUID, former: Json | None) -> None:
    present = next((part for part in parts if part.id == part_id), None)
    if former is None:
        if present is not None:
            parts.remove(present)
        return
    if present is None:
        present = model()
        parts.append(present)
    _set(present, former)


def _set(one: Base, values: Mapping[str, Any]) -> None:
    columns = inspect(type(one)).columns
    for name, value in values.items():
        setattr(one, name, _from_json(columns[name].type, value))


def _changed_columns(one: Base) -> tuple[Json, Json]:
    before, after = {}, {}
    state = inspect(one)
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.deleted and column.key != VERSION:
            before[column.key] = _to_json(history.deleted[0])
            after[column.key] = _to_json(getattr(one, column.key))
    return before, after


def _columns(one: Base) -> Json:
    return {name: _to_json(getattr(one, name)) for name in inspect(type(one)).column_attrs.keys()}  # noqa: SIM118 not a dict


def _to_json(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes():
            return b64encode(value).decode()
        case _:
            return value


def _from_json(kind: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match kind:
        case Date():
            return date.fromisoformat(value)
        case Uuid():
            return UUID(value)
        case LargeBinary():
            return b64decode(value)
        case _:
            return value
