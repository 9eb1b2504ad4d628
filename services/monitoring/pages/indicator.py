"""What stands behind one indicator: how it is counted, who is in, who is out and why, school by school."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.monitoring import queries
from services.monitoring.pages import looking
from services.monitoring.pages.asking import REGION, Asked, asked, names_scope
from services.monitoring.queries import Behind, Named, SchoolShare
from services.monitoring.rules import ListName
from shared.web import about, looks, requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("indicator", __name__)
LISTS: tuple[tuple[ListName, str], ...] = (
    ("in", "Учтены"),
    ("out", "Не учтены"),
    ("unknown", "Не определены"),
    ("apart", "Вне расчёта"),
)
NOBODY: dict[ListName, tuple[str, str]] = {
    "in": ("Пока никто не учтён", "Почему, сказано в списке «Не учтены»."),
    "out": ("Не учтённых нет", "Учтены все, кто входит в знаменатель."),
    "unknown": ("Неясных случаев нет", "Даты, от которых зависит показатель, известны у всех."),
    "apart": ("Вне расчёта никого", "Все, у кого есть нужный факт, входят в знаменатель."),
}
SUBJECTS = {"person": "ФИО", "organization": "Организация", "body": "Объединение"}


@blueprint.route("/indicators/<int:number>")
@requires("indicator.read")
@looks("export")
def show_indicator(number: int) -> Any:
    """Показатель: как считается и кто за ним стоит."""
    found = asked()
    if found is None:
        return go(REGION)
    behind = _behind(found, number)
    people, schools = _people(behind, found.list_name), _schools(behind)
    ahead = looking.ahead(found, behind)
    about(*taken(people), *looking.taken(ahead))
    told: dict[str, Any] = {"asked": found, "behind": behind, "people": people, "schools": schools}
    told |= {"ahead": ahead, "tabs": _tabs(found, behind), "trend": looking.trend(found, behind)}
    file = people.exported() or schools.exported() or looking.exported(ahead)
    return file or found.reply(show("monitoring/indicator.html", **told))


def taken(table: Table[Named]) -> list[UUID]:
    """The persons of a list that is taken away as a file: that is a look, reading the page is none."""
    return [row.id for row in table.found if row.subject == "person"] if table.taken_away else []


def _behind(found: Asked, number: int) -> Behind:
    return queries.behind(
        unit().session,
        municipality=found.municipality,
        number=number,
        as_of=found.as_of,
        list_name=found.list_name,
        names_scope=names_scope(),
        exact=found.exact,
    )


def _tabs(found: Asked, behind: Behind) -> list[dict[str, Any]]:
    """The lists with their sizes; a school that was chosen stays chosen."""
    number, school = behind.indicator.number, request.args.get("school")
    kept = {"school": school} if school else {}
    return [
        {
            "title": title,
            "count": len(behind.lists[name]),
            "href": found.indicator_link(number, list=name, **kept),
            "present": name == found.list_name,
        }
        for name, title in LISTS
        if behind.lists is not None
    ]


def _people(behind: Behind, list_name: ListName) -> Table[Named]:
    indicator = behind.indicator
    empty, text = NOBODY[list_name]
    return Table(
        name=f"indicator-{indicator.number}-{list_name}-{behind.as_of}",
        columns=named_columns(indicator.subject),
        rows=behind.rows,
        filters=_by_school(behind),
        empty=empty,
        empty_text=text,
    )


def named_columns(subject: str) -> list[Column[Named]]:
    """Columns of a list behind a figure: of people with their school, of organizations without."""
    by_person = subject == "person"
    return [
        Column(key="name", title=SUBJECTS[subject], value=lambda row: row.name),
        Column(
            key="school",
            title="Школа",
            value=lambda row: row.organization,
            shown=by_person,
            exported=by_person,
        ),
        Column(key="reason", title="Почему здесь", value=lambda row: row.reason),
    ]


def _by_school(behind: Behind) -> tuple[Filter[Named], ...]:
    """A choice of school, of those counted and of those only listed; none where there is one."""
    named = {one.id: one.name for one in behind.schools}
    named |= {one.organization_id: one.organization or "" for one in behind.rows if one.organization_id}
    if len(named) <= 1 or not behind.rows:
        return ()
    options = sorted(((str(one), name) for one, name in named.items()), key=lambda one: one[1])
    return (
        Filter(
            key="school", title="Школа", options=options, value=lambda row: str(row.organization_id or "")
        ),
    )


def _schools(behind: Behind) -> Table[SchoolShare]:
    return Table(
        name=f"indicator-{behind.indicator.number}-schools-{behind.as_of}",
        columns=SCHOOL_COLUMNS,
        rows=behind.schools,
        prefix="schools-",
        per_page=15,
    )


SCHOOL_COLUMNS: tuple[Column[SchoolShare], ...] = (
    Column(key="name", title="Школа", value=lambda row: row.name),
    Column(
        key="fraction",
        title="Доля",
        value=lambda row: f"{row.numerator} / {row.denominator}",
        numeric=True,
        sortable=False,
        exported=False,
    ),
    Column(key="numerator", title="Числитель", value=lambda row: row.numerator, shown=False),
    Column(key="denominator", title="Знаменатель", value=lambda row: row.denominator, shown=False),
    Column(key="bar", title="Ход", value=lambda _row: "", sortable=False, exported=False),
    Column(key="percent", title="Значение", value=lambda row: row.percent, numeric=True),
)
