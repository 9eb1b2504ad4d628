"""JSON doors of matching: ranked mentors for one, a proposal for all who have nobody."""

from typing import Any

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.schemas import (
    MatchingIn,
    MatchingLineOut,
    MatchingOut,
    MatchingQuery,
    SuggestionOut,
    SuggestionsQuery,
)
from shared.web import about, looks, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("matching", __name__, description="Подбор наставников: решает человек")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


@blueprint.route("/mentor-suggestions", methods=["GET"])
@requires("pair.propose")
@looks("card")
@blueprint.arguments(SuggestionsQuery, location="query")
@blueprint.response(200, SuggestionOut(many=True))
def list_suggestions(query: dict[str, Any]) -> list[queries.Suggestion]:
    """Кто может быть наставником, с причинами."""
    about(query["mentee"])
    return slice_page(queries.suggest_mentors(unit().session, **_who(), mentee_id=query["mentee"]))


@blueprint.route("/mentor-proposals", methods=["GET"])
@requires("pair.propose")
@blueprint.arguments(MatchingQuery, location="query")
@blueprint.response(200, MatchingLineOut(many=True))
def list_proposals(query: dict[str, Any]) -> list[queries.PlanLine]:
    """Предложение сразу для всех молодых педагогов без наставника; ничего не создаёт."""
    del query  # paging only
    return slice_page(list(queries.matching_plan(unit().session, **_who()).lines))


@blueprint.route("/mentor-proposals", methods=["POST"])
@requires("pair.propose")
@blueprint.arguments(MatchingIn)
@blueprint.response(200, MatchingOut)
def propose_arranged(data: dict[str, Any]) -> dict[str, Any]:
    """Предложить выбранные пары; отказ в одной не мешает другим."""
    chosen = {one["mentee_id"]: one["mentor_id"] for one in data["pairs"]}
    made = actions.propose_arranged(
        unit().session, **_who(), now=unit().now, chosen=chosen, starts_on=data["starts_on"]
    )
    refused = [{"mentee_id": mentee, "message": why} for mentee, why in made.refused.items()]
    return {"created": [pair.id for pair in made.made], "refused": refused}
