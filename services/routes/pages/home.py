"""The tutor's home: whose turn it is, and the one button that does the next thing."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint

from services.routes.pages.acting import seen, who
from services.routes.pages.addresses import HOME, MINE, OVERVIEW
from services.routes.pages.filters import by_words
from services.routes.queries.tutoring import TeacherRow, teacher_rows
from services.routes.rules.attention import KINDS, ORDER
from shared.web import about, looks, requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("home", __name__)
URGENT = 8


@blueprint.route("/", methods=["GET"])
@requires("development.read")
@looks("diagnostics")
def home() -> Any:
    """Главная тьютора; остальных ведёт к обзору, педагога — к себе."""
    roles = unit().actor.roles()
    if "tutor" not in roles:
        overseers = roles & {"principal", "methodist", "approver", "analyst"}
        return go(OVERVIEW if overseers else MINE)
    rows = teacher_rows(unit().session, **who())
    table, urgent = _teachers(rows), _urgent(rows)
    about(*(row.person.id for row in (*seen(table), *seen(urgent))))
    tiles = _tiles(rows)
    return table.exported() or show("routes/home.html", rows=rows, table=table, urgent=urgent, tiles=tiles)


COLUMNS: tuple[Column[TeacherRow], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.person.name),
    Column(key="occupation", title="Предмет", value=lambda row: row.person.occupation, shown=False),
    Column(key="place", title="Школа", value=lambda row: row.person.place, shown=False),
    Column(key="diagnostics", title="Диагностика", value=lambda row: row.diagnostics_words),
    Column(key="on", title="Проведена", value=lambda row: row.diagnosed_on, shown=False),
    Column(key="deficits", title="Дефицитов", value=lambda row: row.open_deficits, numeric=True),
    Column(key="route", title="Маршрут", value=lambda row: row.route_words),
    Column(key="steps", title="Принято шагов", value=lambda row: row.steps, shown=False),
    Column(
        key="next",
        title="Что нужно от вас",
        value=lambda row: "; ".join(need.reason for need in row.needs),
        shown=False,
    ),
)


def _kinds(row: TeacherRow) -> tuple[str, ...]:
    return tuple(need.kind for need in row.needs)


def _teachers(rows: Sequence[TeacherRow]) -> Table[TeacherRow]:
    return Table(
        name="pedagogi-tyutora",
        columns=COLUMNS,
        rows=rows,
        filters=[
            Filter(key="need", title="Что нужно", options=tuple(KINDS.items()), value=_kinds),
            *by_words("diagnostics", "Диагностика", rows, lambda row: row.diagnostics_words),
            *by_words("route", "Маршрут", rows, lambda row: row.route_words),
            *by_words("school", "Школа", rows, lambda row: row.person.place),
        ],
        empty="Здесь появятся педагоги вашей школы",
        empty_text="Список школы загружает методист. Если вы уже назначены тьютором, напишите ему.",
    )


def _urgent(rows: Sequence[TeacherRow]) -> Table[TeacherRow]:
    """Those who need something, whoever blocks somebody else first."""
    found = [row for row in rows if row.needs]
    found.sort(key=lambda row: ORDER.index(row.needs[0].kind))
    return Table(
        name="deystviya",
        columns=(
            COLUMNS[0],
            Column(key="why", title="Почему", value=lambda row: row.needs[0].reason, sortable=False),
            Column(key="do", title="Следующий шаг", value=lambda row: row.needs[0].action, sortable=False),
        ),
        rows=found,
        searched=False,
        prefix="a-",
        per_page=URGENT,
        exportable=False,
        empty="Сейчас никому ничего не нужно",
        empty_text="Когда появится результат, шаг на приёмку или ответ педагога, вы увидите это здесь.",
    )


def _tiles(rows: Sequence[TeacherRow]) -> list[dict[str, Any]]:
    """Five figures, each opening into its names."""
    return [
        _tile(rows, "decide", "stalled", "Дефициты ждут решения", sum(row.undecided for row in rows)),
        _tile(rows, "build", "uncovered", "Без маршрута", None),
        _tile(rows, "accept", "in_progress", "Шаги ждут приёмки", sum(row.awaiting for row in rows)),
        _tile(rows, "overdue", "uncovered", "Просроченные шаги", sum(row.late for row in rows)),
        _tile(rows, "returned", "stalled", "Маршруты возвращены", None),
    ]


NOTES = {
    "decide": "подтвердить или отклонить",
    "build": "есть подтверждённые дефициты",
    "accept": "педагог прислал подтверждение",
    "overdue": "срок прошёл, подтверждения нет",
    "returned": "с замечанием, доработать",
}


def _tile(
    rows: Sequence[TeacherRow], kind: str, state: str, title: str, number: int | None
) -> dict[str, Any]:
    people = sum(any(need.kind == kind for need in row.needs) for row in rows)
    count = people if number is None else number
    href = f"{HOME}?need={kind}#teachers" if people else ""
    return {
        "state": state if count else "",
        "number": count,
        "title": title,
        "note": NOTES[kind],
        "href": href,
    }
