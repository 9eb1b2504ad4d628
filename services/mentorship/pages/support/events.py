"""The list of support events and the page of one, for whoever comes and for whoever organizes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions, queries, rules
from services.mentorship.models import SupportEvent
from services.mentorship.pages.support.seeing import acting, place_of, seen, sent
from services.mentorship.queries import SupportView
from services.mentorship.schemas import AnswerIn
from shared import roster
from shared.web import requires, unit
from shared.web.pages import go, press, show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("support_pages", __name__)
ANSWERED = {
    "registered": "Записали вас. Передумаете — ответьте на странице мероприятия.",
    "declined": "Записали, что вы не сможете. Передумаете — ответьте на странице мероприятия.",
}
COLUMNS: tuple[Column[SupportView], ...] = (
    Column(key="day", title="Когда", value=lambda row: row.row.event_date),
    Column(key="title", title="Мероприятие", value=lambda row: row.row.title),
    Column(key="series", title="Цикл", value=lambda row: row.series, shown=False),
    Column(key="kind", title="Вид", value=lambda row: row.kind),
    Column(key="place", title="Где", value=lambda row: row.row.place, shown=False),
    Column(key="hours", title="Часы", value=lambda row: row.row.hours, numeric=True),
    Column(key="state", title="Что с ним", value=lambda row: row.words),
)
BRIEF = ("day", "title", "state")  # on a phone every column is a line
FIGURES = (
    Column[SupportView](key="coming", title="Придут", value=lambda row: row.coming, numeric=True),
    Column[SupportView](key="came", title="Пришли", value=lambda row: row.came, numeric=True),
)
MINE = (Column[SupportView](key="mine", title="Вы", value=lambda row: row.my_words, sortable=False),)
UNMARKED = ("unmarked", "прошло, участие не отмечено")


@blueprint.route("/events")
@requires("support_event.read")
def list_events() -> Any:
    """Мероприятия: ближайшие сначала."""
    table = _table()
    can_plan = unit().actor.may("support_event.write")
    return table.exported() or show(
        "mentorship/support/events.html", table=table, can_plan=can_plan, today=unit().today
    )


def _table() -> Table[SupportView]:
    work = unit()
    query = queries.support_events_within(scope=work.actor.scope("support_event.read"))
    newest = query.order_by(SupportEvent.event_date.desc(), SupportEvent.id)
    rows = queries.support_views(work.session, query=newest, actor=work.actor)
    ahead = [one for one in rows if one.row.event_date >= work.today and one.row.state == "planned"]
    past = [one for one in rows if one not in ahead]
    return Table(
        name="meropriyatiya",
        columns=_columns(),
        rows=[*reversed(ahead), *past],
        filters=_filters(rows) if len(rows) > 1 else (),
        empty="Мероприятий пока нет",
        empty_text="Когда методист запланирует первое, оно появится здесь.",
    )


def _filters(rows: list[SupportView]) -> list[Filter[SupportView]]:
    """Whoever marks who came finds what is not marked, school by school."""
    work = unit()
    can_mark = work.actor.may("attendance.write")
    waiting: Mapping[UUID, frozenset[UUID]] = {}
    if can_mark:
        asked: dict[str, Any] = {"scope": work.actor.scope("attendance.write"), "today": work.today}
        waiting = queries.unmarked_places(work.session, events=[one.row for one in rows], **asked)

    def states(row: SupportView) -> tuple[str, ...]:
        return (row.row.state, UNMARKED[0]) if row.row.id in waiting else (row.row.state,)

    options = (*rules.SUPPORT_STATES.items(), *([UNMARKED] if can_mark else []))
    kinds = tuple(rules.SUPPORT_KIND_NAMES.items())
    return [
        Filter(key="state", title="Что с ним", options=options, value=states),
        Filter(key="kind", title="Вид", options=kinds, value=lambda row: row.row.kind),
        *_by_school(waiting),
    ]


def _by_school(waiting: Mapping[UUID, frozenset[UUID]]) -> list[Filter[SupportView]]:
    """Whose people are not marked; nothing where that is one school."""
    places = roster.organizations(unit().session, {one for those in waiting.values() for one in those})
    options = sorted(((str(one.id), one.name) for one in places.values()), key=lambda one: one[1])

    def schools(row: SupportView) -> tuple[str, ...]:
        return tuple(str(one) for one in waiting.get(row.row.id, ()))

    by_school = Filter[SupportView](key="school", title="Кого не отметили", options=options, value=schools)
    return [by_school] if len(options) > 1 else []


def _columns() -> tuple[Column[SupportView], ...]:
    """Whoever organizes compares events by figures; whoever comes looks for their own answer."""
    actor = unit().actor
    mine = MINE if actor.person_id else ()
    if actor.may("attendance.write"):
        return (*COLUMNS, *FIGURES, *mine)
    return (*(replace(one, shown=one.shown and one.key in BRIEF) for one in COLUMNS), *mine)


@blueprint.route("/events/<uuid:support_event_id>")
@requires("support_event.read")
def show_event(support_event_id: UUID) -> Any:
    """Мероприятие: что, когда, где, и что дальше."""
    work, view = unit(), seen(support_event_id)
    event, may = view.row, work.actor.may
    asked = event.audience if _asks(view) else None
    new = queries.uninvited(work.session, event=event, audience=asked) if asked else []
    return show(
        "mentorship/support/event.html",
        e=view,
        today=work.today,
        new=len(new),
        can_plan=may("support_event.write"),
        can_mark=may("attendance.write"),
        can_answer=work.actor.person_id is not None,
    )


def _asks(view: SupportView) -> bool:
    """Whether the page looks for people who have come to fit the filter since."""
    may = unit().actor.may("support_event.write")
    return may and bool(view.row.audience) and view.is_answerable(unit().today)


@blueprint.route("/invitations/<uuid:attendance_id>")
@requires("attendance.answer")
def open_invitation(attendance_id: UUID) -> Any:
    """Приглашение из сообщения ведёт к мероприятию."""
    work = unit()
    mark = queries.own_invitation(work.session, actor=work.actor, attendance_id=attendance_id)
    return go(place_of(mark.support_event_id))


@blueprint.route("/events/<uuid:support_event_id>/answer", methods=["POST"])
@requires("attendance.answer")
def answer(support_event_id: UUID) -> Any:
    """«Приду» или «не смогу» одним нажатием."""
    given = sent(AnswerIn())
    act = partial(actions.answer, unit().session, support_event_id=support_event_id, **acting(), **given)
    return press(act, to=place_of(support_event_id), told=ANSWERED[given["state"]])
