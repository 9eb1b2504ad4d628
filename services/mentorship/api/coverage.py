"""JSON doors of coverage: young teachers by school, with the reason and the next action."""

from typing import Any

from flask_smorest import Blueprint

from services.mentorship import queries
from services.mentorship.schemas import (
    CoverageOut,
    CoveragePeopleQuery,
    CoveragePersonOut,
    CoverageQuery,
)
from shared.web import requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("coverage", __name__, description="Охват молодых педагогов наставничеством")


def _asked(query: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": query["municipality"],
        "municipality_id": unit().actor.municipality_id,
        "as_of": query["as_of"],
        "now": unit().now,
        "organization_id": query["organization"],
    }


@blueprint.route("/coverage", methods=["GET"])
@requires("coverage.read")
@blueprint.arguments(CoverageQuery, location="query")
@blueprint.response(200, CoverageOut)
def get_coverage(query: dict[str, Any]) -> dict[str, Any]:
    """Охват на дату, по школам."""
    scope, named = queries.coverage_reach(unit().session, actor=unit().actor)
    return queries.coverage_by_organization(unit().session, **_asked(query), scope=scope, named=named)


@blueprint.route("/coverage/people", methods=["GET"])
@requires("coverage.people")
@blueprint.arguments(CoveragePeopleQuery, location="query")
@blueprint.response(200, CoveragePersonOut(many=True))
def list_people(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Молодые педагоги с состоянием охвата, постранично."""
    scope = queries.reach(unit().session, actor=unit().actor, permission="coverage.people")
    people = queries.coverage_people(unit().session, **_asked(query), scope=scope, state=query["state"])
    return slice_page(people)
