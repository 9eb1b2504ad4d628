"""Accounts for whoever answers for them: who may come in, with which roles, invited again, closed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import Account
from services.registry.pages.inviting import invited_page, role_inputs, role_titles
from services.registry.queries import AccountLine
from services.registry.schemas import RoleForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("account_pages", __name__)
STATES = (
    ("active", "входит"),
    ("invited", "приглашение отправлено"),
    ("lapsed", "приглашение истекло"),
    ("disabled", "доступ закрыт"),
)


@blueprint.route("/accounts", methods=["GET"])
@requires("account.read")
def accounts_page() -> Any:
    """Учётные записи."""
    table = _table()
    return table.exported() or show("registry/accounts/list.html", table=table, states=dict(STATES))


@blueprint.route("/accounts/<uuid:account_id>", methods=["GET", "POST"])
@requires("account.write")
@looks("card")
def account_page(account_id: UUID) -> Any:
    """Одна учётная запись; форма добавляет роль."""
    account, form = _find(account_id), Form(RoleForm(), role_inputs())
    about(account.person_id)
    going = submit(form, _giving(account), to=_address(account), told="Роль выдана.") if form.sent() else None
    line = queries.account_line(unit().session, account=account, now=unit().now)
    has_code = queries.has_two_factor(unit().session, account_id=account.id)
    shown = {"line": line, "states": dict(STATES), "titles": role_titles(), "has_code": has_code}
    return going or show("registry/accounts/account.html", form=form, **shown)


@blueprint.route("/accounts/<uuid:account_id>/roles/<uuid:grant_id>/take", methods=["POST"])
@requires("account.write")
def take_role(account_id: UUID, grant_id: UUID) -> Any:
    """Снять роль."""
    return _press(account_id, actions.take_role, told="Роль снята.", grant_id=grant_id)


@blueprint.route("/accounts/<uuid:account_id>/disable", methods=["POST"])
@requires("account.write")
def disable(account_id: UUID) -> Any:
    """Закрыть доступ."""
    told = "Доступ закрыт. Чтобы вернуть его, пригласите человека снова."
    return _press(account_id, actions.disable_account, told=told)


@blueprint.route("/accounts/<uuid:account_id>/end-sessions", methods=["POST"])
@requires("token.end")
def end_sessions(account_id: UUID) -> Any:
    """Завершить все сеансы и токены."""
    return _press(account_id, actions.end_everything, told="Все сеансы и токены завершены.")


@blueprint.route("/accounts/<uuid:account_id>/two-factor-off", methods=["POST"])
@requires("account.write")
def reset_two_factor(account_id: UUID) -> Any:
    """Выключить код при входе тому, кто потерял телефон."""
    told = "Код при входе выключен. Человек войдёт по паролю и настроит его заново."
    return _press(account_id, actions.reset_two_factor, told=told)


@blueprint.route("/accounts/<uuid:account_id>/invite", methods=["POST"])
@requires("account.write")
def invite_again(account_id: UUID) -> Any:
    """Пригласить снова: ссылка показывается один раз."""
    work, account = unit(), _find(account_id)
    code = actions.invite_again(work.session, account=account, giver=work.actor.roles(), now=work.now)
    return invited_page(account, code)


def _find(account_id: UUID) -> Account:
    scope = unit().actor.scope("account.write")
    return queries.find_account(unit().session, scope=scope, account_id=account_id)


def _address(account: Account) -> str:
    return f"/registry/accounts/{account.id}"


def _giving(account: Account) -> Callable[..., object]:
    def give(*, role: str, organization_id: UUID | None) -> None:
        actions.give_role(
            unit().session,
            account=account,
            role=role,
            organization_id=organization_id,
            giver=unit().actor.roles(),
            now=unit().now,
        )

    return give


def _press(account_id: UUID, act: Callable[..., object], *, told: str, **more: Any) -> Any:
    work, account = unit(), _find(account_id)

    def acting() -> object:
        return act(work.session, account=account, giver=work.actor.roles(), now=work.now, **more)

    return press(acting, to=_address(account), told=told)


def _table() -> Table[AccountLine]:
    work, titles = unit(), role_titles()
    scope = work.actor.scope("account.read")
    return Table(
        name="accounts",
        columns=_columns(titles),
        rows=queries.account_lines(work.session, scope=scope, now=work.now),
        filters=_filters(titles),
        empty="Учётных записей ещё нет",
        empty_text="Пригласите тех, кто будет работать в системе.",
        empty_href="/registry/accounts/invitations",
        empty_action="Пригласить",
    )


def _columns(titles: dict[str, str]) -> tuple[Column[AccountLine], ...]:
    def roles(one: AccountLine) -> list[str]:
        return [titles[role] for role in one.roles] or (["Педагог"] if one.person_id else [])

    return (
        Column[AccountLine](key="name", title="Кто", value=lambda one: one.name),
        Column[AccountLine](key="login", title="Имя для входа", value=lambda one: one.login),
        Column[AccountLine](key="roles", title="Роли", value=roles),
        Column[AccountLine](
            key="place",
            title="Организация",
            value=lambda one: sorted({grant.organization for grant in one.grants if grant.organization}),
        ),
        Column[AccountLine](key="state", title="Состояние", value=lambda one: dict(STATES)[one.state]),
        Column[AccountLine](key="last", title="Последний вход", value=lambda one: one.signed_in_at),
    )


def _filters(titles: dict[str, str]) -> tuple[Filter[AccountLine], ...]:
    roles = (*titles.items(), ("none", "без роли"))
    return (
        Filter[AccountLine](key="state", title="Состояние", options=STATES, value=lambda one: one.state),
        Filter[AccountLine](
            key="role", title="Роль", options=roles, value=lambda one: next(iter(one.roles), "none")
        ),
    )
