"""JSON doors of the analytic note: its words, and the document."""

from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import Note
from services.monitoring.schemas import NoteIn, NoteOut
from shared.documents import as_format
from shared.web import check_etag, etag, requires, unit
from shared.web.files import as_file

blueprint = Blueprint("notes", __name__, description="Аналитическая справка (ust-koksa п.20, 21)")


def _drawn(snapshot_id: UUID, permission: str = "note.read") -> queries.Drawn:
    scope = unit().actor.scope(permission)
    found = queries.snapshot(unit().session, scope=scope, snapshot_id=snapshot_id)
    return queries.note_of(unit().session, snapshot=found)


@blueprint.route("/snapshots/<uuid:snapshot_id>/note", methods=["GET"])
@requires("note.read")
@blueprint.response(200, NoteOut)
def get_note(snapshot_id: UUID) -> Note:
    """Слова справки: написанные или составленные по цифрам."""
    found = _drawn(snapshot_id).note
    etag(found.version)
    return found


@blueprint.route("/snapshots/<uuid:snapshot_id>/note", methods=["PUT"])
@requires("note.write")
@blueprint.arguments(NoteIn)
@blueprint.response(200, NoteOut)
def write_note(data: dict[str, Any], snapshot_id: UUID) -> Note:
    """Написать слова справки; подписанная не меняется."""
    work = unit()
    check_etag(_drawn(snapshot_id, "note.write").note.version)
    of: dict[str, Any] = {"snapshot_id": snapshot_id, "today": work.today}
    return actions.write_note(work.session, actor=work.actor, **of, **data)


@blueprint.route("/snapshots/<uuid:snapshot_id>/note/<any(pdf, docx):name>", methods=["GET"])
@requires("note.read")
@blueprint.response(200, content_type="application/octet-stream")
def get_file(snapshot_id: UUID, name: str) -> Response:
    """Справка документом: PDF или DOCX."""
    drawn = _drawn(snapshot_id)
    paper = queries.paper_of(unit().session, drawn)
    content = as_format(paper, name)
    return as_file(content, name=f"Справка {drawn.snapshot.as_of}.{name}")
