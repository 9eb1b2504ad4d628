"""Who acts on a page and on which local date."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from flask import request

from services.routes.queries.telling import smallest_cell
from shared.errors import Forbidden, Stale
from shared.keys import load_keys
from shared.web import unit
from shared.web.tables import EXPORT, Table

Row = TypeVar("Row")


def smallest() -> int:
    """Fewer people than this are no figure in the actor's municipality."""
    return smallest_cell(unit().session, municipality_id=unit().actor.municipality_id)


def who() -> dict[str, Any]:
    """Name the actor and the date, as actions and queries ask for them."""
    return {"actor": unit().actor, "today": unit().today}


def by() -> dict[str, Any]:
    """Name the person who acts and the date, for what is written under a name."""
    return {"by": unit().actor.person_id, "today": unit().today}


def secret() -> bytes:
    """The key from which the rounding of figures is drawn; it stays in the services."""
    return load_keys(unit().settings.keys).session


def me() -> UUID:
    """The actor's person; raises Forbidden for an account that is nobody's."""
    person_id = unit().actor.person_id
    if person_id is None:
        raise Forbidden
    return person_id


def seen(table: Table[Row]) -> Sequence[Row]:
    """The rows that a reply shows: the present page of a table, all of it in a file."""
    return table.found if request.args.get(f"{table.prefix}{EXPORT}") else table.shown_rows


def check_seen(version: int, *, changed: str = "Маршрут изменился") -> None:
    """Raise Stale unless the button was pressed on a page that showed this version: nobody signs unseen."""
    if request.form.get("version", str(version)) != str(version):
        raise Stale(f"{changed}, пока вы смотрели. Прочитайте ещё раз.")
