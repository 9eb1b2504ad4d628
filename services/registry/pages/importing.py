"""The import page: take a template, upload, look at the rows, import — the same door as `mms import`."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.datastructures import FileStorage

from services.registry import actions, queries
from services.registry.models import StagedFile
from services.registry.pages.import_door import (
    TITLES,
    address_of,
    import_door,
    kinds_offered,
    place_of,
    staged_file,
)
from services.registry.rules.import_reach import brings_all, past_reach
from services.registry.schemas import ApplyForm, FileForm
from shared.importing import KINDS, MAX_BYTES
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, press, show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("importing", __name__)
RESULTS = (
    ("applied", "загружено"),
    ("checked", "проверено"),
    ("refused", "отклонено"),
    ("undone", "отменено"),
)
MESSAGE_COLUMNS = (
    Column[dict[str, Any]](key="row", title="Строка", value=lambda one: one["row"], numeric=True),
    Column[dict[str, Any]](key="column", title="Столбец", value=lambda one: one["column"]),
    Column[dict[str, Any]](key="message", title="Что не так", value=lambda one: one["message"]),
)
FEW = 5
FIRST = "Начните с организаций, затем загрузите педагогических работников."
MEGABYTE = 1024 * 1024
ACCEPTED = {"accept": ".xlsx,.xlsm,.csv,.txt"}


@blueprint.route("/imports", methods=["GET", "POST"])
@requires("import.results")
def import_page() -> Any:
    """Файл на вход и история загрузок."""
    form = Form(FileForm(), _inputs())
    going = submit(form, _stage, to=address_of) if form.sent() else None
    wide = brings_all(unit().actor)
    history = _history()
    taken = going or history.exported()
    kinds = {name: KINDS[name] for name in kinds_offered()}
    context = {"history": history, "kinds": kinds, "questions": _questions() if wide else 0}
    return taken or show("registry/imports.html", form=form, wide=wide, **context)


@blueprint.route("/imports/<uuid:staged_id>", methods=["GET"])
@requires("import.results")
def staged_page(staged_id: UUID) -> Any:
    """Что в файле, или что он изменил."""
    staged = staged_file(staged_id)
    if "refused" in staged.report:
        return go(address_of(staged))
    rejected, warnings = (_messages(name, staged.report[name]) for name in ("rejected", "warnings"))
    taken = rejected.exported() or warnings.exported()
    said = {"kind": KINDS[staged.kind], "rejected": rejected, "warnings": warnings}
    wide = brings_all(unit().actor)
    raised = _raised(staged) if wide else 0
    return taken or show("registry/staged.html", staged=staged, said=said, questions=raised, wide=wide)


@blueprint.route("/imports/<uuid:staged_id>/apply", methods=["POST"])
@requires("import.results")
def apply_page(staged_id: UUID) -> Any:
    """Загрузить проверенный файл."""
    staged, given = staged_file(staged_id), Form(ApplyForm(), ()).read() or {}
    here = place_of(staged.municipality_id, kind=staged.kind)
    progress_id = given.pop("progress_id", None)

    def apply() -> object:
        with import_door(progress_id) as door:
            return actions.apply_staged_file(
                unit().session, municipality=here, staged=staged, **door, **given
            )

    return press(apply, to=address_of(staged))


def _inputs() -> list[Input]:
    kinds = [(name, KINDS[name].title) for name in kinds_offered()]
    kinds = [("", "выберите"), *kinds] if len(kinds) > 1 else kinds
    inputs = [Input(name="kind", label="Что в файле", kind="select", options=kinds)]
    if unit().municipality is None:
        reach = queries.municipalities(scope=unit().actor.scope("import.apply"))
        places = [(str(one.id), one.name) for one in unit().session.scalars(reach)]
        inputs.append(Input(name="municipality_id", label="Муниципалитет", kind="select", options=places))
    hint = f"XLSX или CSV, до {MAX_BYTES // MEGABYTE} МБ. Заголовки как в шаблоне, порядок столбцов любой."
    return [*inputs, Input(name="file", label="Файл", kind="file", hint=hint, attributes=ACCEPTED)]


def _stage(
    *, kind: str, municipality_id: UUID | None, file: FileStorage, progress_id: UUID | None
) -> StagedFile:
    upload = {"kind": kind, "content": file.read(), "filename": file.filename or ""}
    here = place_of(municipality_id, kind=kind)
    with import_door(progress_id) as door:
        return actions.stage_file(unit().session, municipality=here, **upload, **door)


def _questions() -> int:
    scope = unit().actor.scope("identity.read")
    return queries.count_questions(unit().session, scope=scope, decided=False)


def _raised(staged: StagedFile) -> int:
    """How many questions of identity the import of a file raised."""
    if staged.applied_at is None:
        return 0
    scope, run_id = unit().actor.scope("import.apply"), UUID(staged.report["run_id"])
    run = queries.find_import(unit().session, scope=scope, import_id=run_id)
    return queries.questions_raised(unit().session, run=run)


def _messages(name: str, rows: list[dict[str, Any]]) -> Table[dict[str, Any]]:
    return Table(name=name, columns=MESSAGE_COLUMNS, rows=rows, prefix=f"{name}-", searched=len(rows) > FEW)


def _history() -> Table[queries.PastImport]:
    return Table(
        name="imports",
        columns=HISTORY_COLUMNS,
        rows=queries.import_history(unit().session, **past_reach(unit().actor)),
        filters=HISTORY_FILTERS if brings_all(unit().actor) else HISTORY_FILTERS[1:],
        empty="Файлов ещё не загружали",
        empty_text=FIRST if brings_all(unit().actor) else "",
    )


HISTORY_COLUMNS = (
    Column[queries.PastImport](key="at", title="Когда", value=lambda one: one.at),
    Column[queries.PastImport](key="kind", title="Что", value=lambda one: TITLES[one.kind]),
    Column[queries.PastImport](key="file", title="Файл", value=lambda one: one.filename),
    Column[queries.PastImport](key="who", title="Кто", value=lambda one: one.who),
    Column[queries.PastImport](key="result", title="Итог", value=lambda one: dict(RESULTS)[one.result]),
    Column[queries.PastImport](key="rows", title="Строк", value=lambda one: one.rows, numeric=True),
    Column[queries.PastImport](key="created", title="Создано", value=lambda one: one.created, numeric=True),
    Column[queries.PastImport](key="updated", title="Изменено", value=lambda one: one.updated, numeric=True),
    Column[queries.PastImport](
        key="rejected", title="Отклонено", value=lambda one: one.rejected, numeric=True
    ),
)
HISTORY_FILTERS = (
    Filter[queries.PastImport](
        key="kind",
        title="Что",
        options=list(TITLES.items()),
        value=lambda one: one.kind,
    ),
    Filter[queries.PastImport](key="result", title="Итог", options=RESULTS, value=lambda one: one.result),
)
