"""What one file of results brought, on a page: a wrong file is annulled in one press."""

from typing import Any

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.queries.lists import DiagnosticRow
from services.routes.queries.result_files import ResultFile, result_file
from services.routes.schemas.diagnostics import ReasonIn
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import notice, show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("result_file_pages", __name__)
WHY = (Input(name="reason", label="Почему", kind="textarea", hint="Прочитают педагог и тьютор."),)


@blueprint.route("/diagnostics/files/<file_hash>", methods=["GET", "POST"])
@requires("diagnostic.annul")
@looks("diagnostics")
def annul_file(file_hash: str) -> Any:
    """Результаты файла и одна кнопка, чтобы аннулировать все."""
    form = Form(ReasonIn(), WHY)
    if form.sent() and (going := _annulled(form, file_hash)):
        return going
    found = result_file(unit().session, **who(), file_hash=file_hash)
    table = _table(found)
    about(*(one.person_id for one in seen(table)))
    return table.exported() or show("routes/result_file.html", form=form, page=found, table=table)


def _annulled(form: Form, file_hash: str) -> Any:
    """Annul, and say what became of it; null when the form must be mended first."""
    done: list[actions.AnnulledFile] = []

    def act(**given: Any) -> None:
        done.append(actions.annul_file(unit().session, **who(), file_hash=file_hash, **given))

    going = submit(form, act, to=addresses.result_file(file_hash))
    if going and done:
        notice(_told(done[0]))
    return going


def _told(done: actions.AnnulledFile) -> str:
    """How many went and how many stay; no names: the browser keeps it."""
    said = [f"Аннулировано результатов: {done.annulled}."]
    if done.already:
        said.append(f"Были аннулированы раньше: {done.already}.")
    if done.left:
        said.append(f"Ждут ещё: {done.left}, нажмите ещё раз.")
    if done.kept:
        said.append(f"Остались: {len(done.kept)}, они названы в таблице.")
    return " ".join(said)


def _table(found: ResultFile) -> Table[DiagnosticRow]:
    """Whom the file was about; those that stay can be looked at alone."""
    why = found.why
    columns = (
        Column[DiagnosticRow](key="name", title="Педагог", value=lambda row: row.name),
        Column[DiagnosticRow](key="place", title="Школа", value=lambda row: row.place),
        Column[DiagnosticRow](key="state", title="Состояние", value=lambda row: row.words),
        Column[DiagnosticRow](key="why", title="Почему останется", value=lambda row: why.get(row.id, "")),
    )
    stays = Filter[DiagnosticRow](
        key="stays",
        title="Останутся",
        options=(("yes", "да"), ("no", "нет")),
        value=lambda row: "yes" if row.id in why else "no",
    )
    return Table(name="rezultaty-fayla", columns=columns, rows=found.lines, filters=(stays,))
