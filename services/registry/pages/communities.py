"""Communities anyone may read of without signing in (ust-koksa п.13, 15)."""

from typing import Any

from flask import Blueprint

from services.registry import queries
from services.registry.queries import Community
from shared.web import public, unit
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("communities_pages", __name__)
COLUMNS = (
    Column[Community](key="name", title="Название", value=lambda one: one.name),
    Column[Community](key="kind", title="Вид", value=lambda one: one.kind_name),
    Column[Community](key="subjects", title="Предметы", value=lambda one: one.subjects),
    Column[Community](key="leader", title="Руководитель", value=lambda one: one.leader),
)
PLACE = Column[Community](key="municipality", title="Муниципалитет", value=lambda one: one.municipality)


@blueprint.route("/communities", methods=["GET"])
@public
def communities_page() -> Any:
    """Открытый список сообществ."""
    today = unit().today
    found = unit().session.scalars(queries.communities(today=today)).all()
    table = _table(queries.by_name(queries.described(unit().session, found, today=today)))
    return table.exported() or show("registry/communities.html", table=table)


def _table(listed: list[Community]) -> Table[Community]:
    """Say where a community is only when there are several places."""
    places = sorted({one.municipality for one in listed})
    several = len(places) > 1
    chosen = Filter[Community](
        key="municipality",
        title="Муниципалитет",
        options=[(place, place) for place in places],
        value=lambda one: one.municipality,
    )
    return Table(
        name="communities",
        columns=(*COLUMNS, PLACE) if several else COLUMNS,
        rows=listed,
        filters=(chosen,) if several else (),
        empty="Открытых сообществ пока нет",
        empty_text="Сообщество появится здесь, когда методист откроет его для всех.",
    )
