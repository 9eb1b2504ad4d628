"""The second step of signing in: set up by a QR code, asked after the password, switched off by a code."""

from typing import Any

from flask import Blueprint
from werkzeug import Response

from services.registry import actions, queries
from services.registry.models import Account
from services.registry.pages.entering import admit, waiting, welcome
from services.registry.pages.mine import own_account
from services.registry.rules import secret_link
from services.registry.schemas import OneTimeForm
from shared.errors import DomainError
from shared.keys import Keys, load_keys
from shared.web import navigation, public, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, press, show
from shared.web.qr import qr

blueprint = Blueprint("two_factor", __name__)
CODE_FIELD = {"autocomplete": "one-time-code", "autofocus": "autofocus"}
FIRST_CODE = (
    Input(
        name="code",
        label="Код из приложения",
        hint="6 цифр; они меняются каждые полминуты.",
        attributes=CODE_FIELD | {"inputmode": "numeric"},
    ),
)
CODE = (
    Input(
        name="code",
        label="Код из приложения",
        hint="6 цифр. Нет телефона — введите один из кодов восстановления.",
        attributes=CODE_FIELD,
    ),
)


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@public
def second_step() -> Any:
    """Второй шаг входа."""
    if waiting() is None:
        return go(navigation.SIGN_IN)
    form = Form(OneTimeForm(), CODE)
    going = _enter(form) if form.sent() else None
    return going or show("registry/entering/second_step.html", form=form)


@blueprint.route("/me/two-factor", methods=["GET", "POST"])
@requires("two_factor.own")
def my_two_factor() -> Any:
    """Код при входе: включить, проверить, выключить."""
    account = own_account()
    is_on = queries.has_two_factor(unit().session, account_id=account.id)
    act, inputs = (_switch_off, CODE) if is_on else (_confirm, FIRST_CODE)
    form = Form(OneTimeForm(), inputs)
    done = act(form, account) if form.sent() else None
    return done or show("registry/mine/two_factor.html", form=form, is_on=is_on, **_shown(account))


@blueprint.route("/me/two-factor/begin", methods=["POST"])
@requires("two_factor.own")
def begin() -> Any:
    """Начать настройку."""
    account = own_account()
    return press(
        lambda: actions.begin_two_factor(unit().session, account=account, keys=_keys()),
        to=navigation.TWO_FACTOR,
    )


def _keys() -> Keys:
    return load_keys(unit().settings.keys)


def _shown(account: Account) -> dict[str, Any]:
    """What the page tells: the secret while it is being set up, and what remains of the codes."""
    session, must = unit().session, unit().settings.two_factor_required
    found = queries.find_two_factor(session, account_id=account.id)
    shown: dict[str, Any] = {
        "must": queries.must_enrol(session, account=account, required=must),
        "left": queries.recovery_codes_left(session, account_id=account.id),
        "secret": "",
    }
    if found and not found.confirmed_at:
        secret = _keys().decrypt(found.secret).decode()
        link = secret_link(secret, login=account.login)
        shown |= {"secret": secret, "qr": qr(link, words="Код для приложения на телефоне")}
    return shown


def _enter(form: Form) -> Response | None:
    """Check the code and let the person in; null when the form says why not."""
    given, asked, work = form.read(), waiting(), unit()
    if given is None or asked is None:
        return None
    account_id, to = asked
    work.close()  # signing in has transactions of its own
    try:
        proof = {"account_id": account_id, "code": given["code"]}
        account = actions.prove_code(work.database, keys=_keys(), now=work.now, **proof)
    except DomainError as error:
        form.refuse(error)
        return None
    return welcome(work.session, account, to=to)


def _confirm(form: Form, account: Account) -> Response | None:
    """Switch it on and show the recovery codes, this once; the session begins anew, whole."""
    given, work = form.read(), unit()
    if given is None:
        return None
    try:
        codes = actions.confirm_two_factor(
            work.session, account=account, keys=_keys(), code=given["code"], now=work.now
        )
    except DomainError as error:
        work.session.rollback()
        form.refuse(error)
        return None
    reply = Response(content_type="text/html; charset=utf-8")
    _leave()
    admit(reply, work.session, account)  # first: it forgets the old token of forms
    home = navigation.home_of(actions.actor_of(account))
    text, _ = show("registry/mine/recovery_codes.html", codes=codes, home=home)
    reply.set_data(text)
    return reply


def _switch_off(form: Form, account: Account) -> Response | None:
    """Switch it off by a code; who must have it is led to set it up again."""
    given, work = form.read(), unit()
    if given is None:
        return None
    try:
        proof = {"code": given["code"], "now": work.now}
        actions.check_code(work.session, account=account, keys=_keys(), **proof)
    except DomainError as error:
        work.session.rollback()
        form.refuse(error)
        return None
    actions.switch_off_two_factor(work.session, account=account)
    _leave()
    return welcome(work.session, account, to=navigation.TWO_FACTOR)


def _leave() -> None:
    """End the present session: another one takes its place."""
    work = unit()
    if work.actor.token_id:
        actions.sign_out(work.session, token_id=work.actor.token_id, now=work.now)
