"""Who acts on a page and on which local date."""

from typing import Any
from uuid import UUID

from flask import request

from shared.errors import Forbidden, Stale
from shared.web import unit


def who() -> dict[str, Any]:
    """Name the actor and the date, as actions and queries ask for them."""
    return {"actor": unit().actor, "today": unit().today}


def me() -> UUID:
    """The actor's person; raises Forbidden for an account that is nobody's."""
    person_id = unit().actor.person_id
    if person_id is None:
        raise Forbidden
    return person_id


def check_seen(version: int) -> None:
    """Raise Stale unless the button was pressed on a page that showed this version: nobody signs unseen."""
    if request.form.get("version", str(version)) != str(version):
        raise Stale("Маршрут изменился, пока вы его смотрели. Прочитайте его ещё раз.")
