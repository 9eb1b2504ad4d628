"""Pages of a pair's programme: the mentor drafts it, both agree, the principal approves."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, abort

from services.mentorship import actions, queries, rules
from services.mentorship.models import Pair
from services.mentorship.pages.acting import PAIRS, acting, seen
from services.mentorship.rules.documents import RESPONSIBLE
from services.mentorship.schemas import DoneForm, ItemIn, ProgrammeTexts
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("programme_pages", __name__)
TEXTS = (
    Input(name="goal", label="Цель", kind="textarea"),
    Input(name="tasks", label="Задачи", kind="textarea"),
    Input(name="expected", label="Ожидаемые результаты", kind="textarea"),
)
DONE = (
    Input(name="done_on", label="Когда выполнено", kind="date", hint="Пусто — ещё не выполнено."),
    Input(name="result", label="Что получилось", kind="textarea"),
)


def _to(pair_id: UUID) -> str:
    return f"{PAIRS}/{pair_id}/programme"


def _by(pair_id: UUID) -> dict[str, Any]:
    return {"actor": unit().actor, "pair_id": pair_id}


def _own(pair_id: UUID) -> Pair:
    """The pair whose programme the reader writes."""
    return actions.pair_to_plan(unit().session, **_by(pair_id))


@blueprint.route("/pairs/<uuid:pair_id>/programme")
@requires("programme.read")
@looks("pair")
def show_programme(pair_id: UUID) -> Any:
    """Программа пары: план, согласие обоих, утверждение."""
    work = unit()
    scope = queries.reach(work.session, actor=work.actor, permission="programme.read")
    row = queries.get_pair(work.session, pair_id=pair_id, scope=scope)
    pair = seen(row).pair
    found = queries.programme_view(work.session, pair=row, is_own=bool(pair.role))
    manages = queries.keeps_papers(work.session, pair=row, actor=work.actor)
    may: dict[str, Any] = {
        "writes": pair.role == "mentor" or (row.mentor_id is None and manages),
        "approves": manages,
    }
    free = queries.free_deficits(work.session, pair=row) if pair.role else {}
    return show(
        "mentorship/programme.html", pair=pair, found=found, free=free, responsible=RESPONSIBLE, **may
    )


@blueprint.route("/pairs/<uuid:pair_id>/programme/edit", methods=["GET", "POST"])
@requires("programme.write")
@looks("pair")
def write_programme(pair_id: UUID) -> Any:
    """Цель, задачи, ожидаемые результаты."""
    row = _own(pair_id)
    found = queries.newest_programme(unit().session, pair_id=pair_id)
    values = {name: getattr(found, name) if found else "" for name in ("goal", "tasks", "expected")}
    form = Form(ProgrammeTexts(), TEXTS, values=values if found else {"goal": row.goal})
    act = partial(actions.write_programme, unit().session, **_by(pair_id))
    reply = form.sent() and submit(form, act, to=_to(pair_id), told="Записано.")
    return reply or show(
        "mentorship/programme_form.html", form=form, pair=seen(row).pair, title="Цель и задачи"
    )


@blueprint.route("/pairs/<uuid:pair_id>/programme/items/new", methods=["GET", "POST"])
@blueprint.route("/pairs/<uuid:pair_id>/programme/items/<int:number>", methods=["GET", "POST"])
@requires("programme.write")
@looks("pair")
def write_item(pair_id: UUID, number: int | None = None) -> Any:
    """Мероприятие программы."""
    row = _own(pair_id)
    form = Form(ItemIn(), _item_inputs(row), values=_item_values(pair_id, number))
    act = partial(actions.write_item, unit().session, number=number, **_by(pair_id))
    reply = form.sent() and submit(form, act, to=_to(pair_id), told="Мероприятие записано.")
    title = f"Мероприятие № {number}" if number else "Новое мероприятие"
    return reply or show("mentorship/programme_form.html", form=form, pair=seen(row).pair, title=title)


def _item_inputs(row: Pair) -> tuple[Input, ...]:
    deficits = queries.released_deficits(unit().session, pair=row)
    inputs = (
        Input(name="activity", label="Что делаете", kind="textarea"),
        Input(name="format", label="Как", kind="select", options=tuple(rules.FORMAT_NAMES.items())),
        Input(name="due_on", label="Срок", kind="date"),
        Input(name="responsible", label="Кто отвечает", kind="radio", options=tuple(RESPONSIBLE.items())),
        Input(name="result", label="Какой будет результат"),
    )
    if not deficits:
        return inputs
    hint = "Темы, которые наставляемый вам открыл."
    return (
        Input(name="deficit_ids", label="Над чем", kind="chips", options=tuple(deficits.items()), hint=hint),
        *inputs,
    )


def _item_values(pair_id: UUID, number: int | None) -> dict[str, Any]:
    if number is None:
        return {"responsible": "mentor", "format": "lesson_analysis"}
    found = queries.newest_programme(unit().session, pair_id=pair_id)
    item = next((one for one in (found.items if found else ()) if one.number == number), None)
    if item is None:
        abort(404)
    return {name: getattr(item, name) for name in ItemIn().fields}


@blueprint.route("/pairs/<uuid:pair_id>/programme/items/<int:number>/removal", methods=["POST"])
@requires("programme.write")
def drop_item(pair_id: UUID, number: int) -> Any:
    """Убрать мероприятие."""
    act = partial(actions.drop_item, unit().session, number=number, **_by(pair_id))
    return press(act, to=_to(pair_id), told="Мероприятие убрано.")


@blueprint.route("/pairs/<uuid:pair_id>/programme/items/<int:number>/mark", methods=["GET", "POST"])
@requires("programme.write")
@looks("pair")
def mark_item(pair_id: UUID, number: int) -> Any:
    """Отметить выполнение."""
    row, item = _own(pair_id), _item_values(pair_id, number)
    form = Form(DoneForm(), DONE, values={"done_on": unit().today, "result": item["result"]})
    act = partial(actions.mark_item, unit().session, number=number, pair_id=pair_id, **acting())
    reply = form.sent() and submit(form, act, to=_to(pair_id), told="Отметка записана.")
    return reply or show(
        "mentorship/programme_form.html", form=form, pair=seen(row).pair, title=item["activity"]
    )


@blueprint.route("/pairs/<uuid:pair_id>/programme/agreement", methods=["POST"])
@requires("programme.agree")
def agree_programme(pair_id: UUID) -> Any:
    """Согласиться с программой одним нажатием."""
    act = partial(actions.agree_programme, unit().session, pair_id=pair_id, **acting())
    return press(act, to=_to(pair_id), told="Вы согласились с программой.")


@blueprint.route("/pairs/<uuid:pair_id>/programme/approval", methods=["POST"])
@requires("programme.approve")
def approve_programme(pair_id: UUID) -> Any:
    """Утвердить программу одним нажатием."""
    act = partial(actions.approve_programme, unit().session, pair_id=pair_id, **acting())
    return press(act, to=_to(pair_id), told="Программа утверждена.")
