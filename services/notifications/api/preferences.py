"""The JSON doors of one's own wishes: of what, where to and when one is written to."""

from typing import Any

from flask_smorest import Blueprint

from services.notifications import actions, queries, rules
from services.notifications.schemas import (
    AddressIn,
    ChannelAddressOut,
    ChannelIn,
    CodeIn,
    PreferencesIn,
    PreferencesOut,
    hours_of,
)
from shared.keys import load_keys
from shared.web import requires, unit

blueprint = Blueprint("preferences", __name__, description="Когда, о чём и куда вам писать")


@blueprint.route("/preferences", methods=["GET"])
@requires("preference.read")
@blueprint.response(200, PreferencesOut)
def get_preferences() -> dict[str, Any]:
    """Свои настройки сообщений."""
    return _shown()


@blueprint.route("/preferences", methods=["PUT"])
@requires("preference.write")
@blueprint.arguments(PreferencesIn)
@blueprint.response(200, PreferencesOut)
def set_preferences(given: dict[str, Any]) -> dict[str, Any]:
    """Изменить свои настройки."""
    work = unit()
    chosen = {(one["kind"], one["channel"]): one["choice"] for one in given["choices"]}
    reader_id = queries.myself(work.session, work.actor).reader_id
    actions.set_wishes(work.session, reader_id=reader_id, hours=hours_of(given), choices=chosen)
    return _shown()


@blueprint.route("/preferences/addresses", methods=["POST"])
@requires("preference.write")
@blueprint.arguments(AddressIn)
@blueprint.response(202, ChannelAddressOut(many=True))
def ask_address(given: dict[str, str]) -> list[queries.OwnAddress]:
    """Назвать адрес: на него придёт код."""
    work = unit()
    of, channels = queries.myself(work.session, work.actor), rules.offered(work.settings.sending.messengers)
    actions.ask_address(work.session, of=of, offered=channels, now=work.now, **given)
    return _own().addresses


@blueprint.route("/preferences/addresses/<channel>/confirmation", methods=["POST"])
@requires("preference.write")
@blueprint.arguments(CodeIn)
@blueprint.response(200, ChannelAddressOut(many=True))
def confirm_address(given: dict[str, str], channel: str) -> list[queries.OwnAddress]:
    """Подтвердить адрес кодом."""
    work = unit()
    reader_id = queries.myself(work.session, work.actor).reader_id
    secret = load_keys(work.settings.keys).session
    work.pause()  # confirming has transactions of its own
    actions.confirm_address(
        work.database, secret=secret, reader_id=reader_id, channel=channel, now=work.now, **given
    )
    return _own().addresses


@blueprint.route("/preferences/addresses/<channel>", methods=["DELETE"])
@requires("preference.write")
@blueprint.response(204)
def forget_address(channel: str) -> None:
    """Забыть названный адрес."""
    work = unit()
    reader_id = queries.myself(work.session, work.actor).reader_id
    actions.forget_address(work.session, reader_id=reader_id, channel=channel)


@blueprint.route("/preferences/tests", methods=["POST"])
@requires("preference.write")
@blueprint.arguments(ChannelIn)
@blueprint.response(202, ChannelAddressOut(many=True))
def send_test(given: dict[str, str]) -> list[queries.OwnAddress]:
    """Отправить себе проверочное сообщение."""
    work = unit()
    of = queries.myself(work.session, work.actor)
    actions.send_test(work.session, of=of, now=work.now, **given)
    return _own().addresses


def _own() -> queries.OwnWishes:
    work = unit()
    channels = rules.offered(work.settings.sending.messengers)
    reader_id = queries.myself(work.session, work.actor).reader_id
    return queries.own_wishes(work.session, reader_id=reader_id, channels=channels)


def _shown() -> dict[str, Any]:
    own = _own()
    choices = [
        {"kind": kind, "channel": one.channel, "choice": own.choices.choice(kind, one.channel)}
        for one in own.addresses
        for kind in rules.KINDS
    ]
    return {**vars(own.hours), "choices": choices, "addresses": own.addresses}
