"""Where to one is written: an address typed, confirmed by the code sent there, tried out, forgotten."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint
from werkzeug import Response

from services.notifications import actions, queries, rules
from services.notifications.pages.preferences import PAGE, own_wishes
from services.notifications.schemas import AddressIn, CodeIn
from shared.errors import DomainError, NotFound
from shared.keys import load_keys
from shared.web import requires, unit
from shared.web.forms import Form, Input, Kind
from shared.web.pages import go, notice, press, show, submit

blueprint = Blueprint("addresses_pages", __name__)
LABELS: dict[str, tuple[str, Kind, str]] = {
    rules.EMAIL: ("Адрес почты", "email", "На него придёт код из шести цифр."),
    "vk": (
        "Номер страницы ВКонтакте",
        "text",
        "Цифры после «id» в адресе страницы. Сначала сами напишите сообществу: иначе оно не ответит.",
    ),
    "max": ("Номер пользователя MAX", "text", "Его называет бот в ответ на первое сообщение."),
}


@blueprint.route("/preferences/<channel>", methods=["GET", "POST"])
@requires("preference.read")
def show_address(channel: str) -> Any:
    """Назвать адрес."""
    own = _own(channel)
    label, kind, hint = LABELS[channel]
    form = Form(AddressIn(exclude=["channel"]), [Input(name="value", label=label, kind=kind, hint=hint)])
    to = f"{PAGE}/{channel}/code"
    going = (
        submit(form, _writing(partial(_ask, channel)), to=to, told="Код отправлен.") if form.sent() else None
    )
    return going or show("notifications/address.html", form=form, one=own, back=PAGE)


@blueprint.route("/preferences/<channel>/code", methods=["GET", "POST"])
@requires("preference.read")
def show_code(channel: str) -> Any:
    """Подтвердить адрес кодом."""
    own = _own(channel)
    field = {"autocomplete": "one-time-code", "inputmode": "numeric"}
    form = Form(CodeIn(), [Input(name="code", label="Код из сообщения", hint="6 цифр.", attributes=field)])
    going = _confirm(form, channel) if form.sent() else None
    return going or show("notifications/code.html", form=form, one=own, back=f"{PAGE}/{channel}")


@blueprint.route("/preferences/<channel>/test", methods=["POST"])
@requires("preference.write")
def send_test(channel: str) -> Response:
    """Отправить себе проверочное сообщение."""
    work = unit()
    of = queries.myself(work.session, work.actor)
    act = partial(actions.send_test, work.session, of=of, channel=channel, now=work.now)
    return press(act, to=PAGE, told="Проверочное сообщение отправлено, обычно оно приходит за минуту.")


@blueprint.route("/preferences/<channel>/forget", methods=["POST"])
@requires("preference.write")
def forget_address(channel: str) -> Response:
    """Забыть названный адрес."""
    work = unit()
    reader_id = queries.myself(work.session, work.actor).reader_id
    act = partial(actions.forget_address, work.session, reader_id=reader_id, channel=channel)
    return press(act, to=PAGE, told="Адрес забыт.")


def _own(channel: str) -> queries.OwnAddress:
    found = next((one for one in own_wishes().addresses if one.channel == channel), None)
    if found is None:
        raise NotFound
    return found


def _writing(act: Callable[..., Any]) -> Callable[..., Any]:
    """Let only whoever may write do it."""
    unit().actor.scope("preference.write")
    return act


def _ask(channel: str, *, value: str) -> None:
    work = unit()
    of, channels = queries.myself(work.session, work.actor), rules.offered(work.settings.sending.messengers)
    actions.ask_address(work.session, of=of, offered=channels, channel=channel, value=value, now=work.now)


def _confirm(form: Form, channel: str) -> Response | None:
    """Confirm the address; null when the form says why not."""
    given, work = form.read(), unit()
    if given is None:
        return None
    reader_id = queries.myself(work.session, work.actor).reader_id
    act = _writing(partial(actions.confirm_address, work.database, reader_id=reader_id, channel=channel))
    secret = load_keys(work.settings.keys).session
    work.close()  # confirming has transactions of its own
    try:
        act(secret=secret, now=work.now, **given)
    except DomainError as error:
        form.refuse(error)
        return None
    notice("Адрес подтверждён.")
    return go(PAGE)
