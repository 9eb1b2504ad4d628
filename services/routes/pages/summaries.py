"""Deficits without names: a heat map for the methodist, one's own school for the principal."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, request

from services.routes.pages.acting import secret, smallest, who
from services.routes.queries.headlines import headline_for
from services.routes.queries.summary import Line, Summary, summary
from services.routes.queries.tallies import ANY_AREA
from services.routes.queries.telling import Told
from services.routes.rules import figures, wording
from services.routes.schemas.figures import SummaryQuery
from shared.russian import capital, long_date, plural, since_date
from shared.web import requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Table

blueprint = Blueprint("summary_pages", __name__)
MONTHS = 12
BYS = {
    "school": "По школам",
    "subject": "По предметам",
    "area": "По областям",
    "topic": "По темам",
    "severity": "По уровню",
    "state": "По состоянию",
}
HEADINGS = {
    "school": "Школа",
    "subject": "Предмет",
    "area": "Область",
    "topic": "Тема",
    "severity": "Уровень",
    "state": "Состояние",
}

LONG = ("school", "subject", "topic")


@blueprint.route("/deficits/summary", methods=["GET"])
@requires("deficit.summary")
def show_summary() -> Any:
    """Сколько людей с незакрытыми дефицитами: по школам, предметам, областям, темам."""
    found = summary(unit().session, **who(), secret=secret(), **_asked())
    table = heat_table(found)
    told: dict[str, Any] = {
        "page": found,
        "table": table,
        "top": top(found.lines),
        "smallest": smallest(),
    }
    told |= {"tabs": _tabs(found), "months": _months(unit().today), "words": period_words(found)}
    told["named"] = named(found.lines)
    told["headline"] = headline_for(unit().session, **who())
    return table.exported() or show("routes/summary.html", **told)


ASKED = frozenset(SummaryQuery().fields)


def _asked() -> dict[str, Any]:
    """What the address asks and can be understood; the rest is as if it were not there."""
    given = {key: value for key, value in request.args.items() if key in ASKED and value}
    wrong = SummaryQuery().validate(given)
    asked: dict[str, Any] = SummaryQuery().load({key: given[key] for key in given.keys() - wrong.keys()})
    return asked


def heat_table(found: Summary) -> Table[Line]:
    """The summary as a table that is taken away like any other."""
    cells = [
        Column[Line](
            key=area or "any",
            title=capital(wording.AREAS.get(area, "любая" if len(found.areas) > 1 else "людей")),
            value=partial(_written, area=area),
            numeric=True,
            sortable=False,
        )
        for area in found.areas
    ]
    title = Column[Line](key="title", title=HEADINGS[found.by], value=lambda line: line.title)
    return Table(
        name=f"deficity-{found.by}-{found.span.until}",
        columns=[title, *cells],
        rows=found.lines,
        searched=found.by in LONG,
        empty="Считать пока некого",
        empty_text="Школы и педагоги появятся после загрузки списков.",
    )


def _written(line: Line, area: str) -> str:
    return line.cells[area].words


def top(lines: Iterable[Line]) -> int:
    """The fullest cell: the darkest of the map."""
    return max((_people(cell) for line in lines for cell in line.cells.values()), default=0)


def _people(cell: Told) -> int:
    return cell.people or 0


def tiles(areas: Iterable[Line]) -> list[dict[str, Any]]:
    """The areas of all schools together: what is told here is told where each school alone is too small."""
    cells = [(line.title, line.cells[ANY_AREA]) for line in areas]
    return [
        {
            "number": cell.words,
            "title": title,
            "state": "uncovered" if cell.people else "unknown",
            "href": "/routes/deficits/summary?by=topic" if cell.people else "",
        }
        for title, cell in cells
    ]


def named(lines: Iterable[Line]) -> dict[str, Any]:
    """How many cells can be told: a map of almost none says so and leads on."""
    cells = [cell for line in lines for cell in line.cells.values()]
    known = sum(1 for cell in cells if cell.people)
    words = f"{known} из {plural(len(cells), 'числа', 'чисел', 'чисел')}"
    return {"known": known, "words": words, "few": 2 * known < len(cells)}


def _tabs(found: Summary) -> list[dict[str, Any]]:
    kept = {key: value for key, value in request.args.items() if key in ASKED - {"by"} and value}
    return [
        {"title": title, "href": _link(kept | {"by": by}), "present": by == found.by}
        for by, title in BYS.items()
    ]


def _link(arguments: dict[str, str]) -> str:
    return "?" + "&".join(f"{key}={value}" for key, value in arguments.items())


def _months(today: date) -> list[tuple[str, str]]:
    """The ends of the last finished months to choose from."""
    newest = figures.finished(today, today=today)
    days = [figures.months_back(newest, number) for number in range(MONTHS)]
    return [(day.isoformat(), long_date(day)) for day in days]


def period_words(found: Summary) -> str:
    """«на 31 октября 2026», «с 1 января по 31 октября 2026»."""
    until = long_date(found.span.until)
    if found.span.since == found.span.until:
        return f"на {until}"
    return f"{since_date(found.span.since)} по {until}"
