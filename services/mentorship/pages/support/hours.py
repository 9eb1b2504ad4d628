"""Hours of support events for a period: of the people within reach, or one's own."""

from datetime import date
from typing import Any

from flask import Blueprint, request

from services.mentorship import queries, rules
from services.mentorship.models import SupportEvent
from services.mentorship.queries import HoursLine
from services.mentorship.schemas import PeriodQuery
from shared.web import requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("support_hours_pages", __name__)
ASKED = ("since", "until", "kind")
COLUMNS: tuple[Column[HoursLine], ...] = (
    Column(key="name", title="Кто", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.organization),
    Column(key="events", title="Мероприятий", value=lambda row: row.events),
    Column(key="hours", title="Часы", value=lambda row: row.hours, numeric=True),
    Column(key="last", title="Последнее", value=lambda row: row.last),
    Column(key="titles", title="Какие", value=lambda row: row.titles, sortable=False, shown=False),
)
OWN: tuple[Column[SupportEvent], ...] = (
    Column(key="day", title="Когда", value=lambda row: row.event_date),
    Column(key="title", title="Мероприятие", value=lambda row: row.title),
    Column(key="kind", title="Вид", value=lambda row: rules.SUPPORT_KIND_NAMES[row.kind]),
    Column(key="hours", title="Часы", value=lambda row: row.hours, numeric=True),
)


@blueprint.route("/hours")
@requires("attendance.read")
def show_hours() -> Any:
    """Часы за период."""
    period, wrong = _period()
    is_own = unit().actor.scope("attendance.read").level == "own"
    table: Table[Any] = _own(period) if is_own else _everyones(period)
    total = sum(row.hours or 0 for row in table.found)
    told: dict[str, Any] = {"period": period, "wrong": wrong, "is_own": is_own, "total": total}
    return table.exported() or show("mentorship/support/hours.html", table=table, kinds=KINDS, **told)


KINDS = tuple(rules.SUPPORT_KIND_NAMES.items())


def _period() -> tuple[dict[str, Any], str]:
    """The period of the address, the year so far if it names none; and what is wrong with it."""
    given = {name: request.args[name] for name in ASKED if request.args.get(name)}
    unread = PeriodQuery().validate(given)
    query = PeriodQuery().load({name: given[name] for name in given.keys() - unread.keys()})
    today = unit().today
    since: date = query["since"] or date(today.year, 1, 1)
    until: date = query["until"] or today
    backwards = "Последний день раньше первого: поменяйте их местами." if until < since else ""
    wrong = "Дата не прочиталась: выберите день в поле." if unread else backwards
    return {"since": since, "until": until, "kind": query["kind"]}, wrong


def _own(period: dict[str, Any]) -> Table[SupportEvent]:
    days = {name: period[name] for name in ("since", "until")}
    rows = queries.own_hours(unit().session, actor=unit().actor, **days)
    chosen = [row for row in rows if period["kind"] in ("", row.kind)]
    return Table(
        name="moi-chasy",
        columns=OWN,
        rows=chosen,
        empty="За это время участия не отмечено",
        empty_text="Часы дают мероприятия, на которых вы были.",
        empty_href="/mentorship/events",
        empty_action="Посмотреть мероприятия",
    )


def _everyones(period: dict[str, Any]) -> Table[HoursLine]:
    work = unit()
    scope = work.actor.scope("attendance.read")
    rows = queries.hours(work.session, scope=scope, today=work.today, **period)
    schools = sorted({(str(one.organization_id), one.organization) for one in rows}, key=lambda one: one[1])
    by_school = Filter[HoursLine](
        key="school", title="Школа", options=schools, value=lambda row: str(row.organization_id)
    )
    return Table(
        name=f"chasy-{period['since']}-{period['until']}",
        columns=COLUMNS,
        rows=rows,
        filters=(by_school,) if len(schools) > 1 else (),
        empty="За это время никто не отмечен",
    )
