"""Saying by the link of a letter that the register's address is one's own: without signing in, by a tap."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug import Response

from services.notifications import actions, queries, rules
from services.notifications.errors import UnknownLink
from services.notifications.models import Confirmation
from shared.keys import load_keys
from shared.web import public, unit
from shared.web.pages import press, show

blueprint = Blueprint("confirming_pages", __name__)
PAGE = "/notifications/confirm"


@blueprint.route("/confirm/<token>")
@public
def ask(token: str) -> Any:
    """Ваш ли это адрес."""
    one = _asked(token)
    here, address = f"{PAGE}/{token}", rules.masked(rules.EMAIL, one.value)
    return show("notifications/confirm.html", one=one, here=here, address=address)


@blueprint.route("/confirm/<token>", methods=["POST"])
@public
def confirm(token: str) -> Response:
    """Подтвердить, что адрес свой."""
    act = partial(actions.confirm, unit().session, confirmation_id=_asked(token).id, now=unit().now)
    return press(act, to=f"{PAGE}/{token}", told="Спасибо, теперь мы пишем сюда.")


def _asked(token: str) -> Confirmation:
    found: UUID | None = rules.read_confirmation(load_keys(unit().settings.keys).session, token)
    one = queries.confirmation(unit().session, confirmation_id=found) if found else None
    known = queries.of_register(unit().session, {one.reader_id}) if one else {}
    if one is None or known.get(one.reader_id, "").lower() != one.value:
        raise UnknownLink
    return one
