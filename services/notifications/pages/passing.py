"""A request passed on: whoever may open the thing goes there, a curator sees who owes the answer."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.notifications import queries
from shared.web import requires, unit
from shared.web.pages import go, show

blueprint = Blueprint("passing_pages", __name__)


@blueprint.route("/passed/<uuid:item_id>")
@requires("inbox.read")
def show_passed(item_id: UUID) -> Any:
    """Просьба, на которую не ответили в срок."""
    work = unit()
    one = queries.passed(work.session, actor=work.actor, today=work.today, item_id=item_id)
    return go(one.opens) if one.opens else show("notifications/passed.html", one=one)
