"""JSON doors of aggregates: people with deficits without names, and the headline."""

from typing import Any

from flask_smorest import Blueprint

from services.routes.queries.headlines import HeadlineOf, headline_for
from services.routes.queries.summary import Summary, summary
from services.routes.schemas.figures import HeadlineOut, HeadlineQuery, SummaryOut, SummaryQuery
from shared.keys import load_keys
from shared.web import requires, unit

blueprint = Blueprint("summaries", __name__, description="Дефициты без имён (ust-koksa п.7, 13)")


@blueprint.route("/deficits/summary", methods=["GET"])
@requires("deficit.summary")
@blueprint.arguments(SummaryQuery, location="query")
@blueprint.response(200, SummaryOut)
def get_summary(arguments: dict[str, Any]) -> Summary:
    """Сколько людей с незакрытыми дефицитами: малые числа скрыты, остальные округлены."""
    secret = load_keys(unit().settings.keys).session
    return summary(unit().session, actor=unit().actor, today=unit().today, secret=secret, **arguments)


@blueprint.route("/deficits/headline", methods=["GET"])
@requires("deficit.summary")
@blueprint.arguments(HeadlineQuery, location="query")
@blueprint.response(200, HeadlineOut)
def get_headline(arguments: dict[str, Any]) -> HeadlineOf:
    """Главный показатель: доля дефицитов, закрытых по повторной диагностике."""
    return headline_for(unit().session, actor=unit().actor, today=unit().today, **arguments)
