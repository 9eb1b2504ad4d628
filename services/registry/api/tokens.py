"""Signing in: a token for an e-mail and a password, throttled."""

from typing import Any

from flask_smorest import Blueprint
from werkzeug.exceptions import TooManyRequests

from services.registry import actions, queries
from services.registry.errors import TooManyTries, TwoFactorRequired
from services.registry.rules import recognise
from services.registry.schemas import TokenIn, TokenOut
from shared import tokens
from shared.keys import load_keys
from shared.web import public, unit
from shared.web.idempotency import forget_reply
from shared.web.visitor import visitor_address, visitor_browser

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
    work.close()
    try:
        account = actions.sign_in(work.database, keys=keys, now=work.now, **data)
    except TooManyTries as error:
        raise TooManyRequests(retry_after=error.retry_after) from error
    required = work.settings.two_factor_required
    if queries.must_enrol(work.session, account=account, required=required):
        raise TwoFactorRequired
    device = recognise(visitor_browser(), visitor_address())
    token = actions.open_session(work.session, account=account, keys=keys, device=device, now=work.now)
    return {"token": token, "token_type": "Bearer", "expires_at": work.now + tokens.DEFAULT_TTL}
