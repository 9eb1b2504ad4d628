"""The calendar as programs take it: by a private address without signing in, or with a token."""

from datetime import datetime, timedelta
from hashlib import sha256

from flask import Response, request
from flask_smorest import Blueprint
from werkzeug.exceptions import TooManyRequests

from services.notifications import queries, rules
from services.notifications.errors import FeedNotFound
from shared.permissions import Actor
from shared.web import public, requires, unit

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
