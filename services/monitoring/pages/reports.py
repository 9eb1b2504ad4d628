"""Reports of a snapshot on pages: words drafted from the figures, mended, signed, printed."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from services.monitoring import actions, queries
from services.monitoring.models import Writing
from services.monitoring.pages.asking import SNAPSHOTS
from services.monitoring.rules import REPORTS, Section
from services.monitoring.schemas import writing_form
from shared.documents import as_pictures
from shared.web import requires, unit
from shared.web.files import as_file
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("report_pages", __name__)
REPORT = f"/snapshots/<uuid:snapshot_id>/<any({', '.join(REPORTS)}):kind>"
SIGNED = (
    Input(name="author", label="Составил", hint="Должность и фамилия с инициалами."),
    Input(name="head", label="Руководитель методической службы"),
    Input(name="is_signed", label="Подписать: после этого документ не меняется", kind="checkbox"),
)


@blueprint.route(REPORT, methods=["GET", "POST"])
@requires("note.read")
def show_report(snapshot_id: UUID, kind: str) -> Any:
    """Документ по снимку: слова, картинка, файлы."""
    drawn = _drawn(snapshot_id, kind)
    form = form_of(drawn.writing, drawn.on.kind.sections)
    to = f"{SNAPSHOTS}/{snapshot_id}/{kind}"
    act = partial(_write, snapshot_id, kind)
    going = submit(form, act, to=to, told="Записано.") if form.sent() else None
    if going:
        return going
    may_write = unit().actor.may("note.write") and drawn.is_draft
    told: dict[str, Any] = {"drawn": drawn, "home": f"{SNAPSHOTS}/{snapshot_id}", "here": to}
    told["pictures"] = as_pictures(queries.paper_of(unit().session, drawn))
    return show("monitoring/report.html", form=form, may_write=may_write, **told)


@blueprint.route(f"{REPORT}/<any(pdf, docx):name>")
@requires("note.read")
def take_report(snapshot_id: UUID, kind: str, name: str) -> Response:
    """Документ файлом."""
    drawn = _drawn(snapshot_id, kind)
    content = queries.file_of(unit().session, drawn, name=name)
    return as_file(content, name=f"{drawn.on.kind.file_name} {drawn.on.snapshot.as_of}.{name}")


def form_of(writing: Writing, sections: Iterable[Section]) -> Form:
    """The form of a document's words: its sections, who wrote it, who signs."""
    inputs = [
        Input(
            name=one.key, label=one.title, kind="textarea", hint=one.hint, attributes={"rows": str(one.rows)}
        )
        for one in sections
    ]
    values = {**writing.sections, "author": writing.author, "head": writing.head}
    schema = writing_form(one.name for one in inputs)
    return Form(schema, (*inputs, *SIGNED), values=values, version=writing.version)


def _write(snapshot_id: UUID, kind: str, **given: Any) -> Writing:
    work = unit()
    signed = {name: given.pop(name) for name in ("author", "head", "is_signed")}
    of: dict[str, Any] = {"snapshot_id": snapshot_id, "kind": kind, "today": work.today}
    return actions.write_report(work.session, actor=work.actor, sections=given, **of, **signed)


def _drawn(snapshot_id: UUID, kind: str) -> queries.Drawn:
    scope = unit().actor.scope("note.read")
    found = queries.snapshot(unit().session, scope=scope, snapshot_id=snapshot_id)
    return queries.report_of(unit().session, snapshot=found, kind=kind)
