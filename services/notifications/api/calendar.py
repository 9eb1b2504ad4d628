"""The calendar as programs take it: by a private address without signing in, or with a token."""

from datetime import datetime, timedelta
from hashlib import sha256

from flask import Response, request
from flask_smorest import Blueprint
from werkzeug.exceptions import TooManyRequests

from services.notifications import actions, queries, rules
from services.notifications.errors import FeedNotFound
from services.notifications.models import CalendarFeed
from services.notifications.schemas import AddressOut
from shared.keys import load_keys
from shared.permissions import Actor
from shared.web import public, requires, unit
from shared.web.idempotency import seal_reply

blueprint = Blueprint("calendar", __name__, description="Свой календарь")
WINDOW = timedelta(minutes=10)
MOST_ASKED = 30
MOST_GUESSED = 10
MOST_REMEMBERED = 10_000


class Pace:
    """How often something was asked for lately, in this process: no program needs it more often."""

    def __init__(self) -> None:
        self._asked: dict[str, tuple[datetime, int]] = {}

    def count(self, who: str, *, most: int, now: datetime) -> None:
        """Count one more; raises TooManyRequests, saying when to come again."""
        since, times = self._asked.get(who, (now, 0))
        if now - since >= WINDOW:
            since, times = now, 0
        if times >= most:
            raise TooManyRequests(retry_after=int((since + WINDOW - now).total_seconds()) + 1)
        if len(self._asked) >= MOST_REMEMBERED:
            self._asked = {key: one for key, one in self._asked.items() if now - one[0] < WINDOW}
        self._asked[who] = since, times + 1


PACE = Pace()


@blueprint.route("/calendar.ics", methods=["GET"])
@requires("calendar.read")
@blueprint.response(200, content_type="text/calendar")
def get_own() -> Response:
    """Свой календарь по токену или из браузера."""
    return _file(unit().actor)


@blueprint.route("/calendars/<string(length=43):secret>/calendar.ics", methods=["GET"])
@public
@blueprint.response(200, content_type="text/calendar")
def get_by_address(secret: str) -> Response:
    """Календарь по личному адресу, который знает только владелец."""
    work, caller = unit(), sha256(f"{request.remote_addr}".encode()).hexdigest()
    digest = rules.digest_of(secret)
    PACE.count(digest, most=MOST_ASKED, now=work.now)
    whose = queries.feed(work.session, digest=digest)
    if whose is None:
        PACE.count(caller, most=MOST_GUESSED, now=work.now)
        raise FeedNotFound
    return _file(whose)


@blueprint.route("/calendar-address", methods=["GET"])
@requires("calendar.read")
@blueprint.response(200, AddressOut)
def get_address() -> dict[str, str]:
    """Личный адрес календаря; пусто, если его нет."""
    work = unit()
    return _address(queries.feed_of(work.session, account_id=work.actor.account_id))


@blueprint.route("/calendar-address", methods=["POST"])
@requires("calendar.read")
@blueprint.response(201, AddressOut)
def renew_address() -> dict[str, str]:
    """Создать адрес или заменить его новым."""
    seal_reply()
    work, key = unit(), load_keys(unit().settings.keys).session
    return _address(actions.renew_feed(work.session, actor=work.actor, key=key, now=work.now))


@blueprint.route("/calendar-address", methods=["DELETE"])
@requires("calendar.read")
@blueprint.response(204)
def revoke_address() -> None:
    """Отключить адрес."""
    actions.revoke_feed(unit().session, account_id=unit().actor.account_id)


def _address(feed: CalendarFeed | None) -> dict[str, str]:
    settings = unit().settings
    key = load_keys(settings.keys).session
    return {"address": queries.address(feed, key=key, public_url=settings.public_url)}


def _file(actor: Actor) -> Response:
    """The file with its mark, so that a program that has it already is told so in a line."""
    work = unit()
    days = queries.days_of(work.session, actor=actor, today=work.today)
    written = rules.as_icalendar(days, public_url=work.settings.public_url)
    reply = Response(written, mimetype="text/calendar")
    reply.headers["Content-Disposition"] = 'inline; filename="mms.ics"'
    reply.headers["Cache-Control"] = "private, max-age=300"
    reply.set_etag(sha256(written).hexdigest()[:32])
    reply.make_conditional(request)
    return reply
