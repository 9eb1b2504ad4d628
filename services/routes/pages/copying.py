"""A plan copied to a group, and drafts sent together (ust-koksa п.14)."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Route
from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.queries import access, reading
from services.routes.queries.cards import card
from services.routes.queries.copying import Candidate, candidates
from services.routes.queries.pending import Draft, drafts
from services.routes.schemas.forms import CopyForm
from shared.russian import plural
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, notice, show, submit
from shared.web.tables import Column, Table

blueprint = Blueprint("copying", __name__)
NOTHING = "Новых черновиков нет: у отмеченных педагогов эти дефициты уже в маршрутах."
PER_PAGE = 50


@blueprint.route("/routes/<uuid:route_id>/copies", methods=["GET", "POST"])
@requires("route.write")
@looks("diagnostics")
def copies(route_id: UUID) -> Any:
    """Скопировать план тем, у кого те же дефициты."""
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    people = candidates(unit().session, **who(), route=row)
    about(row.teacher_id, *(one.person.id for one in people))
    access.require_tutor(unit().session, **who(), person_id=row.teacher_id)
    form = Form(CopyForm(), (_whom(people),), values={"person_ids": _likely(people)})
    act = partial(actions.copy_route, unit().session, **who(), route=row)
    going = submit(form, act, to=_copied) if form.sent() else None
    teacher = card(unit().session, row.teacher_id, today=unit().today)
    return going or show("routes/copies.html", form=form, people=people, row=row, teacher=teacher)


def _whom(people: list[Candidate]) -> Input:
    options = [(str(one.person.id), one.person.name) for one in people]
    return Input(name="person_ids", label="Кому", kind="chips", options=options)


def _likely(people: list[Candidate]) -> list[str]:
    """Ticked at first: those without an open route."""
    return [str(one.person.id) for one in people if not one.has_open_route]


def _copied(made: list[Route]) -> str:
    count = plural(len(made), "черновик", "черновика", "черновиков")
    notice(f"Готово: {count}. Проверьте и отправьте все сразу." if made else NOTHING)
    return addresses.SENDING


@blueprint.route("/sending", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def sending() -> Any:
    """Черновики к отправке: все готовые одним нажатием."""
    if request.method == "POST":
        return _sent([UUID(text) for text in request.form.getlist("route")])
    table = _table(drafts(unit().session, **who()))
    about(*(row.teacher.id for row in seen(table) if row.teacher))
    return table.exported() or show("routes/sending.html", table=table)


def _sent(route_ids: list[UUID]) -> Any:
    outcome = actions.submit_routes(unit().session, **who(), route_ids=route_ids)
    tell(outcome, done=("отправлен", "отправлено", "отправлено"), none="Отметьте хотя бы один маршрут.")
    return go(addresses.SENDING)


def tell(outcome: actions.Outcome, *, done: tuple[str, str, str], none: str) -> None:
    """Say how many went through, and why the others did not."""
    if outcome.done:
        word = done[0] if outcome.done == 1 else done[2]
        notice(f"{word.capitalize()} {plural(outcome.done, 'маршрут', 'маршрута', 'маршрутов')}.")
    for reason in dict.fromkeys(outcome.refused):
        count = plural(outcome.refused.count(reason), "маршрут", "маршрута", "маршрутов")
        notice(f"Не прошло: {count}. {reason}", kind="refusal")
    if not outcome.done and not outcome.refused:
        notice(none, kind="refusal")


COLUMNS: tuple[Column[Draft], ...] = (
    Column(key="send", title="Отправить", value=lambda row: row.id, sortable=False, exported=False),
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="about", title="Дефициты", value=lambda row: ", ".join(row.about)),
    Column(key="steps", title="Шагов", value=lambda row: row.steps, numeric=True),
    Column(key="until", title="Окончание", value=lambda row: row.planned_until),
    Column(key="lacking", title="Чего не хватает", value=lambda row: " ".join(row.lacking)),
)


def _table(rows: list[Draft]) -> Table[Draft]:
    return Table(
        name="chernoviki",
        columns=COLUMNS,
        rows=rows,
        per_page=PER_PAGE,
        empty="Черновиков к отправке нет",
        empty_text="Постройте маршрут или скопируйте готовый план группе педагогов.",
        empty_href=addresses.HOME,
        empty_action="Мои педагоги",
    )
