"""Honest statistics: what was told, read and acted upon, and which rules are only noise; numbers only."""

from datetime import date
from typing import Any

from flask import Blueprint, request

from services.notifications import queries
from services.notifications.queries import NOISE_FROM, NOISE_PERCENT, Counted
from services.notifications.schemas import BACKWARDS
from shared.web import requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Table

blueprint = Blueprint("statistics_pages", __name__)


@blueprint.route("/statistics")
@requires("statistics.read")
def show_statistics() -> Any:
    """Что стало с сообщениями."""
    work = unit()
    since, until = _asked("since"), _asked("until")
    wrong = BACKWARDS if since and until and since > until else ""
    days = queries.period(since, until, today=work.today)
    here = queries.municipality_of(work.actor)
    counted = queries.statistics(work.session, municipality_id=here, zone=work.zone, now=work.now, **days)
    table = _table([one for one in counted if one.sent])
    noise = (NOISE_FROM, NOISE_PERCENT)
    return table.exported() or show(
        "notifications/statistics.html", table=table, days=days, noise=noise, wrong=wrong
    )


def _asked(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _table(rows: list[Counted]) -> Table[Counted]:
    return Table(
        name="statistics",
        columns=(
            Column[Counted](key="purpose", title="Правило", value=lambda one: one.purpose),
            Column[Counted](key="sent", title="Отправлено", value=lambda one: one.sent, numeric=True),
            Column[Counted](key="moot", title="Отпало", value=lambda one: one.moot, numeric=True),
            Column[Counted](key="read", title="Прочитано", value=lambda one: one.read, numeric=True),
            Column[Counted](
                key="acted", title="Сделано за 48 часов", value=lambda one: one.acted, numeric=True
            ),
            Column[Counted](key="share", title="Доля", value=lambda one: one.share, numeric=True),
            Column[Counted](key="noise", title="Вывод", value=lambda one: "шум" if one.is_noise else ""),
        ),
        rows=sorted(rows, key=lambda one: (not one.is_noise, -one.sent)),
        per_page=15,
        searched=False,
        empty="За эти дни ничего не отправляли",
        empty_text="Выберите другие дни.",
    )
