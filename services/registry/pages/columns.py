"""Mapping the columns of a file that waits: each of its headings is given one of ours, or is left out."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions
from services.registry.models import StagedFile
from services.registry.pages.import_door import address_of, import_door, place_of, staged_file
from services.registry.schemas import LEFT_OUT, columns_form
from shared.importing import KINDS, Kind
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, show, submit

blueprint = Blueprint("columns", __name__)
HINTS = {
    "known": "узнан по названию",
    "mapped": "указан раньше",
    "opened": "прочитает служба маршрутов, если это столбец инструмента",
    "guessed": "похож на выбранный, проверьте",
    "": "не узнан",
}


@blueprint.route("/imports/<uuid:staged_id>/columns", methods=["GET", "POST"])
@requires("import.results")
def columns_page(staged_id: UUID) -> Any:
    """Какой столбец файла что значит."""
    staged = staged_file(staged_id)
    if staged.applied_at is not None or not staged.report.get("columns"):
        return go(address_of(staged))
    form, kind = _form(staged, KINDS[staged.kind]), KINDS[staged.kind]
    going = submit(form, _mapping_of(staged), to=f"/registry/imports/{staged.id}") if form.sent() else None
    return going or show("registry/columns.html", form=form, staged=staged, kind=kind)


def _form(staged: StagedFile, kind: Kind) -> Form:
    columns = staged.report["columns"]
    options = [(LEFT_OUT, "не загружать"), *((heading, heading) for heading in kind.choices)]
    inputs = [
        Input(name=_name(place), label=one["title"], kind="select", options=options, hint=HINTS[one["how"]])
        for place, one in enumerate(columns)
    ]
    values = {_name(place): one["heading"] or LEFT_OUT for place, one in enumerate(columns)}
    return Form(columns_form([one.name for one in inputs], kind), inputs, values=values)


def _mapping_of(staged: StagedFile) -> Any:
    """Give what maps the headings of a file as the form says."""

    def act(*, progress_id: UUID | None, **given: str) -> None:
        chosen = {
            one["title"]: given[_name(place)].removeprefix(LEFT_OUT)
            for place, one in enumerate(staged.report["columns"])
        }
        here = place_of(staged.municipality_id, kind=staged.kind)
        with import_door(progress_id) as door:
            actions.map_columns(unit().session, municipality=here, staged=staged, chosen=chosen, **door)

    return act


def _name(place: int) -> str:
    return f"column-{place}"
