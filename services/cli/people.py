"""Commands about accounts: user add, invite, disable, roles; token."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import click
import httpx

from services.cli.context import Refused, answer, api_client, opened, operator_token
from services.registry.actions import issue_for_command
from services.registry.queries import account_by_login
from services.registry.rules import sign_in_name
from shared.keys import load_keys

ACCOUNTS = "/registry/api/v1/accounts"
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
email_option = click.option("--email", required=True, help="электронная почта")
role_option = click.option(
    "--role", "roles", multiple=True, help="роль, для школьных — роль@КОД_ОРГАНИЗАЦИИ; можно несколько"
)
municipality_option = click.option("--municipality", required=True, help="код муниципалитета")


def as_duration(_context: click.Context, parameter: click.Parameter, value: str) -> timedelta:
    """Read `90s`, `15m`, `1h`, `7d`."""
    match = re.fullmatch(r"(\d+)([smhd])", value)
    if not match:
        raise click.BadParameter(f"«{value}» — нужно 90s, 15m, 1h или 7d.", param=parameter)
    return timedelta(**{UNITS[match[2]]: int(match[1])})


@click.command()
@click.option("--email", help="чья учётная запись; без неё — оператор этой установки")
@click.option("--ttl", default="1h", show_default=True, callback=as_duration)
def token(email: str | None, ttl: timedelta) -> None:
    """Выдать токен для API."""
    with opened() as (settings, databases):
        if email is None:
            click.echo(operator_token(settings, ttl=ttl))
            return
        with databases["registry"].write() as session:
            account = account_by_login(session, login=email)
            if account is None or account.state != "active":
                raise Refused(f"Действующей учётной записи {email} нет.")
            known, now = load_keys(settings.keys), datetime.now(UTC)
            signed = issue_for_command(session, account=account, keys=known, now=now, ttl=ttl)
        click.echo(signed)


@click.group()
def user() -> None:
    """Учётные записи."""


@user.command("add")
@email_option
@municipality_option
@role_option
@click.option("--person", help="id человека, если это не служебная запись")
@click.password_option(
    "--password", prompt="Пароль", envvar="MMS_USER_PASSWORD", help="пароль, не короче 12 знаков"
)
def add(email: str, municipality: str, roles: tuple[str, ...], person: str | None, password: str) -> None:
    """Создать учётную запись с паролем."""
    body = _create(
        "", email=email, municipality=municipality, roles=roles, person=person, more={"password": password}
    )
    click.echo(f"Учётная запись {body['email']} готова.", err=True)


@user.command("invite")
@email_option
@municipality_option
@role_option
@click.option("--person", help="id человека, если это не служебная запись")
def invite(email: str, municipality: str, roles: tuple[str, ...], person: str | None) -> None:
    """Пригласить: человек сам задаст пароль по одноразовому коду."""
    body = _create(
        "/invitations", email=email, municipality=municipality, roles=roles, person=person, more={}
    )
    click.echo(body["invitation"])


@user.command("disable")
@email_option
def disable(email: str) -> None:
    """Отключить учётную запись; её токены перестают действовать везде."""
    with opened() as (settings, _), api_client(settings) as client:
        account = _find(client, email)
        answer(client.post(f"{ACCOUNTS}/{account['id']}/disable"))
    click.echo(f"Учётная запись {email} отключена.", err=True)


@user.command("roles")
@email_option
@role_option
def roles_(email: str, roles: tuple[str, ...]) -> None:
    """Показать роли, а с --role — заменить их."""
    with opened() as (settings, _), api_client(settings) as client:
        account = _find(client, email)
        if roles:
            grants = _grants(client, roles, municipality_id=account["municipality_id"])
            account = answer(client.post(f"{ACCOUNTS}/{account['id']}/roles", json={"grants": grants})).json()
    for grant in account["grants"]:
        click.echo(" ".join(str(part) for part in (grant["role"], grant["organization_id"]) if part))


def _create(
    path: str,
    *,
    email: str,
    municipality: str,
    roles: tuple[str, ...],
    person: str | None,
    more: dict[str, Any],
) -> dict[str, Any]:
    with opened() as (settings, _), api_client(settings) as client:
        of = _municipality(client, municipality)
        grants = _grants(client, roles, municipality_id=of)
        body = {"email": email, "person_id": person, "municipality_id": of, "grants": grants, **more}
        made: dict[str, Any] = answer(client.post(f"{ACCOUNTS}{path}", json=body)).json()
    return made


def _every(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    following: str | None = f"{path}?limit=500"
    while following:
        reply = answer(client.get(following))
        found += reply.json()
        following = reply.links.get("next", {}).get("url")
    return found


def _municipality(client: httpx.Client, code: str) -> str:
    for one in _every(client, "/registry/api/v1/municipalities"):
        if one["code"] == code:
            return str(one["id"])
    raise Refused(f"Муниципалитета «{code}» нет.")


def _find(client: httpx.Client, email: str) -> dict[str, Any]:
    for one in _every(client, ACCOUNTS):
        if one["login"] == sign_in_name(email):
            return one
    raise Refused(f"Учётной записи {email} нет.")


def _grants(client: httpx.Client, roles: tuple[str, ...], *, municipality_id: str) -> list[dict[str, Any]]:
    """Turn `tutor@school-1` into a grant at that organization; a code says which only in its municipality."""
    codes: dict[str, Any] = {}
    if any("@" in role for role in roles):
        every = _every(client, "/registry/api/v1/organizations")
        codes = {one["code"]: one["id"] for one in every if one["municipality_id"] == municipality_id}
    grants = []
    for role in roles:
        name, _, code = role.partition("@")
        if code and code not in codes:
            raise Refused(f"Организации «{code}» нет.")
        grants.append({"role": name, "organization_id": codes.get(code)})
    return grants
