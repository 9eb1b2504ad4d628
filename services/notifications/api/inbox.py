"""The JSON doors of one's own inbox."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.notifications import actions, queries
from services.notifications.models import InboxItem
from services.notifications.schemas import InboxQuery, ItemOut, UnreadOut, UnreadQuery
from shared.web import page, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("inbox", __name__, description="Входящие: что ждёт именно вас")


@blueprint.route("/inbox", methods=["GET"])
@requires("inbox.read")
@blueprint.arguments(InboxQuery, location="query")
@blueprint.response(200, ItemOut(many=True))
def list_inbox(query: dict[str, Any]) -> list[queries.Told]:
    """Свои уведомления, сначала давние."""
    work = unit()
    asked = {name: query[name] for name in ("state", "kind", "read")}
    mine = queries.inbox(work.session, actor=work.actor, today=work.today, **asked)
    if query["q"]:  # what an item says is known only once its names are joined
        every = work.session.scalars(mine.order_by(InboxItem.id))
        return slice_page([one for one in _told(every) if one.holds(query["q"])])
    return _told(page(mine, key=InboxItem.id))


@blueprint.route("/inbox/unread", methods=["GET"])
@requires("inbox.read")
@blueprint.arguments(UnreadQuery, location="query")
@blueprint.response(200, UnreadOut)
def count_unread(query: dict[str, str]) -> dict[str, Any]:
    """Сколько открытых уведомлений не прочитано и какие из них ведут на страницу `at`."""
    work = unit()
    mine: dict[str, Any] = {"actor": work.actor, "today": work.today}
    here = {"here": queries.leading_to(work.session, **mine, path=query["at"])} if query["at"] else {}
    return {"count": queries.unread(work.session, **mine)} | here


@blueprint.route("/inbox/<uuid:item_id>", methods=["GET"])
@requires("inbox.read")
@blueprint.response(200, ItemOut)
def get_item(item_id: UUID) -> queries.Told:
    """Одно своё уведомление."""
    work = unit()
    item = queries.item(work.session, actor=work.actor, today=work.today, item_id=item_id)
    return _told([item])[0]


@blueprint.route("/inbox/<uuid:item_id>/read", methods=["POST"])
@requires("inbox.read")
@blueprint.response(200, ItemOut)
def read_item(item_id: UUID) -> queries.Told:
    """Отметить прочитанным."""
    work = unit()
    item = actions.read_item(work.session, actor=work.actor, now=work.now, today=work.today, item_id=item_id)
    return _told([item])[0]


@blueprint.route("/inbox/<uuid:item_id>/read", methods=["DELETE"])
@requires("inbox.read")
@blueprint.response(200, ItemOut)
def unread_item(item_id: UUID) -> queries.Told:
    """Снять отметку «прочитано»."""
    work = unit()
    item = actions.unread_item(work.session, actor=work.actor, today=work.today, item_id=item_id)
    return _told([item])[0]


@blueprint.route("/inbox/read", methods=["POST"])
@requires("inbox.read")
@blueprint.response(200, UnreadOut)
def read_all() -> dict[str, int]:
    """Отметить прочитанным всё открытое."""
    work = unit()
    actions.read_all(work.session, actor=work.actor, now=work.now, today=work.today)
    return {"count": queries.unread(work.session, actor=work.actor, today=work.today)}


def _told(items: Iterable[InboxItem]) -> list[queries.Told]:
    work = unit()
    return queries.told(work.session, actor=work.actor, today=work.today, items=items)
