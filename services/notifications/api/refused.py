"""The JSON doors of addresses that take nothing: looking at them, writing there again."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.notifications import actions, queries
from services.notifications.models import RefusedAddress
from services.notifications.schemas import RefusedOut, RefusedQuery
from shared.web import page, requires, unit

blueprint = Blueprint("refused", __name__, description="Адреса, на которые больше не пишем")


@blueprint.route("/refused-addresses", methods=["GET"])
@requires("delivery.read")
@blueprint.arguments(RefusedQuery, location="query")
@blueprint.response(200, RefusedOut(many=True))
def list_refused(_query: dict[str, Any]) -> list[queries.Refused]:
    """Адреса, которые не принимают сообщений."""
    work = unit()
    asked = queries.refused_addresses(work.actor.scope("delivery.read"))
    return queries.refused_lines(work.session, page(asked, key=RefusedAddress.reader_id))


@blueprint.route("/refused-addresses/<channel>/<uuid:reader_id>", methods=["DELETE"])
@requires("delivery.write")
@blueprint.response(204)
def resume(channel: str, reader_id: UUID) -> None:
    """Снова писать на адрес."""
    work = unit()
    scope = work.actor.scope("delivery.write")
    actions.resume(work.session, scope=scope, channel=channel, reader_id=reader_id)
