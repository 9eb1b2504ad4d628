"""Leaving messages by a link, without signing in: one chooses, a tap acts, and it can be taken back."""

from dataclasses import replace
from functools import partial
from typing import Any

from flask import Blueprint, request
from werkzeug import Response

from services.notifications import actions, queries, rules
from services.notifications.errors import UnknownLink
from services.notifications.schemas import LeavingForm
from shared.keys import load_keys
from shared.web import public, unit
from shared.web.forms import Form, Input
from shared.web.pages import Undo, press, show, submit

blueprint = Blueprint("unsubscribing_pages", __name__)
PAGE = "/notifications/unsubscribe"
WORDS = {rules.DIGEST: "Сводка целиком", **rules.KINDS}
LEFT = "Больше не напишем. В самой системе сообщения останутся."


@blueprint.route("/unsubscribe/<token>", methods=["GET", "POST"])
@public
def ask(token: str) -> Any:
    """От чего отписаться: о чём было письмо, по выбору."""
    leaving = _read(token)
    gone = queries.left(unit().session, reader_id=leaving.reader_id, channel=leaving.channel)
    form = _form([kind for kind in leaving.kinds if kind in WORDS and kind not in gone])
    act = partial(_leave, leaving)
    done = partial(_back, token)
    reply = submit(form, act, to=f"{PAGE}/{token}", told=LEFT, undo=done) if form.sent() else None
    look: dict[str, Any] = {"gone": gone, "words": WORDS, "channel": rules.CHANNELS[leaving.channel]}
    return reply or show("notifications/unsubscribe.html", form=form, here=f"{PAGE}/{token}", **look)


@blueprint.route("/unsubscribe/<token>/back", methods=["POST"])
@public
def come_back(token: str) -> Response:
    """Снова писать о том, что названо в адресе."""
    kinds = tuple(request.args.get("kinds", "").split(","))
    act = partial(actions.come_back, unit().session, replace(_read(token), kinds=kinds))
    return press(act, to=f"{PAGE}/{token}", told="Снова пишем, как прежде.")


def _leave(leaving: rules.Leave, *, kinds: list[str]) -> list[str]:
    actions.leave(unit().session, replace(leaving, kinds=tuple(kinds)))
    return kinds


def _back(token: str, kinds: list[str]) -> Undo:
    return Undo(href=f"{PAGE}/{token}/back?kinds={','.join(kinds)}", title="Вернуть")


def _form(kinds: list[str]) -> Form:
    """What the letter was about; of a digest only the digest is chosen beforehand."""
    options = [(kind, WORDS[kind]) for kind in kinds]
    chosen = [rules.DIGEST] if rules.DIGEST in kinds else kinds
    inputs = [Input(name="kinds", label="О чём не писать", kind="chips", options=options)]
    return Form(LeavingForm(), inputs, values={"kinds": chosen})


def _read(token: str) -> rules.Leave:
    leaving = rules.read_leave(load_keys(unit().settings.keys).session, token)
    if leaving is None or leaving.channel not in rules.CHANNELS:
        raise UnknownLink
    return leaving
