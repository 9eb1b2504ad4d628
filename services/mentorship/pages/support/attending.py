"""Marking who came: a list with ticks, one by hand, a code on the screen typed or scanned on a phone."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, request

from services.mentorship import actions, queries, rules
from services.mentorship.models import SupportEvent
from services.mentorship.pages.support.seeing import acting, found, place_of, seen, sent
from services.mentorship.queries import Attendee, Worker
from services.mentorship.schemas import AttendanceIn, TicksForm
from shared.web import requires, unit
from shared.web.pages import go, notice, press, show
from shared.web.qr import qr
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("support_attending_pages", __name__)
CHECK_IN = "/mentorship/check-in"
PER_PAGE = 50
COLUMNS: tuple[Column[Attendee], ...] = (
    Column(key="came", title="Был(а)", value=lambda _row: "", sortable=False, exported=False),
    Column(key="name", title="Кто", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.organization),
    Column(key="state", title="Участие", value=lambda row: row.words),
    Column(key="way", title="Откуда отметка", value=lambda row: row.way_words, shown=False),
    Column(key="past", title="Было раньше", value=lambda row: row.past_words, shown=False),
)
ADDING: tuple[Column[Worker], ...] = (
    Column(key="name", title="Кто", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.organization),
    Column(key="position", title="Должность", value=lambda row: row.position),
    Column(key="add", title="Выбор", value=lambda _row: "", sortable=False, exported=False),
)


@blueprint.route("/events/<uuid:support_event_id>/attendance")
@requires("attendance.write")
def list_attendance(support_event_id: UUID) -> Any:
    """Кто приглашён, придёт и был: отметить по списку."""
    view = seen(support_event_id)
    table = _table(view.row)
    can_tick = view.row.state != "cancelled" and view.row.event_date <= unit().today
    return table.exported() or show(
        "mentorship/support/attendance.html", e=view, table=table, can_tick=can_tick
    )


@blueprint.route("/events/<uuid:support_event_id>/attendance", methods=["POST"])
@requires("attendance.write")
def mark_list(support_event_id: UUID) -> Any:
    """Отмеченные были, остальные из показанных — нет."""
    given = sent(TicksForm())
    act = partial(actions.mark_list, unit().session, support_event_id=support_event_id, **acting(), **given)
    return press(act, to=f"{place_of(support_event_id)}/attendance", told="Участие записано.")


@blueprint.route("/events/<uuid:support_event_id>/people")
@requires("attendance.write")
def choose_person(support_event_id: UUID) -> Any:
    """Добавить человека, которого нет в списке."""
    event = found(support_event_id)
    scope = unit().actor.scope("attendance.write")
    rows = queries.addable(unit().session, event=event, scope=scope)
    table = Table(name="lyudi", columns=ADDING, rows=rows, exportable=False)
    came = event.event_date <= unit().today
    return show("mentorship/support/add.html", event=event, table=table, came=came)


@blueprint.route("/events/<uuid:support_event_id>/people", methods=["POST"])
@requires("attendance.write")
def mark_person(support_event_id: UUID) -> Any:
    """Записать человека или отметить, что он был."""
    given = sent(AttendanceIn())
    act = partial(actions.mark_attendance, unit().session, support_event_id=support_event_id, **acting())
    to = f"{place_of(support_event_id)}/attendance"
    return press(partial(act, **given), to=to, told="Участие записано.")


@blueprint.route("/events/<uuid:support_event_id>/code", methods=["GET", "POST"])
@requires("support_event.write")
def show_code(support_event_id: UUID) -> Any:
    """Код на экране: участники отмечаются телефоном."""
    work, here = unit(), f"{place_of(support_event_id)}/code"
    if request.method == "POST":
        return press(
            partial(actions.open_code, work.session, support_event_id=support_event_id, **acting()), to=here
        )
    view = seen(support_event_id)
    shown = _code(view.row)
    return show("mentorship/support/code.html", e=view, today=work.today, **shown)


def _code(event: SupportEvent) -> dict[str, Any]:
    """The code with its picture while it lives."""
    work = unit()
    if not event.code or event.code_until is None or event.code_until <= work.now:
        return {"code": None}
    address = f"{work.settings.public_url}{CHECK_IN}"
    return {
        "code": event.code,
        "qr": qr(f"{address}?{urlencode({'code': event.code})}", words="Отметиться на мероприятии"),
        "until": event.code_until.astimezone(work.zone),
        "address": address.rsplit("://", maxsplit=1)[-1],
    }


@blueprint.route("/check-in", methods=["GET", "POST"])
@requires("attendance.answer")
def check_in() -> Any:
    """Отметиться по коду с экрана."""
    if request.method == "GET":
        return show("mentorship/support/check_in.html", code=request.args.get("code", "")[:12])
    code = request.form.get("code", "")[:60]
    outcome = actions.check_in(unit().session, code=code, **acting())
    if outcome.event is None:
        notice(outcome.refusal.message if outcome.refusal else "", kind="refusal")
        return go(CHECK_IN)
    notice("Вы отмечены. Спасибо, что пришли.")
    return go(place_of(outcome.event.id))


def _table(event: SupportEvent) -> Table[Attendee]:
    scope = unit().actor.scope("attendance.write")
    rows = queries.attendees(unit().session, event=event, scope=scope)
    schools = sorted({(str(one.organization_id), one.organization) for one in rows}, key=lambda one: one[1])
    present = {one.state for one in rows}
    states = [(state, words) for state, words in rules.PARTICIPATION.items() if state in present]
    by_state = Filter[Attendee](key="state", title="Участие", options=states, value=lambda row: row.state)
    by_school = Filter[Attendee](
        key="school", title="Школа", options=schools, value=lambda row: str(row.organization_id)
    )
    return Table(
        name=f"uchastniki-{event.event_date.isoformat()}",
        columns=COLUMNS,
        rows=rows,
        filters=(*((by_state,) if len(states) > 1 else ()), *((by_school,) if len(schools) > 1 else ())),
        per_page=PER_PAGE,
        empty="Пока никого",
        empty_text="Пригласите людей по отбору или добавьте их по одному.",
    )
