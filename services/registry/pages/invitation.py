"""An invitation accepted: by its link or a code from paper a person sets a password and is in."""

from typing import Any

from flask import Blueprint

from services.registry import actions, queries
from services.registry.pages.entering import proceed
from services.registry.rules import PASSWORD_RULES
from services.registry.schemas import CodeForm, NewPasswordForm
from shared.errors import DomainError
from shared.web import public, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("invitation", __name__)
NEW = {"autocomplete": "new-password"}
NEW_PASSWORD = (
    Input(name="password", label="Новый пароль", kind="password", hint=PASSWORD_RULES, attributes=NEW),
    Input(name="again", label="Новый пароль ещё раз", kind="password", attributes=NEW),
)
CODE = (
    Input(
        name="code",
        label="Код с карточки",
        hint="16 букв и цифр. Большие или маленькие, с чёрточками или без — всё равно.",
        attributes={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    ),
)


@blueprint.route("/invitation", methods=["GET", "POST"])
@public
def type_code() -> Any:
    """Код приглашения с бумаги."""
    form = Form(CodeForm(), CODE)
    going = submit(form, _check, to=lambda code: f"/registry/invitation/{code}") if form.sent() else None
    return going or show("registry/entering/code.html", form=form)


@blueprint.route("/invitation/<code>", methods=["GET", "POST"])
@public
def accept(code: str) -> Any:
    """Приглашение: задать пароль и войти."""
    work = unit()
    account = queries.account_by_invitation(work.session, code=code, now=work.now)
    form = Form(NewPasswordForm(), NEW_PASSWORD)
    going = _accept(form, code) if form.sent() else None
    who = queries.account_line(work.session, account=account, now=work.now)
    place = queries.municipality_here(work.session, account.municipality_id)
    return going or show("registry/entering/invitation.html", form=form, who=who, place=place)


def _check(*, code: str) -> str:
    plain = "".join(code.split()).replace("/", "")
    queries.account_by_invitation(unit().session, code=plain, now=unit().now)
    return plain


def _accept(form: Form, code: str) -> Any:
    """Set the password and let the person in; null when the form says why not."""
    given, work = form.read(), unit()
    if given is None:
        return None
    try:
        account = actions.accept_invitation(work.session, code=code, password=given["password"], now=work.now)
    except DomainError as error:
        work.session.rollback()
        form.refuse(error)
        return None
    return proceed(work.session, account)
