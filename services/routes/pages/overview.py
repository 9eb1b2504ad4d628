"""The overview by role: the methodist's whole picture, the principal's school, the region side by side."""

from typing import Any

from flask import Blueprint

from services.routes.pages import addresses
from services.routes.pages.acting import secret, smallest, who
from services.routes.pages.summaries import heat_table, named, period_words, tiles, top
from services.routes.queries.headlines import headline_for
from services.routes.queries.moving_schools import still_schools
from services.routes.queries.overview import (
    MonthCount,
    PlaceLine,
    closed_by_month,
    municipalities,
    routes_by_state,
)
from services.routes.queries.summary import Summary, summary
from services.routes.queries.telling import whose_deficits
from services.routes.rules import wording
from shared.russian import capital
from shared.web import requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Table

blueprint = Blueprint("overview", __name__)


@blueprint.route("/overview", methods=["GET"])
@requires("deficit.summary")
def show_overview() -> Any:
    """Обзор: дефициты по областям, закрытое по месяцам, маршруты, школы без движения."""
    roles = unit().actor.roles()
    if not roles & OVERSEERS:
        return go(addresses.HOME)
    found = summary(unit().session, **who(), secret=secret())
    table = heat_table(found)
    places = _places() if "analyst" in roles else None
    told: dict[str, Any] = {"page": found, "table": table, "top": top(found.lines), "places": places}
    told |= _beside() | _still() | _together(found) | {"roles": roles, "smallest": smallest()}
    taken = table.exported() or (places.exported() if places else None)
    return taken or show("routes/overview.html", **told)


OVERSEERS = frozenset({"methodist", "principal", "approver", "analyst"})


def _beside() -> dict[str, Any]:
    session, actor, today = unit().session, unit().actor, unit().today
    whose, _ = whose_deficits(session, actor=actor, today=today)
    months = closed_by_month(session, whose=whose, secret=secret(), today=today)
    return {
        "headline": headline_for(session, actor=actor, today=today),
        "months": months,
        "most": max((_people(one) for one in months), default=0),
        "routes": routes_by_state(session, actor=actor),
    }


def _together(found: Summary) -> dict[str, Any]:
    """All schools at once, where there are several: a school alone is mostly too small to be told."""
    told = {"named": named(found.lines), "words": period_words(found)}
    if len(found.lines) <= 1:
        return told | {"tiles": []}
    areas = summary(unit().session, **who(), secret=secret(), by="area")
    return told | {"tiles": tiles(areas.lines)}


def _still() -> dict[str, Any]:
    """Schools that stand still, for the methodist, who can move them."""
    place = unit().municipality
    if place is None or not unit().actor.has_role("methodist"):
        return {"still": []}
    found = still_schools(unit().session, municipality=place, today=unit().today)
    return {"still": found, "silence": place.stall["silence_days"]}


def _people(month: MonthCount) -> int:
    return month.closed.people or 0


def _places() -> Table[PlaceLine]:
    """Municipalities side by side, for the region."""
    areas = [
        Column[PlaceLine](
            key=area,
            title=capital(words),
            value=lambda row, area=area: row.cells[area].words,  # type: ignore[misc] # the present area
            numeric=True,
            sortable=False,
        )
        for area, words in wording.AREAS.items()
    ]
    rows = municipalities(unit().session, **who(), secret=secret())
    return Table(
        name="munitsipalitety",
        columns=[
            Column(key="title", title="Муниципалитет", value=lambda row: row.title),
            *areas,
            Column(key="headline", title="Закрыто", value=lambda row: row.headline.fraction.words),
            Column(key="routes", title="Маршрутов в работе", value=lambda row: row.routes, numeric=True),
        ],
        rows=rows,
        prefix="m-",
    )
