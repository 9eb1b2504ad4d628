"""JSON doors of the reports of a snapshot: their words, and the documents."""

from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import Writing
from services.monitoring.rules import REPORTS
from services.monitoring.schemas import ReportIn, ReportOut
from shared.web import check_etag, etag, requires, unit
from shared.web.files import as_file

blueprint = Blueprint("reports", __name__, description="Отчёты по снимку (ust-koksa п.20, 21)")
REPORT = f"/snapshots/<uuid:snapshot_id>/reports/<any({', '.join(REPORTS)}):kind>"


def drawn(snapshot_id: UUID, kind: str, permission: str = "note.read") -> queries.Drawn:
    """A report within the reach of whoever asks."""
    scope = unit().actor.scope(permission)
    found = queries.snapshot(unit().session, scope=scope, snapshot_id=snapshot_id)
    return queries.report_of(unit().session, snapshot=found, kind=kind)


@blueprint.route(REPORT, methods=["GET"])
@requires("note.read")
@blueprint.response(200, ReportOut)
def get_report(snapshot_id: UUID, kind: str) -> Writing:
    """Слова отчёта по разделам: написанные или составленные по цифрам."""
    found = drawn(snapshot_id, kind).writing
    etag(found.version)
    return found


@blueprint.route(REPORT, methods=["PUT"])
@requires("note.write")
@blueprint.arguments(ReportIn)
@blueprint.response(200, ReportOut)
def write_report(data: dict[str, Any], snapshot_id: UUID, kind: str) -> Writing:
    """Написать слова отчёта; подписанный не меняется."""
    work = unit()
    check_etag(drawn(snapshot_id, kind, "note.write").writing.version)
    of: dict[str, Any] = {"snapshot_id": snapshot_id, "kind": kind, "today": work.today}
    return actions.write_report(work.session, actor=work.actor, **of, **data)


@blueprint.route(f"{REPORT}/<any(pdf, docx):name>", methods=["GET"])
@requires("note.read")
@blueprint.response(200, content_type="application/octet-stream")
def take_report(snapshot_id: UUID, kind: str, name: str) -> Response:
    """Отчёт документом: PDF или DOCX."""
    found = drawn(snapshot_id, kind)
    content = queries.file_of(unit().session, found, name=name)
    return as_file(content, name=f"{found.on.kind.file_name} {found.on.snapshot.as_of}.{name}")
