"""The register of deficits for whoever sees the detail; everybody else is led to the figures."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.pages.filters import by_words
from services.routes.queries import reading
from services.routes.queries.headlines import headline_for
from services.routes.queries.register import RegisterRow, deficit_page, register
from services.routes.rules import wording
from services.routes.schemas.diagnostics import ConfirmationsIn
from shared.russian import capital, plural
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("register", __name__)
TICKED = (Input(name="deficit_ids", label="Отмеченные дефициты", kind="chips"),)


@blueprint.route("/deficits", methods=["GET", "POST"])
@requires("deficit.summary")
@looks("diagnostics")
def list_page() -> Any:
    """Реестр дефицитов своих педагогов; методисту, директору и учредителю — числа без имён."""
    if not unit().actor.has_role("tutor"):
        return go(addresses.SUMMARY)
    form = Form(ConfirmationsIn(), TICKED)
    going = _confirmed(form) if form.sent() else None
    table = _table(register(unit().session, **who()))
    about(*(row.person_id for row in seen(table)))
    told = {"table": table, "tiles": _tiles(table.rows), "headline": headline_for(unit().session, **who())}
    ticked = bool(request.args.get("checked"))
    return going or table.exported() or show("routes/register.html", form=form, ticked=ticked, **told)


def _confirmed(form: Form) -> Any:
    act = partial(actions.confirm_deficits, unit().session, **who())
    return submit(form, act, to=addresses.DEFICITS, told="Отмеченные дефициты подтверждены.")


@blueprint.route("/deficits/<uuid:deficit_id>", methods=["GET"])
@requires("deficit.read")
@looks("diagnostics")
def show_deficit(deficit_id: UUID) -> Any:
    """Один дефицит: основание и история состояний."""
    found = reading.deficit(unit().session, **who(), deficit_id=deficit_id, lock=False)
    about(found.person_id)
    return show("routes/deficit.html", page=deficit_page(unit().session, **who(), deficit=found))


COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="place", title="Школа", value=lambda row: row.place, shown=False),
    Column(key="title", title="Дефицит", value=lambda row: row.view.title),
    Column(key="area", title="Область", value=lambda row: row.area),
    Column(key="severity", title="Уровень", value=lambda row: row.view.severity_words),
    Column(key="state", title="Состояние", value=lambda row: row.words),
    Column(key="since", title="Выявлен", value=lambda row: row.view.since),
    Column(key="evidence", title="Основание", value=lambda row: row.evidence, shown=False),
    Column(key="objection", title="Возражение", value=lambda row: row.view.contested_text, shown=False),
    Column(key="closed", title="Закрыт", value=lambda row: row.view.closed_on, shown=False),
)


def _table(rows: Sequence[RegisterRow]) -> Table[RegisterRow]:
    stages = [(key, capital(words)) for key, (_, words) in wording.STAGES.items()]
    return Table(
        name="deficity",
        columns=COLUMNS,
        rows=rows,
        filters=[
            Filter(key="state", title="Состояние", options=stages, value=lambda row: row.stage),
            *by_words("severity", "Уровень", rows, lambda row: row.view.severity_words),
            *by_words("area", "Область", rows, lambda row: row.area),
            *by_words("topic", "Тема", rows, lambda row: row.view.title),
            *by_words("school", "Школа", rows, lambda row: row.place),
        ],
        empty="Дефицитов пока нет",
        empty_text="Они появятся из результатов диагностики ваших педагогов.",
        empty_href=addresses.ALL_DIAGNOSTICS,
        empty_action="Диагностики",
    )


TILES = {
    "contested": ("uncovered", "Возражения", "ждут вашего ответа"),
    "proposed": ("stalled", "Предложены", "подтвердить или отклонить"),
    "confirmed": ("in_progress", "Подтверждены", "из них строится маршрут"),
    "in_work": ("in_progress", "В работе", "на них отвечает маршрут"),
    "persists": ("uncovered", "Сохраняются", "нужен новый маршрут"),
    "resolved": ("covered", "Закрыты", ""),
}


def _tiles(rows: Sequence[RegisterRow]) -> list[dict[str, Any]]:
    """Figures that open into their own rows."""
    found = []
    for stage, (colour, title, note) in TILES.items():
        of_stage = [row for row in rows if row.stage == stage]
        people = plural(len({row.person_id for row in of_stage}), "человек", "человека", "человек")
        found.append(
            {
                "state": colour if of_stage else "",
                "number": len(of_stage),
                "title": title,
                "note": ", ".join(part for part in (people if of_stage else "", note) if part),
                "href": f"{addresses.DEFICITS}?state={stage}#register" if of_stage else "",
            }
        )
    return found
