"""The parts of an indicator's page that look back and ahead: the trend, what to do, the forecast."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import Response

from services.monitoring import queries
from services.monitoring.pages.asking import Asked, names_scope
from services.monitoring.queries import Behind, Outlook, Point, Step
from services.monitoring.rules import HIDDEN
from shared.russian import NO_DATA, decimal, percent, short_date
from shared.web import plots, unit
from shared.web.tables import Column, Table

PER_PAGE = 10


@dataclass(frozen=True, kw_only=True)
class AheadView:
    """What lies ahead, by the day the figure is collected for; `table` is null for whom names are not."""

    on: date
    outlook: Outlook
    table: Table[Step] | None


def trend(found: Asked, behind: Behind) -> dict[str, Any]:
    """The line over the reporting days with the threshold, and the same in words."""
    of: dict[str, Any] = {"municipality": found.municipality, "indicator": behind.indicator}
    of["exact"] = found.exact
    points = queries.trend(unit().session, behind.known, today=found.today, **of)
    is_count = behind.indicator.subject == "body"
    highest = max((one.value or 0 for one in points), default=0) if is_count else None
    line = plots.trend(
        [(f"{one.on:%m.%y}", one.value) for one in points],
        threshold=behind.line.figure.threshold,
        top=highest,
    )
    said = decimal if is_count else percent
    told = "; ".join(f"{short_date(one.on)} — {_said(one, said)}" for one in points)
    return {"line": line, "words": told, "points": points}


def _said(one: Point, said: Callable[[float], str]) -> str:
    if one.is_hidden:
        return HIDDEN
    return NO_DATA if one.value is None else said(one.value)


def ahead(found: Asked, behind: Behind) -> AheadView | None:
    """What would bring the figure to its threshold by the coming collection; null where that says nothing."""
    if behind.line.figure.threshold is None or behind.line.figure.is_hidden:
        return None
    coming = queries.coming_day(found.municipality, today=found.today)
    on = found.as_of if found.as_of > found.today else coming
    read = queries.ahead(
        behind.known,
        municipality=found.municipality,
        today=found.today,
        on=on,
        names_scope=names_scope(),
        sees_diagnostics="methodist" in unit().actor.roles(),
        exact=found.exact,
    )
    outlook = queries.outlook(unit().session, read, indicator=behind.indicator)
    return AheadView(on=on, outlook=outlook, table=_table(outlook, on))


def taken(view: AheadView | None) -> list[UUID]:
    """The persons of the list of what to do, when it is taken away as a file."""
    table = view.table if view else None
    return [one for row in table.found for one in row.people] if table and table.taken_away else []


def exported(view: AheadView | None) -> Response | None:
    """The list of what to do as a file, when the address asks for it."""
    return view.table.exported() if view and view.table else None


def _table(outlook: Outlook, on: date) -> Table[Step] | None:
    if outlook.steps is None:
        return None
    by_person = outlook.indicator.subject == "person"
    columns = (
        Column[Step](key="names", title="Кто", value=lambda row: row.names, sortable=False),
        Column[Step](
            key="school",
            title="Школа",
            value=lambda row: row.organization,
            sortable=False,
            shown=by_person,
            exported=by_person,
        ),
        Column[Step](key="task", title="Что сделать", value=lambda row: row.task.words, sortable=False),
    )
    return Table(
        name=f"do-poroga-{outlook.indicator.number}-{on}",
        columns=columns,
        rows=outlook.steps,
        prefix="do-",
        searched=False,
        per_page=PER_PAGE,
    )
