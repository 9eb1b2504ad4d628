"""JSON doors of strengths: one's own, offered to those who look for mentors."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.models import Achievement
from services.routes.queries import reading
from services.routes.schemas.achievements import AchievementOut, AchievementReleaseIn, AchievementsQuery
from shared.web import page, requires, unit

blueprint = Blueprint("achievements", __name__, description="Сильные стороны: по ним находят наставников")


@blueprint.route("/achievements", methods=["GET"])
@requires("achievement.read")
@blueprint.arguments(AchievementsQuery, location="query")
@blueprint.response(200, AchievementOut(many=True))
def list_achievements(arguments: dict[str, Any]) -> list[Achievement]:
    """Свои сильные стороны."""
    del arguments  # paging only
    return page(reading.achievements(unit().session, actor=unit().actor), key=Achievement.id)


@blueprint.route("/achievements/<uuid:achievement_id>/release", methods=["POST"])
@requires("achievement.release")
@blueprint.arguments(AchievementReleaseIn)
@blueprint.response(200, AchievementOut)
def release_achievement(data: dict[str, Any], achievement_id: UUID) -> Achievement:
    """Предложить свою сильную сторону коллегам или перестать."""
    who: dict[str, Any] = {"actor": unit().actor, "today": unit().today}
    return actions.release_achievement(unit().session, **who, achievement_id=achievement_id, **data)
