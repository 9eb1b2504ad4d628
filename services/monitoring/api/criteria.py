"""JSON doors of the seven qualitative criteria (krasnoyarsk 6)."""

from typing import Any

from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import CriterionEvidence, CriterionRating
from services.monitoring.queries import Rated
from services.monitoring.schemas import (
    CriteriaQuery,
    CriterionEvidenceIn,
    CriterionEvidenceOut,
    RatedOut,
    RatingIn,
    RatingOut,
)
from shared.web import requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("criteria", __name__, description="Критерии методической работы (krasnoyarsk 6)")


@blueprint.route("/criteria", methods=["GET"])
@requires("criterion.read")
@blueprint.arguments(CriteriaQuery, location="query")
@blueprint.response(200, RatedOut(many=True))
def list_criteria(query: dict[str, Any]) -> list[Rated]:
    """Семь критериев периода: подтверждения и оценки экспертов."""
    scope = unit().actor.scope("criterion.read")
    found = queries.period(unit().session, scope=scope, period_id=query["period_id"])
    return slice_page(queries.rated(unit().session, period=found))


@blueprint.route("/criteria/<int:number>/evidence", methods=["POST"])
@requires("criterion.write")
@blueprint.arguments(CriterionEvidenceIn)
@blueprint.response(201, CriterionEvidenceOut)
def add_evidence(data: dict[str, Any], number: int) -> CriterionEvidence:
    """Добавить подтверждение критерия."""
    work = unit()
    return actions.add_evidence(work.session, actor=work.actor, number=number, now=work.now, **data)


@blueprint.route("/criteria/<int:number>/ratings", methods=["POST"])
@requires("criterion.rate")
@blueprint.arguments(RatingIn)
@blueprint.response(200, RatingOut)
def rate(data: dict[str, Any], number: int) -> CriterionRating:
    """Оценить критерий словом и сказать почему; своё слово можно изменить."""
    work = unit()
    when: dict[str, Any] = {"now": work.now, "today": work.today}
    return actions.rate(work.session, actor=work.actor, number=number, **when, **data)
