"""The analytic note on pages: words drafted from the figures, mended, signed, printed."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from services.monitoring import actions, queries
from services.monitoring.pages.asking import SNAPSHOTS
from services.monitoring.pages.papers import count_sheets, paper_file, paper_sheet
from services.monitoring.schemas import NoteIn
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("note_pages", __name__)
NOTE = (
    Input(
        name="conclusions",
        label="Выводы",
        kind="textarea",
        hint="Составлены по цифрам снимка: исправьте и дополните.",
        attributes={"rows": "10"},
    ),
    Input(
        name="recommendations",
        label="Рекомендации",
        kind="textarea",
        hint="Каждая с новой строки: кому и к какому сроку.",
        attributes={"rows": "6"},
    ),
    Input(name="author", label="Составил", hint="Должность и фамилия с инициалами."),
    Input(name="head", label="Руководитель методической службы"),
    Input(name="is_signed", label="Подписать: после этого справка не меняется", kind="checkbox"),
)
WORDS = ("conclusions", "recommendations", "author", "head")


@blueprint.route("/snapshots/<uuid:snapshot_id>/note", methods=["GET", "POST"])
@requires("note.read")
def show_note(snapshot_id: UUID) -> Any:
    """Аналитическая справка: слова, картинка, файлы."""
    work, drawn = unit(), _drawn(snapshot_id)
    values = {name: getattr(drawn.note, name) for name in WORDS}
    form = Form(NoteIn(), NOTE, values=values, version=drawn.note.version)
    act = partial(
        actions.write_note, work.session, actor=work.actor, snapshot_id=snapshot_id, today=work.today
    )
    to = f"{SNAPSHOTS}/{snapshot_id}/note"
    going = submit(form, act, to=to, told="Справка записана.") if form.sent() else None
    may_write = work.actor.may("note.write") and drawn.is_draft
    told: dict[str, Any] = {"drawn": drawn, "home": f"{SNAPSHOTS}/{snapshot_id}", "may_write": may_write}
    pages = count_sheets(queries.paper_of(work.session, drawn))
    return going or show("monitoring/note.html", form=form, pages=pages, **told)


@blueprint.route("/snapshots/<uuid:snapshot_id>/note/<any(pdf, docx):name>")
@requires("note.read")
def take_note(snapshot_id: UUID, name: str) -> Response:
    """Справка файлом."""
    drawn = _drawn(snapshot_id)
    paper = queries.paper_of(unit().session, drawn)
    return paper_file(paper, name=name, title=f"Справка {drawn.snapshot.as_of}")


@blueprint.route("/snapshots/<uuid:snapshot_id>/note/page-<int:number>.png")
@requires("note.read")
def picture(snapshot_id: UUID, number: int) -> Response:
    """Страница справки картинкой."""
    return paper_sheet(queries.paper_of(unit().session, _drawn(snapshot_id)), number=number)


def _drawn(snapshot_id: UUID) -> queries.Drawn:
    scope = unit().actor.scope("note.read")
    found = queries.snapshot(unit().session, scope=scope, snapshot_id=snapshot_id)
    return queries.note_of(unit().session, snapshot=found)
