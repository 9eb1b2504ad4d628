"""Taking back the mark «read»: what was put off or put away waits again."""

from functools import partial
from uuid import UUID

from flask import Blueprint
from werkzeug import Response

from services.notifications import actions
from shared.web import requires, unit
from shared.web.navigation import INBOX
from shared.web.pages import press

blueprint = Blueprint("reading", __name__)


@blueprint.route("/<uuid:item_id>/unread", methods=["POST"])
@requires("inbox.read")
def unread(item_id: UUID) -> Response:
    """Снять отметку «просмотрено»."""
    work = unit()
    back = partial(actions.unread_item, work.session, actor=work.actor, today=work.today, item_id=item_id)
    return press(back, to=INBOX, told="Отметка снята: сообщение снова ждёт вас.")
