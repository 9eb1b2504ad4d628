"""Signing in through the OpenID Connect provider of the settings: code flow with PKCE, nonce and state."""

from importlib import import_module
from typing import Any

from flask import Blueprint, Flask, current_app
from flask import session as browser

from services.registry import actions
from services.registry.errors import NobodyVouchedFor, SignOnFailed
from services.registry.pages.entering import asked_for, proceed
from services.registry.schemas import SignInForm
from shared.errors import DomainError, NotFound
from shared.settings import Settings
from shared.web import public, unit
from shared.web.forms import Form
from shared.web.pages import show

blueprint = Blueprint("single_sign_on", __name__)
CLIENT = "mms_single_sign_on"
NEXT = "single_sign_on_next"
BACK = "/registry/sign-in/sso/back"
SECONDS = 10


def install(app: Flask, settings: Settings) -> None:
    """Let the service know the provider, if the settings name one; it is asked at the first sign-in."""
    known = settings.single_sign_on
    if known is None:
        return
    oauth = import_module("authlib.integrations.flask_client").OAuth(app)
    app.extensions[CLIENT] = oauth.register(
        "provider",
        client_id=known.client_id,
        client_secret=known.client_secret,
        server_metadata_url=f"{known.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "default_timeout": SECONDS},
    )


@blueprint.route("/sign-in/sso", methods=["GET"])
@public
def leave() -> Any:
    """К провайдеру."""
    browser[NEXT] = asked_for()
    try:
        return _client().authorize_redirect(f"{unit().settings.public_url}{BACK}")
    except _refusals():
        return _refuse(SignOnFailed())


@blueprint.route("/sign-in/sso/back", methods=["GET"])
@public
def come_back() -> Any:
    """От провайдера."""
    work = unit()
    try:
        email = _vouched_email()
        with work.database.write() as session:
            account = actions.accept_vouched(session, email=email, now=work.now)
            return proceed(session, account, to=browser.pop(NEXT, None))
    except DomainError as error:
        return _refuse(error)


def _refusals() -> tuple[type[Exception], ...]:
    """What a provider's failure looks like; its library, 9 MB, is loaded only where a provider is set."""
    return (
        import_module("authlib.integrations.base_client").OAuthError,
        import_module("joserfc.errors").JoseError,
        import_module("requests").RequestException,
        KeyError,
        ValueError,
        RuntimeError,
    )


def _client() -> Any:
    client = current_app.extensions.get(CLIENT)
    if client is None:
        raise NotFound
    return client


def _vouched_email() -> str:
    """Give the e-mail the provider answers for; raises SignOnFailed, NobodyVouchedFor."""
    try:
        known = _client().authorize_access_token()["userinfo"]
    except _refusals() as error:
        raise SignOnFailed from error
    if known.get("email_verified") is not True or not known.get("email"):
        raise NobodyVouchedFor
    return str(known["email"])


def _refuse(error: DomainError) -> Any:
    """Say on a page why nobody came in; the way by a password stays."""
    if isinstance(error, NotFound):
        raise error
    form = Form(SignInForm(), ())
    form.refuse(error)
    return show("registry/entering/sso_failed.html", form=form)
