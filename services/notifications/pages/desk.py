"""The inbox on a page, home of the principal and of the teacher: what waits first, the rest can wait."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, request

from services.notifications import queries
from services.notifications.pages.grouping import grouped, groups_of
from services.notifications.queries import Told
from services.notifications.rules import EMAIL, KINDS
from shared.web import requires, unit
from shared.web.pages import show
from shared.web.tables import LONGEST_SEARCH, Column, Filter, Table

blueprint = Blueprint("desk", __name__)
MANY = 5  # fewer are seen at a glance
ENDINGS = {"done": "сделано", "moot": "уже не нужно"}


@blueprint.route("/")
@requires("inbox.read")
def show_desk() -> Any:
    """Что ждёт именно вас."""
    work = unit()
    whole = queries.desk(work.session, actor=work.actor, now=work.now, zone=work.zone)
    words = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    desk = whole.holding(words)
    tables: dict[str, Any] = {name: _table(name, getattr(desk, name)) for name in ("waiting", "news")}
    tables["done"] = _done(desk.done)
    exported = next((file for table in tables.values() if (file := table.exported())), None)
    unfolded = bool(words) or any(key.startswith(tables["done"].prefix) for key in request.args)
    look: dict[str, Any] = {
        "today": work.today,
        "unfolded": unfolded,
        "words": words,
        "many": whole.size > MANY,
    }
    groups = groups_of(tables["waiting"], desk.waiting, today=work.today)
    look["silent"], look["unsure"] = _silent()
    return exported or show("notifications/desk.html", desk=desk, groups=groups, **look, **tables)


def _silent() -> tuple[bool, bool]:
    """Whether mail does not reach whoever looks, or waits for their word: mail could not tell them so."""
    work = unit()
    if work.actor.municipality_id is None:
        return False, False
    reader_id = queries.myself(work.session, work.actor).reader_id
    refused = queries.is_refused(work.session, reader_id=reader_id, channel=EMAIL)
    return refused, queries.is_unsure(work.session, reader_id=reader_id)


def _table(name: str, rows: Sequence[Told]) -> Table[Told]:
    """A list of cards: filtered and grouped once there are many; one search is over all the lists."""
    many = len(rows) > MANY
    rows = grouped(rows) if name == "waiting" else rows
    return Table(
        name=name,
        columns=COLUMNS,
        rows=rows,
        filters=(*_by_kind(rows), *(SEEN if name == "waiting" else ())) if many else (),
        searched=False,
        prefix="" if name == "waiting" else f"{name}-",
        per_page=20,
        exportable=many,
        empty="Всё сделано",
        empty_text="Когда от вас что-нибудь понадобится, это появится здесь.",
    )


def _done(rows: Sequence[Told]) -> Table[Told]:
    return Table(
        name="done",
        columns=DONE_COLUMNS,
        rows=rows,
        filters=(*_by_kind(rows), ENDED) if len(rows) > MANY else (),
        searched=False,
        prefix="done-",
        empty="Пока ничего",
        empty_text="Сделанное хранится здесь 90 дней.",
    )


def _by_kind(rows: Sequence[Told]) -> tuple[Filter[Told], ...]:
    present = {row.kind for row in rows}
    options = [(kind, words) for kind, words in KINDS.items() if kind in present]
    return (Filter(key="kind", title="О чём", options=options, value=lambda row: row.kind),)


def _ending(row: Told) -> str:
    return "прочитано" if row.is_news and row.state == "done" else ENDINGS[row.state]


WHAT: Column[Told] = Column(key="title", title="Что", value=lambda row: row.title)
ABOUT: Column[Told] = Column(key="text", title="Подробнее", value=lambda row: row.text)
COLUMNS = (WHAT, ABOUT, Column[Told](key="since", title="С какого дня", value=lambda row: row.since))
DONE_COLUMNS = (
    WHAT,
    ABOUT,
    Column[Told](key="closed", title="Когда", value=lambda row: row.closed_on or row.since),
    Column[Told](
        key="ending",
        title="Чем кончилось",
        value=_ending,
    ),
)
SEEN = (
    Filter[Told](
        key="seen",
        title="Просмотрено",
        options=[("no", "не просмотрено"), ("yes", "просмотрено")],
        value=lambda row: "yes" if row.read else "no",
    ),
)
ENDED: Filter[Told] = Filter(
    key="ended",
    title="Чем кончилось",
    options=[(words, words) for words in ("сделано", "прочитано", "уже не нужно")],
    value=_ending,
)
