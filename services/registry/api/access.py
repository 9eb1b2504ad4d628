"""Who looked at a person: for the person themself, and for an administrator."""

from typing import Any

from flask_smorest import Blueprint

from services.registry import queries
from services.registry.errors import UnknownPerson
from services.registry.models import AccessEntry
from services.registry.schemas import AccessFilter, LookOut
from shared.web import about, looks, requires, unit
from shared.web.paging import newest_page

blueprint = Blueprint("access_log", __name__, description="Журнал доступа")


@blueprint.route("/access-log", methods=["GET"])
@requires("access.read")
@looks("card")
@blueprint.arguments(AccessFilter, location="query")
@blueprint.response(200, LookOut(many=True))
def list_looks(query: dict[str, Any]) -> list[queries.Look]:
    """Кто смотрел и менял данные человека, сначала последние."""
    scope = unit().actor.scope("access.read")
    person_id = query["person"] or unit().actor.person_id
    if person_id is None:
        raise UnknownPerson
    about(person_id)
    entries = queries.access_entries(unit().session, scope=scope, person_id=person_id)
    return queries.looks(unit().session, newest_page(entries, key=AccessEntry.sequence))
