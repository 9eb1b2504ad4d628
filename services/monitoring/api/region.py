"""JSON doors of the region: municipalities side by side, and all of them together."""

from typing import Any

from flask_smorest import Blueprint

from services.monitoring import queries
from services.monitoring.schemas import PlaceOut, RegionQuery, WholeOut
from shared.web import requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("region", __name__, description="Муниципалитеты рядом; малые ячейки скрыты")


def _region(query: dict[str, Any]) -> queries.Region:
    work = unit()
    day = query["as_of"] or queries.last_day(work.session, today=work.today)
    return queries.region(work.session, actor=work.actor, as_of=day)


@blueprint.route("/region", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(RegionQuery, location="query")
@blueprint.response(200, PlaceOut(many=True))
def list_places(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Муниципалитеты в доступе с десятью показателями на одну дату."""
    region = _region(query)
    return slice_page([queries.told_place(one, as_of=region.as_of) for one in region.places])


@blueprint.route("/region/total", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(RegionQuery, location="query")
@blueprint.response(200, WholeOut(many=True))
def list_wholes(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Показатели по всем муниципалитетам вместе."""
    return slice_page([queries.told_whole(one) for one in _region(query).wholes])
