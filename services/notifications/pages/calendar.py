"""One's own calendar on a page: what stands in it, its private address, how to add it to a program."""

from functools import partial
from typing import Any

from flask import Blueprint
from werkzeug import Response

from services.notifications import actions, queries
from services.notifications.models import CalendarFeed
from services.notifications.queries import Day
from shared.keys import load_keys
from shared.web import requires, unit
from shared.web.navigation import INBOX
from shared.web.pages import press, show
from shared.web.tables import Column, Table

blueprint = Blueprint("calendar_pages", __name__)
HERE = "/notifications/calendar"
RENEWED = "Новый адрес готов. Прежний, если он был, больше не работает."


@blueprint.route("/calendar")
@requires("calendar.read")
def show_calendar() -> Any:
    """Мой календарь."""
    work = unit()
    days = queries.days_of(work.session, actor=work.actor, today=work.today)
    ahead = sorted((one for one in days if one.day >= work.today), key=lambda one: (one.day, one.uid))
    feed = queries.feed_of(work.session, account_id=work.actor.account_id)
    return show("notifications/calendar.html", days=_table(ahead), feed=feed, address=_address(feed))


@blueprint.route("/calendar/renewal", methods=["POST"])
@requires("calendar.read")
def renew() -> Response:
    """Создать адрес или заменить его новым."""
    work = unit()
    key = load_keys(work.settings.keys).session
    return press(
        partial(actions.renew_feed, work.session, actor=work.actor, key=key, now=work.now),
        to=HERE,
        told=RENEWED,
    )


@blueprint.route("/calendar/revocation", methods=["POST"])
@requires("calendar.read")
def revoke() -> Response:
    """Отключить адрес."""
    act = partial(actions.revoke_feed, unit().session, account_id=unit().actor.account_id)
    return press(act, to=HERE, told="Адрес отключён: по нему больше ничего не узнать.")


def _address(feed: CalendarFeed | None) -> str:
    settings = unit().settings
    return queries.address(feed, key=load_keys(settings.keys).session, public_url=settings.public_url)


def _table(days: list[Day]) -> Table[Day]:
    return Table(
        name="calendar",
        columns=(
            Column[Day](key="day", title="День", value=lambda one: one.day),
            Column[Day](key="what", title="Что", value=lambda one: one.summary),
        ),
        rows=days,
        per_page=10,
        exportable=False,
        empty="Впереди ничего не назначено",
        empty_text="Здесь появятся встречи, сроки шагов, ваши мероприятия и отчётные даты. "
        "Приглашения, на которые вы ещё не ответили, ждут во входящих.",
        empty_href=INBOX,
        empty_action="Открыть входящие",
    )
