"""The JSON door of statistics: numbers only."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint

from services.notifications import queries
from services.notifications.schemas import CountedOut, PeriodQuery
from shared.web import requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("statistics", __name__, description="Что стало с сообщениями")


@blueprint.route("/statistics", methods=["GET"])
@requires("statistics.read")
@blueprint.arguments(PeriodQuery, location="query")
@blueprint.response(200, CountedOut(many=True))
def get_statistics(query: dict[str, date]) -> list[queries.Counted]:
    """Отправлено, прочитано и сделано за 48 часов по каждому правилу."""
    work = unit()
    days: dict[str, Any] = queries.period(query.get("since"), query.get("until"), today=work.today)
    here = queries.municipality_of(work.actor)
    found = queries.statistics(work.session, municipality_id=here, zone=work.zone, now=work.now, **days)
    return slice_page(found)
