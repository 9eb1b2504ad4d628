"""Deliveries for whoever minds them: searched, filtered, tried again, dropped."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug import Response

from services.notifications import actions, queries, rules
from services.notifications.queries import STATES, Sent
from shared.russian import day_of
from shared.web import requires, unit
from shared.web.pages import press, show
from shared.web.tables import Asked, Column, Filter, Table

blueprint = Blueprint("deliveries_pages", __name__)
PAGE = "/notifications/deliveries"


@blueprint.route("/deliveries")
@requires("delivery.read")
def list_deliveries() -> Any:
    """Отправки: что ждёт, ушло или не дошло."""
    table = _table(places_minded())
    return table.exported() or show("notifications/deliveries.html", table=table, states=STATES)


@blueprint.route("/deliveries/<uuid:delivery_id>/retry", methods=["POST"])
@requires("delivery.write")
def retry(delivery_id: UUID) -> Response:
    """Отправить снова."""
    work = unit()
    act = partial(actions.retry, work.session, scope=work.actor.scope("delivery.write"), now=work.now)
    return press(partial(act, delivery_id=delivery_id), to=PAGE, told=partial(_when, now=work.now))


@blueprint.route("/deliveries/<uuid:delivery_id>/discard", methods=["POST"])
@requires("delivery.write")
def discard(delivery_id: UUID) -> Response:
    """Не отправлять."""
    work = unit()
    act = partial(actions.discard, work.session, scope=work.actor.scope("delivery.write"))
    return press(partial(act, delivery_id=delivery_id), to=PAGE, told="Отправка отменена.")


def _when(goes_at: datetime, *, now: datetime) -> str:
    if goes_at <= now:
        return "Отправим снова прямо сейчас."
    day = day_of(goes_at.date(), today=now.astimezone(goes_at.tzinfo).date())
    return f"Сейчас у получателя тихое время: отправим {day} в {goes_at.hour}:{goes_at:%M}."


def places_minded() -> dict[UUID, str]:
    """The municipalities to tell apart; none where there is but one."""
    work = unit()
    found = queries.places(work.session, scope=work.actor.scope("delivery.read"))
    return found if len(found) > 1 else {}


def _table(places: dict[UUID, str]) -> Table[Sent]:
    """Say where a delivery belongs only when there are several places."""
    place = Column[Sent](
        key="municipality",
        title="Муниципалитет",
        value=lambda one: places.get(one.municipality_id, ""),
        sortable=False,
    )
    options = [(str(key), name) for key, name in places.items()]
    where = Filter[Sent](key="municipality", title="Муниципалитет", options=options)
    return Table(
        name="deliveries",
        columns=(*COLUMNS[:3], place, *COLUMNS[3:]) if places else COLUMNS,
        source=_asked,
        filters=(*FILTERS, where) if places else FILTERS,
        empty="Отправок пока нет",
        empty_text="Они появятся, когда кому-нибудь будет о чём написать.",
    )


def _asked(what: Asked) -> Sequence[Sent]:
    work = unit()
    scope = work.actor.scope("delivery.read")
    return queries.sent(work.session, scope=scope, q=what.q, chosen=what.chosen, sort=what.sort)


def _local(at: datetime | None) -> str:
    """A moment by the clock of whoever looks, as the page says it."""
    return f"{at.astimezone(unit().zone):%d.%m.%Y %H:%M}" if at else ""


FILTERS = (
    Filter[Sent](key="state", title="Состояние", options=tuple(STATES.items())),
    Filter[Sent](key="channel", title="Канал", options=tuple(rules.CHANNELS.items())),
)
COLUMNS = (
    Column[Sent](key="created", title="Создана", value=lambda one: _local(one.created_at)),
    Column[Sent](key="sent", title="Ушла", value=lambda one: _local(one.sent_at), shown=False),
    Column[Sent](key="who", title="Кому", value=lambda one: one.who, sortable=False),
    Column[Sent](
        key="address",
        title="Куда",
        value=lambda one: f"{rules.CHANNELS[one.channel]}: {one.address}",
        sortable=False,
    ),
    Column[Sent](key="purpose", title="Что", value=lambda one: one.purpose, sortable=False),
    Column[Sent](key="state", title="Состояние", value=lambda one: STATES[one.state], sortable=False),
    Column[Sent](key="attempts", title="Попыток", value=lambda one: one.attempts, numeric=True),
    Column[Sent](key="reason", title="Причина", value=lambda one: one.reason, shown=False),
    Column[Sent](key="act", title="Сделать", value=lambda _one: "", sortable=False, exported=False),
)
