"""Pages of pairs: the list people work with, and a pair with its papers, history and sessions."""

from collections import Counter
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import queries, rules
from services.mentorship.models import Pair
from services.mentorship.pages.acting import PAIRS, acting, looked_at
from services.mentorship.queries import PairView, SessionView
from shared.web import looks, requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("pair_pages", __name__)
UNORDERED = ("unordered", "без приказа")
STATES = (*rules.PAIR_STATES.items(), ("stalled", rules.COVERAGE_NAMES["stalled"]), UNORDERED)
COLUMNS: tuple[Column[PairView], ...] = (
    Column(key="mentee", title="Наставляемый", value=lambda row: row.mentee.name),
    Column(key="school", title="Школа", value=lambda row: row.school),
    Column(key="mentor", title="Наставник", value=lambda row: row.mentor.name),
    Column(
        key="mentor_school",
        title="Где работает наставник",
        value=lambda row: row.mentor.organization,
        shown=False,
    ),
    Column(key="state", title="Что сейчас", value=lambda row: row.words),
    Column(
        key="reason", title="Почему", value=lambda row: row.stall.reason if row.stall else "", shown=False
    ),
    Column(key="missed", title="Встреч не состоялось", value=lambda row: row.missed, shown=False),
    Column(
        key="task",
        title="Что решить",
        value=lambda row: [f"{task.text} {task.next_step}" for task in row.tasks],
        shown=False,
    ),
    Column(key="subject", title="Предмет", value=lambda row: row.subject, shown=False),
    Column(key="kind", title="Вид", value=lambda row: row.kind),
    Column(key="form", title="Форма", value=lambda row: row.form, shown=False),
    Column(key="order", title="Приказ", value=lambda row: row.facts.order_number, shown=False),
    Column(key="order_date", title="Дата приказа", value=lambda row: row.facts.order_date, shown=False),
    Column(key="since", title="С", value=lambda row: row.starts_on),
    Column(key="until", title="По", value=lambda row: row.until),
)
SESSIONS: tuple[Column[SessionView], ...] = (
    Column(key="day", title="Когда", value=lambda row: row.day),
    Column(key="state", title="Что с ней", value=lambda row: row.words),
    Column(key="format", title="Как", value=lambda row: row.format_words),
    Column(key="minutes", title="Минут", value=lambda row: row.minutes, shown=False),
)
OWN_SESSIONS: tuple[Column[SessionView], ...] = (
    *SESSIONS,
    Column(key="topics", title="О чём", value=lambda row: row.topic_words),
    Column(key="next_step", title="Договорились", value=lambda row: row.next_step, shown=False),
)
BEGIN = "Предложите пару или загрузите работающие пары из файла."


@blueprint.route("/pairs")
@requires("pair.read")
def list_pairs() -> Any:
    """Пары в пределах видимости."""
    work = unit()
    scope = queries.reach(work.session, actor=work.actor, permission="pair.read")
    query = queries.pairs_within(work.session, scope=scope)
    newest_first = query.order_by(Pair.starts_on.desc(), Pair.id)
    rows = queries.pair_views(work.session, query=newest_first, actor=work.actor, as_of=work.today)
    can_propose = queries.holds_office(work.session, actor=work.actor, permission="pair.propose")
    table = _table(rows, can_propose=can_propose)
    tasks = _tasks(rows) if can_propose else {}
    return table.exported() or show(
        "mentorship/pairs.html", table=table, can_propose=can_propose, tasks=tasks
    )


@blueprint.route("/pairs/<uuid:pair_id>")
@requires("pair.read")
@looks("pair")
def show_pair(pair_id: UUID) -> Any:
    """Пара: оформление, история, встречи."""
    work = unit()
    scope = queries.reach(work.session, actor=work.actor, permission="pair.read")
    pair = queries.get_pair(work.session, pair_id=pair_id, scope=scope)
    found = queries.dossier(work.session, pair=pair, **acting())
    looked_at(found.pair)
    outcomes = rules.possible_outcomes(pair.state, by_office=found.manages)
    sessions = _sessions(found)
    lines = queries.paper_lines(work.session, pair=pair, papers=found.papers, **acting())
    context: dict[str, Any] = {"d": found, "lines": lines, "next": queries.next_step(lines, of=found)}
    context["outcomes"] = outcomes
    return sessions.exported() or show("mentorship/pair.html", sessions=sessions, **context)


def _tasks(rows: list[PairView]) -> dict[str, tuple[str, int]]:
    """What is to be decided, in words, and of how many pairs."""
    counted = Counter(row.tasks[0].kind for row in rows if row.tasks)
    return {kind: (rules.TASK_NAMES[kind], number) for kind, number in counted.items()}


def _states(row: PairView) -> tuple[str, ...]:
    """Its own state, and for all that lack an order the word they have in common."""
    return (row.shown_state, UNORDERED[0]) if row.state in rules.OPEN else (row.shown_state,)


def _table(rows: list[PairView], *, can_propose: bool) -> Table[PairView]:
    schools = sorted({(str(row.mentee.organization_id), row.school) for row in rows if row.school})
    filters: tuple[Filter[PairView], ...] = (
        Filter(key="state", title="Состояние", options=STATES, value=_states),
        Filter(
            key="task",
            title="Что решить",
            options=tuple(rules.TASK_NAMES.items()),
            value=lambda row: row.tasks[0].kind if row.tasks else "",
        ),
        Filter(
            key="kind", title="Вид", options=tuple(rules.KIND_NAMES.items()), value=lambda row: row.kind_code
        ),
        Filter(
            key="school",
            title="Школа",
            options=sorted(schools, key=lambda one: one[1]),
            value=lambda row: str(row.mentee.organization_id),
        ),
    )
    return Table(
        name="pary",
        columns=COLUMNS,
        rows=rows,
        filters=filters,
        empty="Пар пока нет",
        empty_text=BEGIN if can_propose else "Пару предлагает школа или методист.",
        empty_href=f"{PAIRS}/new" if can_propose else "",
        empty_action="Предложить пару" if can_propose else "",
    )


def _sessions(found: queries.Dossier) -> Table[SessionView]:
    return Table(
        name="vstrechi",
        columns=OWN_SESSIONS if found.pair.role else SESSIONS,
        rows=found.sessions,
        per_page=10,
        prefix="s-",
        searched=bool(found.pair.role),
        empty="Встреч ещё не было",
        empty_text="Первую встречу записывает наставник, можно и до приказа.",
    )
