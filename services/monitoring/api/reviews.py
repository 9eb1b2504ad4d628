"""JSON doors of reviews and decisions (ust-koksa п.21)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import Decision, Review
from services.monitoring.schemas import (
    DecisionIn,
    DecisionOut,
    DecisionsQuery,
    OutcomeIn,
    ReviewIn,
    ReviewOut,
    ReviewsQuery,
)
from shared.web import page, requires, unit

blueprint = Blueprint("reviews", __name__, description="Рассмотрение и решения (ust-koksa п.21)")


@blueprint.route("/reviews", methods=["GET"])
@requires("review.read")
@blueprint.arguments(ReviewsQuery, location="query")
@blueprint.response(200, ReviewOut(many=True))
def list_reviews(query: dict[str, Any]) -> list[Review]:
    """Где рассматривали показатели."""
    found = queries.reviews(scope=unit().actor.scope("review.read"))
    if "period_id" in query:
        found = found.where(Review.period_id == query["period_id"])
    return page(found, key=Review.id)


@blueprint.route("/reviews/<uuid:review_id>", methods=["GET"])
@requires("review.read")
@blueprint.response(200, ReviewOut)
def get_review(review_id: UUID) -> Review:
    """Одно рассмотрение."""
    scope = unit().actor.scope("review.read")
    return queries.review(unit().session, scope=scope, review_id=review_id)


@blueprint.route("/reviews", methods=["POST"])
@requires("review.write")
@blueprint.arguments(ReviewIn)
@blueprint.response(201, ReviewOut)
def record_review(data: dict[str, Any]) -> Review:
    """Записать рассмотрение зафиксированного периода."""
    return actions.record_review(unit().session, actor=unit().actor, today=unit().today, **data)


@blueprint.route("/decisions", methods=["GET"])
@requires("review.read")
@blueprint.arguments(DecisionsQuery, location="query")
@blueprint.response(200, DecisionOut(many=True))
def list_decisions(query: dict[str, Any]) -> list[Decision]:
    """Решения по показателям."""
    found = queries.decisions(scope=unit().actor.scope("review.read"))
    if "review_id" in query:
        found = found.where(Decision.review_id == query["review_id"])
    return page(found, key=Decision.id)


@blueprint.route("/decisions", methods=["POST"])
@requires("review.write")
@blueprint.arguments(DecisionIn)
@blueprint.response(201, DecisionOut)
def decide(data: dict[str, Any]) -> Decision:
    """Записать решение: что, кто, к какому сроку."""
    return actions.decide(unit().session, actor=unit().actor, **data)


@blueprint.route("/decisions/<uuid:decision_id>/outcome", methods=["POST"])
@requires("decision.report")
@blueprint.arguments(OutcomeIn)
@blueprint.response(200, DecisionOut)
def report_decision(data: dict[str, Any], decision_id: UUID) -> Decision:
    """Сказать, что стало с решением."""
    work = unit()
    of: dict[str, Any] = {"decision_id": decision_id, "today": work.today}
    return actions.report_decision(work.session, actor=work.actor, **of, **data)
