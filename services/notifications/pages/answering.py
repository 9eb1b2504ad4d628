"""What an inbox takes: one tap that the owner of the thing carries out, reading, putting off."""

from functools import partial
from uuid import UUID

from flask import Blueprint, request
from werkzeug import Response

from services.notifications import actions, queries
from services.notifications.rules import ends_when_read
from shared.web import requires, unit
from shared.web.forwarding import forwarded_headers
from shared.web.navigation import INBOX
from shared.web.pages import go, notice, press

blueprint = Blueprint("answering", __name__)


@blueprint.route("/<uuid:item_id>/act", methods=["POST"])
@requires("inbox.read")
def act(item_id: UUID) -> Response:
    """Сделать то, о чём просит уведомление, одним нажатием."""
    work = unit()
    seen = request.form.get("version", type=int)
    offer = queries.offer(work.session, actor=work.actor, today=work.today, item_id=item_id, version=seen)
    return press(partial(_carry_out, offer), to=INBOX, told=offer.told)


def _carry_out(offer: queries.Offer) -> None:
    """Ask the owner; meanwhile our database is held by nobody, for the owner may be slow."""
    work = unit()
    work.close()
    with work.client as client:
        actions.ask_owner(client, offer=offer, headers=forwarded_headers())
    actions.accept(work.session, item_id=offer.item_id, account_id=work.actor.account_id, now=work.now)


@blueprint.route("/<uuid:item_id>/read", methods=["POST"])
@requires("inbox.read")
def read(item_id: UUID) -> Response:
    """Прочитано: новость уходит в сделанное, дело остаётся, но не торопит."""
    work = unit()
    item = actions.read_item(work.session, actor=work.actor, now=work.now, today=work.today, item_id=item_id)
    told = "Прочитано." if ends_when_read(item.rule) else "Отложено: дело останется в конце списка."
    notice(told)
    return go(INBOX)


@blueprint.route("/<uuid:item_id>/open", methods=["POST"])
@requires("inbox.read")
def open_news(item_id: UUID) -> Response:
    """Открыть новость: она прочитана."""
    work = unit()
    item = actions.read_item(work.session, actor=work.actor, now=work.now, today=work.today, item_id=item_id)
    [told] = queries.told(work.session, actor=work.actor, today=work.today, items=[item])
    return go(told.link)


@blueprint.route("/read", methods=["POST"])
@requires("inbox.read")
def read_all() -> Response:
    """Отметить всё прочитанным."""
    work = unit()
    mark = partial(actions.read_all, work.session, actor=work.actor, now=work.now, today=work.today)
    return press(mark, to=INBOX, told="Всё отмечено прочитанным. То, что ждёт вас, осталось в списке.")
