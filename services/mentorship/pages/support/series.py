"""Series of support events: planned by dates, attendance and hours summed per person."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions, queries
from services.mentorship.models import SupportSeries
from services.mentorship.pages.support.forms import dates_form, series_form
from services.mentorship.pages.support.seeing import SERIES
from services.mentorship.queries import Participant, SeriesLine, SeriesView
from shared.web import requires, unit
from shared.web.pages import show, submit
from shared.web.tables import Column, Table

blueprint = Blueprint("support_series_pages", __name__)
LINES: tuple[Column[SeriesLine], ...] = (
    Column(key="title", title="Цикл", value=lambda row: row.row.title),
    Column(key="kind", title="Вид", value=lambda row: row.kind),
    Column(key="events", title="Встреч", value=lambda row: row.events, numeric=True),
)
PEOPLE: tuple[Column[Participant], ...] = (
    Column(key="name", title="Кто", value=lambda row: row.name),
    Column(key="path", title="По встречам", value=lambda row: row.words, sortable=False),
    Column(key="attended", title="Был(а)", value=lambda row: row.attended, numeric=True),
    Column(key="hours", title="Часы", value=lambda row: row.hours, numeric=True),
)


@blueprint.route("/series")
@requires("support_event.read")
def list_series() -> Any:
    """Циклы мероприятий."""
    scope = unit().actor.scope("support_event.read")
    rows = queries.series_list(unit().session, scope=scope)
    about = "Цикл — несколько встреч под одним названием, например на учебный год."
    table = Table(name="cikly", columns=LINES, rows=rows, empty="Циклов пока нет", empty_text=about)
    can_plan = unit().actor.may("support_event.write")
    return table.exported() or show("mentorship/support/series_list.html", table=table, can_plan=can_plan)


@blueprint.route("/series/new", methods=["GET", "POST"])
@requires("support_event.write")
def plan_series() -> Any:
    """Запланировать цикл по датам."""
    form = series_form()
    act = partial(actions.create_series, unit().session, actor=unit().actor)
    reply = submit(form, act, to=_place, told="Цикл в плане.") if form.sent() else None
    return reply or show("mentorship/support/series_form.html", form=form, series=None)


@blueprint.route("/series/<uuid:series_id>")
@requires("support_event.read")
def show_series(series_id: UUID) -> Any:
    """Цикл: встречи и часы каждого."""
    view = _seen(series_id)
    table = Table(
        name="cikl-chasy",
        columns=PEOPLE,
        rows=view.people,
        empty="Пока никто не участвовал",
        empty_text="Часы появятся, когда первая встреча будет завершена.",
    )
    can_plan = unit().actor.may("support_event.write")
    return table.exported() or show("mentorship/support/series.html", s=view, table=table, can_plan=can_plan)


@blueprint.route("/series/<uuid:series_id>/dates", methods=["GET", "POST"])
@requires("support_event.write")
def extend_series(series_id: UUID) -> Any:
    """Добавить даты."""
    view = _seen(series_id)
    form = dates_form(view.events[-1].row if view.events else None)
    act = partial(actions.extend_series, unit().session, actor=unit().actor, series_id=series_id)
    reply = submit(form, act, to=_place, told="Даты добавлены.") if form.sent() else None
    return reply or show("mentorship/support/series_form.html", form=form, series=view.row)


def _seen(series_id: UUID) -> SeriesView:
    work = unit()
    scope = work.actor.scope("support_event.read")
    series = queries.get_series(work.session, series_id=series_id, scope=scope)
    return queries.series_view(work.session, series=series, actor=work.actor)


def _place(series: SupportSeries) -> str:
    return f"{SERIES}/{series.id}"
