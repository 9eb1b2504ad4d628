"""A person's own way in: what it consists of, and the sessions that can be ended one by one."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import Account, IssuedToken
from shared.web import requires, unit
from shared.web.pages import press, show
from shared.web.tables import Column, Table

blueprint = Blueprint("mine", __name__)
SESSIONS = "/registry/me/sessions"
PARTS = (
    (SESSIONS, "Сеансы", "Где вы сейчас вошли; лишнее можно завершить"),
    ("/registry/me/password", "Пароль", "Сменить пароль; остальные сеансы завершатся"),
    ("/registry/me/two-factor", "Код при входе", "Второй шаг входа: код из приложения на телефоне"),
    ("/registry/me/tokens", "Токены для программ", "Доступ для ваших программ, с сужением и сроком"),
)
OF_PERSON = (
    ("/registry/me/", "Мои данные", "Что о вас записано"),
    ("/registry/me/consents", "Согласия", "На что вы согласились и как отозвать"),
    ("/registry/me/access", "Кто смотрел", "Кто и когда открывал ваши данные"),
)


@blueprint.route("/me/sign-in", methods=["GET"])
@requires("account.own")
def my_page() -> Any:
    """Мой вход."""
    parts = (*PARTS, *OF_PERSON) if unit().actor.person_id else PARTS
    return show("registry/mine/index.html", account=own_account(), parts=parts)


@blueprint.route("/me/sessions", methods=["GET"])
@requires("account.own")
def my_sessions() -> Any:
    """Где выполнен вход."""
    return show("registry/mine/sessions.html", table=_sessions(), present=unit().actor.token_id)


@blueprint.route("/me/sessions/<uuid:token_id>/end", methods=["POST"])
@requires("account.own")
def end_my_session(token_id: UUID) -> Any:
    """Завершить один сеанс."""
    return press(lambda: end_own(token_id), to=SESSIONS, told="Сеанс завершён.")


@blueprint.route("/me/sessions/end-others", methods=["POST"])
@requires("account.own")
def end_my_other_sessions() -> Any:
    """Завершить все сеансы, кроме этого."""
    actor, now = unit().actor, unit().now

    def act() -> object:
        but = actor.token_id
        return actions.end_sessions(unit().session, account_id=actor.account_id, now=now, but=but)

    return press(act, to=SESSIONS, told="Все остальные сеансы завершены.")


def own_account() -> Account:
    """The account of whoever looks."""
    return queries.own_account(unit().session, account_id=unit().actor.account_id)


def end_own(token_id: UUID) -> None:
    """End a session or a token of one's own."""
    work = unit()
    found = queries.find_token(
        work.session, account_id=work.actor.account_id, token_id=token_id, now=work.now
    )
    actions.end_token(work.session, token=found, now=work.now)


def _sessions() -> Table[IssuedToken]:
    work = unit()
    live = queries.live_tokens(account_id=own_account().id, now=work.now, kind="session")
    return Table(
        name="sessions",
        columns=COLUMNS,
        rows=list(work.session.scalars(live)),
        searched=False,
        exportable=False,
    )


COLUMNS = (
    Column[IssuedToken](key="browser", title="Браузер", value=lambda one: one.browser, sortable=False),
    Column[IssuedToken](key="address", title="Адрес", value=lambda one: one.address, sortable=False),
    Column[IssuedToken](key="created", title="Вход", value=lambda one: one.created_at, sortable=False),
    Column[IssuedToken](key="seen", title="Последний раз", value=lambda one: one.seen_at, sortable=False),
    Column[IssuedToken](key="end", title="Что сделать", value=lambda _one: "", sortable=False),
)
