"""JSON doors of the analytic note under its own address: its words are a report's, its sections by name."""

from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.api.reports import drawn
from services.monitoring.models import Writing
from services.monitoring.schemas import NoteIn, NoteOut
from shared.web import check_etag, etag, requires, unit
from shared.web.files import as_file

blueprint = Blueprint("notes", __name__, description="Аналитическая справка (ust-koksa п.20, 21)")
NOTE = "note"


@blueprint.route("/snapshots/<uuid:snapshot_id>/note", methods=["GET"])
@requires("note.read")
@blueprint.response(200, NoteOut)
def get_note(snapshot_id: UUID) -> Writing:
    """Слова справки: написанные или составленные по цифрам."""
    found = drawn(snapshot_id, NOTE).writing
    etag(found.version)
    return found


@blueprint.route("/snapshots/<uuid:snapshot_id>/note", methods=["PUT"])
@requires("note.write")
@blueprint.arguments(NoteIn)
@blueprint.response(200, NoteOut)
def write_note(data: dict[str, Any], snapshot_id: UUID) -> Writing:
    """Написать слова справки; подписанная не меняется."""
    work = unit()
    check_etag(drawn(snapshot_id, NOTE, "note.write").writing.version)
    sections = {name: data.pop(name) for name in ("conclusions", "recommendations")}
    of: dict[str, Any] = {"snapshot_id": snapshot_id, "kind": NOTE, "today": work.today}
    return actions.write_report(work.session, actor=work.actor, sections=sections, **of, **data)


@blueprint.route("/snapshots/<uuid:snapshot_id>/note/<any(pdf, docx):name>", methods=["GET"])
@requires("note.read")
@blueprint.response(200, content_type="application/octet-stream")
def get_file(snapshot_id: UUID, name: str) -> Response:
    """Справка документом: PDF или DOCX."""
    found = drawn(snapshot_id, NOTE)
    content = queries.file_of(unit().session, found, name=name)
    return as_file(content, name=f"{found.on.kind.file_name} {found.on.snapshot.as_of}.{name}")
