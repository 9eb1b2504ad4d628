"""The JSON doors of monitoring: figures, and the names behind them."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint

from services.monitoring import queries
from services.monitoring.rules import INDICATORS
from services.monitoring.schemas import (
    ForecastQuery,
    IndicatorsOut,
    IndicatorsQuery,
    NamedOut,
    OutlookOut,
    PeopleQuery,
)
from shared.web import requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("indicators", __name__, description="Показатели мониторинга (ust-koksa п.19)")


@blueprint.route("/indicators", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(IndicatorsQuery, location="query")
@blueprint.response(200, IndicatorsOut)
def get_indicators(query: dict[str, Any]) -> dict[str, Any]:
    """Показатели муниципалитета на дату."""
    return queries.indicators_for(
        unit().session,
        actor=unit().actor,
        municipality_code=query["municipality"],
        as_of=query["as_of"] or _day_in(query["municipality"]),
    )


@blueprint.route("/indicators/<int:number>/people", methods=["GET"])
@requires("indicator.people.read")
@blueprint.arguments(PeopleQuery, location="query")
@blueprint.response(200, NamedOut(many=True))
def get_people(query: dict[str, Any], number: int) -> list[queries.Named]:
    """Список за показателем: кто учтён, кто нет и почему, кто не определён, кто вне знаменателя."""
    lines = queries.people(
        unit().session,
        scope=unit().actor.scope("indicator.people.read"),
        municipality_code=query["municipality"],
        number=number,
        as_of=query["as_of"] or _day_in(query["municipality"]),
        list_name=query["list_name"],
    )
    return slice_page(lines)


@blueprint.route("/forecast", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(ForecastQuery, location="query")
@blueprint.response(200, OutlookOut(many=True))
def get_forecast(query: dict[str, Any]) -> list[queries.Outlook]:
    """Что приведёт показатели к порогу к дате сбора и чего ждать, если идти как в этом году."""
    work, scope = unit(), unit().actor.scope("indicator.read")
    municipality = queries.municipality_within(work.session, scope=scope, code=query["municipality"])
    today = _day_in(query["municipality"])
    read = queries.ahead(
        queries.told(work.session, municipality_id=municipality.id),
        municipality=municipality,
        today=today,
        on=query["as_of"] or queries.coming_day(municipality, today=today),
        names_scope=queries.names_scope(work.actor),
        sees_diagnostics="methodist" in work.actor.roles(),
        exact=queries.sees_exact(work.actor, municipality.id),
    )
    return slice_page([queries.outlook(work.session, read, indicator=one) for one in INDICATORS])


def _day_in(code: str) -> date:
    """The day where the figures are, whoever asks: an analyst may sit eight hours away."""
    return queries.day_in(unit().session, code=code, now=unit().now)
