"""The one door of files: preview, import, history, templates."""

from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint
from werkzeug.datastructures import FileStorage

from services.registry import actions, queries
from services.registry.api.staff_pages import import_page
from services.registry.errors import NoProgress, NothingSent
from services.registry.imports import Owners, UnknownKind, Upload
from services.registry.models import ImportChange, ImportRun
from services.registry.rules.import_reach import import_scope, past_reach
from services.registry.schemas import (
    ImportChangeOut,
    ImportFile,
    ImportForm,
    ImportRunOut,
    Page,
    ProgressOut,
    ReportOut,
)
from shared.importing import KINDS, template
from shared.importing.staff_page import KIND as STAFF_PAGE
from shared.keys import load_keys
from shared.web import about, export, looks, page, requires, unit
from shared.web.forwarding import forwarded_headers

blueprint = Blueprint("imports", __name__, description="Файлы")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.route("/imports", methods=["GET"])
@requires("import.results")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, ImportRunOut(many=True))
def list_imports(_query: dict[str, Any]) -> list[ImportRun]:
    """Какие файлы загружали: кто, когда, с каким итогом; тьютору — свои."""
    return page(queries.imports(**past_reach(unit().actor)), key=ImportRun.id)


@blueprint.route("/imports", methods=["POST"])
@requires("import.results")
@blueprint.arguments(ImportFile, location="files")
@blueprint.arguments(ImportForm, location="form")
@blueprint.response(200, ReportOut)
def import_file(files: dict[str, FileStorage], form: dict[str, Any]) -> dict[str, Any]:
    """Проверить и загрузить файл; отклонённые строки перечислены в ответе."""
    if form["kind"] == STAFF_PAGE:
        return import_page(files.get("file"), form)
    work, account_id = unit(), unit().actor.account_id
    scope = import_scope(work.actor, kind=form["kind"])
    municipality = queries.municipality_by_code(work.session, scope=scope, code=form["municipality"])
    watched = _board().watched(account_id=account_id, progress_id=form["progress_id"])
    with work.client as client, watched as tell:
        run, report = actions.import_file(
            work.session,
            municipality=municipality,
            upload=_upload(_sent(files), form),
            account_id=account_id,
            now=work.now,
            keys=load_keys(work.settings.keys),
            owners=Owners(client=client, headers=forwarded_headers()),
            tell=tell,
        )
    return report.to_json() | {"id": run.id}


def _sent(files: dict[str, FileStorage]) -> FileStorage:
    if "file" not in files:
        raise NothingSent(fields={"file": ["Приложите файл."]})
    return files["file"]


def _upload(file: FileStorage, form: dict[str, Any]) -> Upload:
    said = {name: form[name] for name in ("kind", "dry_run", "skip_rejected", "mapping")}
    return Upload(content=file.read(), filename=file.filename or "", **said)


def _board() -> actions.ProgressBoard:
    return actions.ProgressBoard(unit().database)


@blueprint.route("/imports/progress/<uuid:progress_id>", methods=["GET"])
@requires("import.results")
@blueprint.response(200, ProgressOut)
def get_progress(progress_id: UUID) -> actions.Progress:
    """Как далеко зашла загрузка, отправленная с этим progress_id; 404 — не началась или закончена."""
    found = _board().read(account_id=unit().actor.account_id, progress_id=progress_id)
    if found is None:
        raise NoProgress
    return found


@blueprint.route("/imports/<uuid:import_id>", methods=["GET"])
@requires("import.results")
@blueprint.response(200, ImportRunOut)
def get_import(import_id: UUID) -> ImportRun:
    """Одна загрузка: кто, когда, с каким итогом."""
    return queries.find_import(unit().session, **past_reach(unit().actor), import_id=import_id)


@blueprint.route("/imports/<uuid:import_id>/changes", methods=["GET"])
@requires("import.results")
@looks("card")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, ImportChangeOut(many=True))
def list_changes(_query: dict[str, Any], import_id: UUID) -> list[ImportChange]:
    """Что загрузка создала и изменила: как было и как стало."""
    run = queries.find_import(unit().session, **past_reach(unit().actor), import_id=import_id)
    found = page(queries.changes_of(run), key=ImportChange.id)
    about(*queries.people_of_changes(unit().session, found))
    return found


@blueprint.route("/imports/<uuid:import_id>/undo", methods=["POST"])
@requires("import.undo")
@blueprint.response(200, ImportRunOut)
def undo_import(import_id: UUID) -> ImportRun:
    """Отменить загрузку целиком, пока от неё ничего не зависит."""
    work = unit()
    scope = work.actor.scope("import.undo")
    run = queries.find_import(work.session, scope=scope, import_id=import_id, lock=True)
    actions.undo_import(work.session, run=run, account_id=work.actor.account_id, now=work.now)
    return run


@blueprint.route("/imports/<uuid:import_id>/errors.xlsx", methods=["GET"])
@requires("import.results")
@blueprint.response(200, content_type=XLSX)
def get_error_file(import_id: UUID) -> Response:
    """Отклонённые строки, как они стояли в файле, и что в них исправить."""
    kept = queries.find_error_file(unit().session, **past_reach(unit().actor), import_id=import_id)
    rejects = actions.open_rejects(kept, keys=load_keys(unit().settings.keys))
    return export.file("xlsx", "errors", rejects.titles, rejects.rows)


@blueprint.route("/imports/templates/<kind>", methods=["GET"])
@requires("import.results")
@blueprint.response(200, content_type=XLSX)
def get_template(kind: str) -> Response:
    """Пустой файл вида с заголовками и подсказками."""
    if kind not in KINDS:
        raise UnknownKind(f"Нет такого вида файла: «{kind}». Есть: {', '.join(KINDS)}.")
    response = Response(template(KINDS[kind]), content_type=XLSX)
    response.headers.set("Content-Disposition", "attachment", filename=f"{kind}.xlsx")
    return response
