"""Who acts on a page and on which local date."""

from typing import Any

from flask import request

from shared.errors import Stale
from shared.web import unit


def who() -> dict[str, Any]:
    """Name the actor and the date, as actions and queries ask for them."""
    return {"actor": unit().actor, "today": unit().today}


def check_seen(version: int) -> None:
    """Raise Stale unless the button was pressed on a page that showed this version: nobody signs unseen."""
    if request.form.get("version", str(version)) != str(version):
        raise Stale("Маршрут изменился, пока вы его смотрели. Прочитайте его ещё раз.")
