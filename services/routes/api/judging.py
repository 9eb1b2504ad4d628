"""JSON doors through which a practice goes from hand to hand, and those of the experts' marks."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.practices import present, shown, who
from services.routes.models import PracticeMark
from services.routes.queries import judging, suggesting
from services.routes.schemas.diagnostics import Paged
from services.routes.schemas.practices import (
    ArchivingIn,
    DeficitSuggestionsOut,
    MarkIn,
    MarkOut,
    NamingIn,
    PracticeOut,
    SuggestionsQuery,
)
from services.routes.schemas.routes import ReturnIn
from shared.web import about, looks, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("judging", __name__, description="Практики: решения методиста и оценки экспертов")


@blueprint.route("/practices/<uuid:practice_id>/submission", methods=["POST"])
@requires("practice.write")
@blueprint.response(200, PracticeOut)
def submit_practice(practice_id: UUID) -> dict[str, Any]:
    """Отправить методисту."""
    return shown(actions.submit_practice(unit().session, **who(), practice=present(practice_id)))


@blueprint.route("/practices/<uuid:practice_id>/withdrawal", methods=["POST"])
@requires("practice.write")
@blueprint.response(200, PracticeOut)
def withdraw_practice(practice_id: UUID) -> dict[str, Any]:
    """Вернуть себе, чтобы дописать."""
    return shown(actions.withdraw_practice(unit().session, **who(), practice=present(practice_id)))


@blueprint.route("/practices/<uuid:practice_id>/naming", methods=["POST"])
@requires("practice.write")
@blueprint.arguments(NamingIn)
@blueprint.response(200, PracticeOut)
def name_author(data: dict[str, Any], practice_id: UUID) -> dict[str, Any]:
    """Согласие автора быть названным или его отзыв (152-ФЗ ст. 10.1)."""
    return shown(actions.name_author(unit().session, **who(), practice=present(practice_id), **data))


@blueprint.route("/practices/<uuid:practice_id>/archiving", methods=["POST"])
@requires("practice.write")
@blueprint.arguments(ArchivingIn)
@blueprint.response(200, PracticeOut)
def archive_practice(data: dict[str, Any], practice_id: UUID) -> dict[str, Any]:
    """Убрать из банка."""
    return shown(actions.archive_practice(unit().session, **who(), practice=present(practice_id), **data))


@blueprint.route("/practices/<uuid:practice_id>/publication", methods=["POST"])
@requires("practice.decide")
@blueprint.response(200, PracticeOut)
def publish_practice(practice_id: UUID) -> dict[str, Any]:
    """Опубликовать практику или её новую редакцию."""
    return shown(actions.publish_practice(unit().session, **who(), practice=present(practice_id)))


@blueprint.route("/practices/<uuid:practice_id>/return", methods=["POST"])
@requires("practice.decide")
@blueprint.arguments(ReturnIn)
@blueprint.response(200, PracticeOut)
def return_practice(data: dict[str, Any], practice_id: UUID) -> dict[str, Any]:
    """Вернуть автору с замечанием."""
    return shown(actions.return_practice(unit().session, **who(), practice=present(practice_id), **data))


@blueprint.route("/practices/<uuid:practice_id>/restoration", methods=["POST"])
@requires("practice.decide")
@blueprint.response(200, PracticeOut)
def restore_practice(practice_id: UUID) -> dict[str, Any]:
    """Вернуть из архива на рассмотрение."""
    return shown(actions.restore_practice(unit().session, **who(), practice=present(practice_id)))


@blueprint.route("/practices/<uuid:practice_id>/marks", methods=["GET"])
@requires("practice.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, MarkOut(many=True))
def list_marks(_query: dict[str, Any], practice_id: UUID) -> Sequence[dict[str, Any]]:
    """Оценки: эксперту — своя, автору — слова без имён, методисту — все."""
    return slice_page(judging.mark_views(unit().session, **who(), practice_id=practice_id))


@blueprint.route("/practices/<uuid:practice_id>/marks", methods=["POST"])
@requires("practice.mark")
@blueprint.arguments(MarkIn)
@blueprint.response(200, MarkOut)
def mark_practice(data: dict[str, Any], practice_id: UUID) -> PracticeMark:
    """Оценить; повторная оценка заменяет прежнюю."""
    return actions.mark_practice(unit().session, **who(), practice=present(practice_id), **data)


@blueprint.route("/route-suggestions", methods=["GET"])
@requires("suggestion.read")
@looks("diagnostics")
@blueprint.arguments(SuggestionsQuery, location="query")
@blueprint.response(200, DeficitSuggestionsOut(many=True))
def list_suggestions(arguments: dict[str, Any]) -> Sequence[suggesting.OfDeficit]:
    """Подсказки к маршруту: что закрывало такие же дефициты у коллег."""
    about(arguments["person"])
    found = suggesting.suggestions_for(unit().session, **who(), person_id=arguments["person"])
    return slice_page(found)
