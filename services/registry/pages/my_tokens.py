"""Tokens for a person's own programs: narrowed, for a while, shown once, ended at any time."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import IssuedToken
from services.registry.pages.mine import end_own, own_account
from services.registry.rules import delegable, grouped, permission_words
from services.registry.schemas import ProgramTokenIn
from shared.errors import DomainError
from shared.keys import load_keys
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.idempotency import forget_reply
from shared.web.pages import press, show
from shared.web.tables import Column, Table

blueprint = Blueprint("my_tokens", __name__)
HERE = "/registry/me/tokens"
TERMS = (("30", "30 дней"), ("90", "90 дней"), ("180", "полгода"), ("365", "год"))


@blueprint.route("/me/tokens", methods=["GET", "POST"])
@requires("account.own")
def my_tokens() -> Any:
    """Токены для своих программ."""
    form = Form(ProgramTokenIn(), _inputs(), values={"days": "90"})
    made = _issue(form) if form.sent() else None
    return made or show("registry/mine/tokens.html", form=form, table=_tokens(), words=permission_words)


@blueprint.route("/me/tokens/<uuid:token_id>/end", methods=["POST"])
@requires("account.own")
def end_my_token(token_id: UUID) -> Any:
    """Отозвать токен."""
    return press(lambda: end_own(token_id), to=HERE, told="Токен отозван: программа больше не войдёт.")


def _issue(form: Form) -> Any:
    """Show the new token, this once; null when the form must be mended."""
    forget_reply()
    given, work = form.read(), unit()
    if given is None:
        return None
    proof: dict[str, Any] = {"account": own_account(), "keys": load_keys(work.settings.keys)}
    try:
        made, token = actions.issue_program_token(work.session, now=work.now, **proof, **given)
    except DomainError as error:
        work.session.rollback()
        form.refuse(error)
        return None
    return show("registry/mine/token.html", made=made, token=token)


def _inputs() -> tuple[Input, ...]:
    mine = delegable(actions.actor_of(own_account()).roles())
    hint = "Отметьте только то, что нужно программе: чужое ей не откроется."
    return (
        Input(name="name", label="Для чего", hint="Например: выгрузка охвата в таблицу отдела."),
        Input(name="permissions", label="Что разрешить", kind="chips", hint=hint, groups=grouped(mine)),
        Input(name="days", label="На сколько", kind="select", options=TERMS),
    )


def _tokens() -> Table[IssuedToken]:
    work = unit()
    live = queries.live_tokens(account_id=own_account().id, now=work.now, kind="program")
    return Table(
        name="tokens",
        columns=COLUMNS,
        rows=list(work.session.scalars(live)),
        exportable=False,
        empty="Токенов нет",
        empty_text="Они нужны, только если вы подключаете свою программу.",
    )


COLUMNS = (
    Column[IssuedToken](key="name", title="Для чего", value=lambda one: one.name),
    Column[IssuedToken](
        key="permissions", title="Что разрешено", value=lambda one: one.permissions, sortable=False
    ),
    Column[IssuedToken](key="seen", title="Последний раз", value=lambda one: one.seen_at),
    Column[IssuedToken](key="expires", title="Действует до", value=lambda one: one.expires_at),
    Column[IssuedToken](key="end", title="Что сделать", value=lambda _one: "", sortable=False),
)
