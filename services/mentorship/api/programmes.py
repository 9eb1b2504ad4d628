"""JSON doors of a pair's programme: the mentor drafts, both agree, the principal approves."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.api.seeing import seen
from services.mentorship.errors import NoProgramme
from services.mentorship.models import Pair, Programme
from services.mentorship.schemas import MarkIn, ProgrammeIn, ProgrammeOut
from shared.web import check_etag, etag, looks, requires, unit

blueprint = Blueprint("programmes", __name__, description="Персонализированные программы пар")
TEXTS = ("id", "pair_id", "number", "state", "goal", "tasks", "expected", "approved_on", "version")
DATES = ("mentor_agreed_on", "mentee_agreed_on")


def _pair(pair_id: UUID, permission: str) -> Pair:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    pair = queries.get_pair(unit().session, pair_id=pair_id, scope=scope)
    seen(pair)
    return pair


def _shown(pair_id: UUID) -> dict[str, Any]:
    """The newest version as the reader may see it."""
    pair, work = _pair(pair_id, "programme.read"), unit()
    is_own = queries.role_in(work.session, pair=pair, actor=work.actor) is not None
    found = queries.programme_view(work.session, pair=pair, is_own=is_own)
    if found is None:
        raise NoProgramme
    etag(found.programme.version)
    plain = {name: getattr(found.programme, name) for name in (*TEXTS, *DATES)}
    return plain | {"items": _items(found), "versions": [one.number for one in found.versions]}


def _items(found: queries.ProgrammeView) -> list[dict[str, Any]]:
    return [
        asdict(line) | {"format": item.format, "deficit_ids": [] if found.topics_hidden else item.deficit_ids}
        for line, item in zip(found.plan.lines, found.programme.items, strict=True)
    ]


def _present(pair_id: UUID, permission: str) -> dict[str, Any]:
    """Check If-Match against the newest version, and name who acts on it."""
    _pair(pair_id, permission)
    found: Programme | None = queries.newest_programme(unit().session, pair_id=pair_id)
    check_etag(found.version if found else 0)
    return {"actor": unit().actor, "pair_id": pair_id}


@blueprint.route("/pairs/<uuid:pair_id>/programme", methods=["GET"])
@requires("programme.read")
@looks("pair")
@blueprint.response(200, ProgrammeOut)
def get_programme(pair_id: UUID) -> dict[str, Any]:
    """Программа пары в последней редакции."""
    return _shown(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/programme", methods=["POST"])
@requires("programme.write")
@blueprint.arguments(ProgrammeIn)
@blueprint.response(200, ProgrammeOut)
def write_programme(data: dict[str, Any], pair_id: UUID) -> dict[str, Any]:
    """Составить программу; утверждённая правится новой редакцией."""
    actions.write_programme(unit().session, **_present(pair_id, "programme.write"), **data)
    return _shown(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/programme/agreement", methods=["POST"])
@requires("programme.agree")
@blueprint.response(200, ProgrammeOut)
def agree_programme(pair_id: UUID) -> dict[str, Any]:
    """Согласиться с программой."""
    given = _present(pair_id, "programme.agree") | {"today": unit().today}
    actions.agree_programme(unit().session, **given)
    return _shown(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/programme/approval", methods=["POST"])
@requires("programme.approve")
@blueprint.response(200, ProgrammeOut)
def approve_programme(pair_id: UUID) -> dict[str, Any]:
    """Утвердить программу, с которой согласились оба."""
    given = _present(pair_id, "programme.approve") | {"today": unit().today}
    actions.approve_programme(unit().session, **given)
    return _shown(pair_id)


@blueprint.route("/pairs/<uuid:pair_id>/programme/items/<int:number>/mark", methods=["POST"])
@requires("programme.write")
@blueprint.arguments(MarkIn)
@blueprint.response(200, ProgrammeOut)
def mark_item(data: dict[str, Any], pair_id: UUID, number: int) -> dict[str, Any]:
    """Отметить мероприятие выполненным или снять отметку."""
    given = _present(pair_id, "programme.write") | {"today": unit().today, "number": number}
    actions.mark_item(unit().session, **given, **data)
    return _shown(pair_id)
