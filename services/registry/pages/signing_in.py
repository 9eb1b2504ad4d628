"""Signing in and out on a page; the demonstration's accounts are offered at the machine itself."""

from ipaddress import ip_address
from typing import Any

from flask import Blueprint, request

from services.registry import actions, queries
from services.registry.models import Account
from services.registry.pages.entering import asked_for, proceed
from services.registry.schemas import SignInForm
from shared.errors import DomainError
from shared.keys import load_keys
from shared.settings import Demonstration
from shared.web import cookie, navigation, public, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, show

blueprint = Blueprint("signing_in", __name__)
SIGN_IN = (
    Input(
        name="email",
        label="Электронная почта или имя для входа",
        attributes={
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "autofocus": "autofocus",
        },
    ),
    Input(name="password", label="Пароль", kind="password", attributes={"autocomplete": "current-password"}),
)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Any:
    """Вход по почте и паролю."""
    form = Form(SignInForm(), SIGN_IN)
    account = _entered(form) if form.sent() else None
    if account is None:
        shown = {"sso": bool(unit().settings.single_sign_on), "asked": asked_for(), "is_new": _is_new()}
        return show("registry/sign_in.html", form=form, demonstration=_demonstration(), **shown)
    return proceed(unit().session, account, to=asked_for())


@blueprint.route("/sign-out", methods=["POST"])
@public
def sign_out() -> Any:
    """Выход: сеанс завершён, браузер забывает вход."""
    work, reply = unit(), go(navigation.SIGN_IN)
    if work.known and work.known.token_id:
        actions.sign_out(work.session, token_id=work.known.token_id, now=work.now)
    cookie.sign_out(reply)
    return reply


def _entered(form: Form) -> Account | None:
    """Who signed in with what was typed; null when the form says why not."""
    given, work = form.read(), unit()
    if given is None:
        return None
    work.close()  # signing in has transactions of its own
    proof = {"login": given["email"], "password": given["password"]}
    try:
        account, _ = actions.prove_password(
            work.database, keys=load_keys(work.settings.keys), now=work.now, **proof
        )
    except DomainError as error:
        form.refuse(error)
        return None
    return account


def _demonstration() -> Demonstration | None:
    """The accounts to offer: never to another machine, whatever address it came by."""
    host = request.host.rsplit(":", 1)[0]
    is_here = bool(request.remote_addr) and ip_address(str(request.remote_addr)).is_loopback
    return unit().settings.demonstration if is_here and host in LOOPBACK else None


def _is_new() -> bool:
    """Whether nobody can sign in yet: then the page says how the first account is made."""
    with unit().database.read() as session:
        return not queries.has_accounts(session)
