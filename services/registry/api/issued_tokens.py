"""Sessions and tokens of an account: listed and ended, by its owner or by who answers for accounts."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.errors import UnknownAccount
from services.registry.models import Account, IssuedToken
from services.registry.schemas import IssuedTokenOut, Page, ProgramTokenIn, ProgramTokenOut
from shared.keys import load_keys
from shared.web import about, looks, page, requires, unit
from shared.web.idempotency import forget_reply

blueprint = Blueprint("issued_tokens", __name__, description="Сеансы и токены")


def _find(permission: str, account_id: UUID) -> Account:
    """One's own account, or one within reach."""
    work = unit()
    if account_id == work.actor.account_id:
        return queries.own_account(work.session, account_id=account_id)
    return queries.find_account(work.session, scope=work.actor.scope(permission), account_id=account_id)


def _refuse_stranger(account: Account) -> None:
    if account.id != unit().actor.account_id:
        actions.refuse_above(account, unit().actor.roles())


@blueprint.route("/accounts/<uuid:account_id>/tokens", methods=["GET"])
@requires("token.read")
@looks("card")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, IssuedTokenOut(many=True))
def list_tokens(_query: dict[str, Any], account_id: UUID) -> list[IssuedToken]:
    """Действующие сеансы и токены учётной записи."""
    account = _find("token.read", account_id)
    about(account.person_id)
    return page(queries.live_tokens(account_id=account.id, now=unit().now), key=IssuedToken.id)


@blueprint.route("/accounts/<uuid:account_id>/tokens", methods=["POST"])
@requires("account.own")
@blueprint.arguments(ProgramTokenIn)
@blueprint.response(201, ProgramTokenOut)
def issue_token(data: dict[str, Any], account_id: UUID) -> dict[str, Any]:
    """Выдать токен своей программе: не больше, чем можете сами, и не дольше года."""
    forget_reply()
    work = unit()
    if account_id != work.actor.account_id:
        raise UnknownAccount("Токен можно выдать только для своей учётной записи.")
    account, keys = _find("account.own", account_id), load_keys(work.settings.keys)
    made, token = actions.issue_program_token(work.session, account=account, keys=keys, now=work.now, **data)
    return {name: getattr(made, name) for name in IssuedTokenOut().fields} | {"token": token}


@blueprint.route("/accounts/<uuid:account_id>/tokens/<uuid:token_id>", methods=["DELETE"])
@requires("token.end")
@blueprint.response(204)
def end_token(account_id: UUID, token_id: UUID) -> None:
    """Завершить один сеанс или отозвать один токен."""
    work, account = unit(), _find("token.end", account_id)
    _refuse_stranger(account)
    found = queries.find_token(work.session, account_id=account.id, token_id=token_id, now=work.now)
    actions.end_token(work.session, token=found, now=work.now)


@blueprint.route("/accounts/<uuid:account_id>/tokens", methods=["DELETE"])
@requires("token.end")
@blueprint.response(204)
def end_tokens(account_id: UUID) -> None:
    """Завершить все сеансы и отозвать все токены учётной записи."""
    account = _find("token.end", account_id)
    _refuse_stranger(account)
    actions.end_tokens(unit().session, account_id=account.id, now=unit().now)
