"""The JSON door from a name behind a figure to its facts."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.monitoring import queries
from services.monitoring.schemas import GroundOut, SchoolsQuery
from shared import roster
from shared.web import about, looks, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("grounds", __name__, description="Факты за именем (ust-koksa п.19)")


@blueprint.route("/indicators/<int:number>/people/<uuid:subject_id>/facts", methods=["GET"])
@requires("indicator.people.read")
@looks("card")
@blueprint.arguments(SchoolsQuery, location="query")
@blueprint.response(200, GroundOut(many=True))
def list_grounds(query: dict[str, Any], number: int, subject_id: UUID) -> list[Any]:
    """Факты, на которые показатель смотрит у этого человека, школы или объединения."""
    work, code = unit(), query["municipality"]
    as_of = query["as_of"] or queries.day_in(work.session, code=code, now=work.now)
    of: dict[str, Any] = {"municipality": roster.municipality_by_code(work.session, code=code)}
    scope = work.actor.scope("indicator.people.read")
    of |= {"number": number, "as_of": as_of, "subject": subject_id, "scope": scope}
    one = queries.standing_of(work.session, **of)
    about(one.id if one.indicator.subject == "person" else None)
    return slice_page(list(one.grounds))
