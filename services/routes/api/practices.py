"""JSON doors of the practice bank; the published are read without signing in (ust-koksa 13, 15)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.routes import actions
from services.routes.api.filters import narrowed
from services.routes.models import Practice
from services.routes.queries import practice_views as views
from services.routes.queries import practices as reading
from services.routes.schemas.practices import (
    PracticeIn,
    PracticeOut,
    PracticesQuery,
    PracticeText,
)
from shared.web import check_etag, etag, kept_for, page, public, requires, unit

blueprint = Blueprint("practices", __name__, description="Банк практик (ust-koksa 7.6, 13, 15)")


def who() -> dict[str, Any]:
    """Name who acts and on which local date."""
    return {"actor": unit().actor, "today": unit().today}


def present(practice_id: UUID) -> Practice:
    """Find the practice within reach, locked for a change, and check If-Match."""
    found = reading.practice(unit().session, **who(), practice_id=practice_id, lock=True)
    check_etag(found.version)
    return found


def shown(practice: Practice) -> dict[str, Any]:
    """Show a practice to whoever changed it, with warnings and its version as ETag."""
    etag(practice.version)
    return _read([practice])[0] | {"warnings": views.warnings(unit().session, practice=practice, **who())}


def _read(rows: Sequence[Practice]) -> list[dict[str, Any]]:
    return views.practice_views(unit().session, rows, actor=unit().known)


@blueprint.route("/practices", methods=["GET"])
@public
@blueprint.arguments(PracticesQuery, location="query")
@blueprint.response(200, PracticeOut(many=True))
def list_practices(arguments: dict[str, Any]) -> list[dict[str, Any]]:
    """Практики: без входа — опубликованные, после входа — и свои, и те, что ждут вашего решения."""
    query = reading.practices(unit().session, actor=unit().known, today=unit().today)
    kept_for(minutes=5)
    return _read(page(narrowed(query, Practice, arguments), key=Practice.id))


@blueprint.route("/practices/<uuid:practice_id>", methods=["GET"])
@public
@blueprint.response(200, PracticeOut)
def get_practice(practice_id: UUID) -> dict[str, Any]:
    """Одна практика."""
    by: dict[str, Any] = {"actor": unit().known, "today": unit().today}
    found = reading.practice(unit().session, **by, practice_id=practice_id)
    if unit().known:
        etag(found.version)
    kept_for(minutes=5)
    return _read([found])[0]


@blueprint.route("/practices", methods=["POST"])
@requires("practice.write")
@blueprint.arguments(PracticeIn)
@blueprint.response(201, PracticeOut)
def propose_practice(data: dict[str, Any]) -> dict[str, Any]:
    """Предложить практику."""
    return shown(actions.propose_practice(unit().session, **who(), **data))


@blueprint.route("/practices/<uuid:practice_id>", methods=["PATCH"])
@requires("practice.write")
@blueprint.arguments(PracticeText)
@blueprint.response(200, PracticeOut)
def edit_practice(data: dict[str, Any], practice_id: UUID) -> dict[str, Any]:
    """Изменить; правка опубликованной ждёт методиста и станет новой редакцией."""
    practice = present(practice_id)
    return shown(actions.edit_practice(unit().session, **who(), practice=practice, changes=data))
