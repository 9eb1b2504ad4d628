"""The count of unread messages for browsers without scripts: a style that every service's pages ask for."""

from flask import Blueprint, Response

from services.notifications import queries
from shared.web import requires, unit

blueprint = Blueprint("counting", __name__)
MOST_SHOWN = 99


@blueprint.route("/unread.css")
@requires("inbox.read")
def style_unread() -> Response:
    """Сколько непрочитанных, словами стилей."""
    work = unit()
    count = queries.unread(work.session, actor=work.actor, today=work.today)
    shown = f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count)
    return Response(f':root {{ --unread: "{shown}"; }}\n' if count else "", mimetype="text/css")
