"""The JSON doors of deliveries: looking for one, trying it again, dropping it."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.notifications import actions, queries
from services.notifications.models import Delivery
from services.notifications.schemas import DeliveryOut, DeliveryQuery
from shared.web import page, requires, unit

blueprint = Blueprint("deliveries", __name__, description="Отправки: что ждёт, ушло или не дошло")


@blueprint.route("/deliveries", methods=["GET"])
@requires("delivery.read")
@blueprint.arguments(DeliveryQuery, location="query")
@blueprint.response(200, DeliveryOut(many=True))
def list_deliveries(query: dict[str, Any]) -> list[queries.Sent]:
    """Отправки, сначала давние."""
    work = unit()
    asked = {name: query[name] for name in ("state", "channel", "q")}
    found = queries.deliveries(work.actor.scope("delivery.read"), **asked)
    return queries.sent_lines(work.session, page(found, key=Delivery.id))


@blueprint.route("/deliveries/<uuid:delivery_id>", methods=["GET"])
@requires("delivery.read")
@blueprint.response(200, DeliveryOut)
def get_delivery(delivery_id: UUID) -> queries.Sent:
    """Одна отправка."""
    return _shown(delivery_id)


@blueprint.route("/deliveries/<uuid:delivery_id>/retry", methods=["POST"])
@requires("delivery.write")
@blueprint.response(200, DeliveryOut)
def retry(delivery_id: UUID) -> queries.Sent:
    """Отправить снова."""
    work = unit()
    scope = work.actor.scope("delivery.write")
    actions.retry(work.session, scope=scope, delivery_id=delivery_id, now=work.now)
    return _shown(delivery_id)


@blueprint.route("/deliveries/<uuid:delivery_id>/discard", methods=["POST"])
@requires("delivery.write")
@blueprint.response(200, DeliveryOut)
def discard(delivery_id: UUID) -> queries.Sent:
    """Не отправлять."""
    work = unit()
    actions.discard(work.session, scope=work.actor.scope("delivery.write"), delivery_id=delivery_id)
    return _shown(delivery_id)


def _shown(delivery_id: UUID) -> queries.Sent:
    work = unit()
    scope = work.actor.scope("delivery.read")
    found = queries.delivery(work.session, scope=scope, delivery_id=delivery_id)
    work.session.refresh(found)
    return queries.sent_lines(work.session, [found])[0]
