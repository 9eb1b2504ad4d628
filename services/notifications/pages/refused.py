"""Addresses that take nothing, for whoever minds deliveries: seen, and written to again by one press."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug import Response

from services.notifications import actions, queries, rules
from services.notifications.pages.deliveries import places_minded
from services.notifications.queries import Refused
from shared.web import requires, unit
from shared.web.pages import press, show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("refused_pages", __name__)
PAGE = "/notifications/deliveries/addresses"


@blueprint.route("/deliveries/addresses")
@requires("delivery.read")
def list_refused() -> Any:
    """Адреса, на которые больше не пишем."""
    work = unit()
    found = work.session.scalars(queries.refused_addresses(work.actor.scope("delivery.read"))).all()
    table = _table(queries.refused_lines(work.session, found))
    return table.exported() or show("notifications/refused.html", table=table)


@blueprint.route("/deliveries/addresses/<channel>/<uuid:reader_id>/resume", methods=["POST"])
@requires("delivery.write")
def resume(channel: str, reader_id: UUID) -> Response:
    """Снова писать на адрес."""
    work = unit()
    act = partial(actions.resume, work.session, scope=work.actor.scope("delivery.write"))
    told = "Пишем снова. Если адрес опять откажет, он вернётся в этот список."
    return press(partial(act, channel=channel, reader_id=reader_id), to=PAGE, told=told)


def _table(rows: list[Refused]) -> Table[Refused]:
    """Say where somebody belongs only when there are several places."""
    places = {str(key): name for key, name in places_minded().items()}
    place = Column[Refused](
        key="municipality", title="Муниципалитет", value=lambda one: places.get(str(one.municipality_id), "")
    )
    where = Filter[Refused](
        key="municipality",
        title="Муниципалитет",
        options=list(places.items()),
        value=lambda one: str(one.municipality_id),
    )
    return Table(
        name="refused",
        columns=(COLUMNS[0], place, *COLUMNS[1:]) if places else COLUMNS,
        rows=sorted(rows, key=lambda one: one.since, reverse=True),
        filters=(CHANNEL, where) if places else (CHANNEL,),
        empty="Все адреса принимают",
        empty_text=NOBODY_REFUSED,
    )


NOBODY_REFUSED = (
    "Сюда попадёт адрес, сервер которого ответит, что ящика нет, или три раза подряд — что ящик полон."
)
CHANNEL = Filter[Refused](
    key="channel", title="Канал", options=tuple(rules.CHANNELS.items()), value=lambda one: one.channel
)
COLUMNS = (
    Column[Refused](key="who", title="Кому", value=lambda one: one.who),
    Column[Refused](
        key="address", title="Куда", value=lambda one: f"{rules.CHANNELS[one.channel]}: {one.address}"
    ),
    Column[Refused](
        key="since", title="С какого дня", value=lambda one: one.since.astimezone(unit().zone).date()
    ),
    Column[Refused](key="reason", title="Почему", value=lambda one: one.reason),
    Column[Refused](key="act", title="Сделать", value=lambda _one: "", sortable=False, exported=False),
)
