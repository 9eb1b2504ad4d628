"""Accounts: listed, added, invited, given roles, disabled."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.models import Account
from services.registry.schemas import AccountIn, AccountOut, InvitationIn, InvitationOut, Page, RolesIn
from shared.web import about, etag, looks, page, requires, unit
from shared.web.idempotency import forget_reply

blueprint = Blueprint("accounts", __name__, description="Учётные записи")


def _find(permission: str, account_id: UUID) -> Account:
    scope = unit().actor.scope(permission)
    return queries.find_account(unit().session, scope=scope, account_id=account_id)


def _making(data: dict[str, Any]) -> dict[str, Any]:
    """Add where the account is made and by whom."""
    scope = unit().actor.scope("account.write")
    municipality = queries.find_municipality(
        unit().session, scope=scope, municipality_id=data.pop("municipality_id")
    )
    return data | {"municipality_id": municipality.id, "giver": unit().actor.roles(), "now": unit().now}


@blueprint.route("/accounts", methods=["GET"])
@requires("account.read")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, AccountOut(many=True))
def list_accounts(_query: dict[str, Any]) -> list[Account]:
    """Кто может входить и с какими ролями."""
    return page(queries.accounts(scope=unit().actor.scope("account.read")), key=Account.id)


@blueprint.route("/accounts", methods=["POST"])
@requires("account.write")
@blueprint.arguments(AccountIn)
@blueprint.response(201, AccountOut)
def add_account(data: dict[str, Any]) -> Account:
    """Добавить учётную запись с паролем."""
    return actions.add_account(unit().session, **_making(data))


@blueprint.route("/accounts/invitations", methods=["POST"])
@requires("account.write")
@blueprint.arguments(InvitationIn)
@blueprint.response(201, InvitationOut)
def invite_account(data: dict[str, Any]) -> dict[str, Any]:
    """Пригласить человека: пароль он задаст сам."""
    forget_reply()
    account, code = actions.invite_account(unit().session, **_making(data))
    return {"account": account, "invitation": code}


@blueprint.route("/accounts/<uuid:account_id>", methods=["GET"])
@requires("account.read")
@looks("card")
@blueprint.response(200, AccountOut)
def get_account(account_id: UUID) -> Account:
    """Учётная запись."""
    account = _find("account.read", account_id)
    about(account.person_id)
    etag(account.version)
    return account


@blueprint.route("/accounts/<uuid:account_id>/invite", methods=["POST"])
@requires("account.write")
@blueprint.response(200, InvitationOut)
def invite_again(account_id: UUID) -> dict[str, Any]:
    """Пригласить снова: задать новый пароль."""
    forget_reply()
    account = _find("account.write", account_id)
    code = actions.invite_again(unit().session, account=account, giver=unit().actor.roles(), now=unit().now)
    return {"account": account, "invitation": code}


@blueprint.route("/accounts/<uuid:account_id>/disable", methods=["POST"])
@requires("account.write")
@blueprint.response(200, AccountOut)
def disable_account(account_id: UUID) -> Account:
    """Закрыть доступ; все выданные токены перестают действовать."""
    account = _find("account.write", account_id)
    actions.disable_account(unit().session, account=account, giver=unit().actor.roles(), now=unit().now)
    return account


@blueprint.route("/accounts/<uuid:account_id>/roles", methods=["POST"])
@requires("account.write")
@blueprint.arguments(RolesIn)
@blueprint.response(200, AccountOut)
def set_roles(data: dict[str, Any], account_id: UUID) -> Account:
    """Заменить роли; прежние токены перестают действовать."""
    account = _find("account.write", account_id)
    actions.set_roles(unit().session, account=account, giver=unit().actor.roles(), now=unit().now, **data)
    return account
