"""Signing in: a token for an e-mail and a password, throttled."""

from typing import Any

from flask_smorest import Blueprint
from werkzeug.exceptions import TooManyRequests

from services.registry import actions
from services.registry.errors import TooManyTries
from services.registry.models import Account
from services.registry.schemas import TokenIn, TokenOut
from shared import tokens
from shared.keys import load_keys
from shared.web import public, unit
from shared.web.idempotency import forget_reply

blueprint = Blueprint("tokens", __name__, description="Вход")


@blueprint.route("/tokens", methods=["POST"])
@public
@blueprint.arguments(TokenIn)
@blueprint.response(201, TokenOut)
def issue_token(data: dict[str, Any]) -> dict[str, Any]:
    """Войти; с приглашением — задать пароль и войти."""
    work = unit()
    forget_reply()
    keys = load_keys(work.settings.keys)
    try:
        account = _sign_in(**data)
    except TooManyTries as error:
        raise TooManyRequests(retry_after=error.retry_after) from error
    token = tokens.issue(keys, actions.actor_of(account), now=work.now)
    return {"token": token, "token_type": "Bearer", "expires_at": work.now + tokens.DEFAULT_TTL}


def _sign_in(*, email: str, password: str, invitation: str | None) -> Account:
    """Count the try in a transaction of its own: a refused sign-in must leave its count behind."""
    work = unit()
    work.close()
    index = actions.email_index(load_keys(work.settings.keys), email)
    with work.database.write() as session:
        actions.count_try(session, index=index, now=work.now)
    if invitation:
        with work.database.write() as session:
            account = actions.accept_invitation(
                session, email=email, code=invitation, password=password, now=work.now
            )
    else:
        with work.database.read() as session:
            account = actions.check_password(session, email=email, password=password)
    with work.database.write() as session:
        actions.forget_tries(session, index=index, now=work.now)
    return account
