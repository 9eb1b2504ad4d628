"""A name behind a figure opened into its facts."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.monitoring import queries
from services.monitoring.pages.asking import REGION, asked
from services.monitoring.pages.indicator import LISTS
from shared.web import about, looks, requires, unit
from shared.web.pages import go, show

blueprint = Blueprint("grounds_pages", __name__)


@blueprint.route("/indicators/<int:number>/names/<uuid:subject_id>")
@requires("indicator.people.read")
@looks("card")
def show_grounds(number: int, subject_id: UUID) -> Any:
    """Почему человек, школа или объединение учтены или нет: факты и где они записаны."""
    found = asked()
    if found is None:
        return go(REGION)
    of: dict[str, Any] = {"municipality": found.municipality, "number": number, "as_of": found.as_of}
    scope = unit().actor.scope("indicator.people.read")
    one = queries.standing_of(unit().session, subject=subject_id, scope=scope, **of)
    about(one.id if one.indicator.subject == "person" else None)
    told: dict[str, Any] = {"asked": found, "one": one, "lists": dict(LISTS)}
    return found.reply(show("monitoring/grounds.html", **told))
