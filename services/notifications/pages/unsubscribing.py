"""Leaving messages by a link, without signing in: the page asks, a tap acts, and it can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, request
from sqlalchemy.orm import Session
from werkzeug import Response

from services.notifications import actions, rules
from services.notifications.errors import UnknownLink
from shared.keys import load_keys
from shared.web import public, unit
from shared.web.pages import Undo, press, show

blueprint = Blueprint("unsubscribing_pages", __name__)
PAGE = "/notifications/unsubscribe"


@blueprint.route("/unsubscribe/<token>", methods=["GET"])
@public
def ask(token: str) -> Any:
    """От чего отписаться."""
    leaving = _read(token)
    return show(
        "notifications/unsubscribe.html",
        token=token,
        kind=rules.KINDS.get(leaving.kind, ""),
        channel=rules.CHANNELS[leaving.channel],
        back=f"{PAGE}/{token}/back",
    )


@blueprint.route("/unsubscribe/<token>", methods=["POST"])
@public
def leave(token: str) -> Response:
    """Больше не писать."""
    return _act(actions.leave, token, told="Больше не напишем. В самой системе сообщения останутся.")


@blueprint.route("/unsubscribe/<token>/back", methods=["POST"])
@public
def come_back(token: str) -> Response:
    """Снова писать."""
    return _act(actions.come_back, token, told="Снова пишем, как прежде.")


def _act(act: Callable[[Session, rules.Leave], None], token: str, *, told: str) -> Response:
    leaving = _read(token)
    if "all" in request.form:
        leaving = replace(leaving, kind=rules.ALL)
    undo = Undo(href=f"{PAGE}/{token}/back", title="Вернуть") if act is actions.leave else None
    return press(lambda: act(unit().session, leaving), to=f"{PAGE}/{token}", told=told, undo=undo)


def _read(token: str) -> rules.Leave:
    leaving = rules.read_leave(load_keys(unit().settings.keys).session, token)
    if leaving is None or leaving.channel not in rules.CHANNELS:
        raise UnknownLink
    return leaving
