"""The door mail programs knock at by themselves (RFC 8058): a POST leaves, a GET leads to the page."""

from flask_smorest import Blueprint
from werkzeug import Response

from services.notifications import actions, queries
from services.notifications.errors import UnknownLink
from services.notifications.rules import read_leave
from shared.keys import load_keys
from shared.web import public, unit
from shared.web.pages import go

blueprint = Blueprint("unsubscriptions", __name__, description="Отписка от сообщений из самого письма")


@blueprint.route("/unsubscriptions/<token>", methods=["GET"])
@blueprint.response(303)
@public
def open_page(token: str) -> Response:
    """Страница отписки: сама по себе ничего не меняет."""
    return go(f"{queries.STOP_PAGE}{token}")


@blueprint.route("/unsubscriptions/<token>", methods=["POST"])
@blueprint.response(204)
@public
def unsubscribe(token: str) -> None:
    """Отписаться одним запросом почтовой программы."""
    work = unit()
    leaving = read_leave(load_keys(work.settings.keys).session, token)
    if leaving is None:
        raise UnknownLink
    actions.leave(work.session, leaving.at_once)
