"""A new password: the present one is asked, the other sessions end."""

from typing import Any

from flask import Blueprint

from services.registry import actions
from services.registry.pages.invitation import NEW_PASSWORD
from services.registry.schemas import ChangePasswordForm
from shared.errors import DomainError
from shared.keys import load_keys
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, notice, show

blueprint = Blueprint("my_password", __name__)
PRESENT = Input(
    name="present",
    label="Нынешний пароль",
    kind="password",
    attributes={"autocomplete": "current-password"},
)


@blueprint.route("/me/password", methods=["GET", "POST"])
@requires("account.own")
def my_password() -> Any:
    """Сменить пароль."""
    form = Form(ChangePasswordForm(), (PRESENT, *NEW_PASSWORD))
    going = _change(form) if form.sent() else None
    return going or show("registry/mine/password.html", form=form)


def _change(form: Form) -> Any:
    """Change it; null when the form says why not."""
    given, work = form.read(), unit()
    if given is None:
        return None
    actor, keys = work.actor, load_keys(work.settings.keys)
    work.close()  # changing has transactions of its own
    try:
        actions.change_password(
            work.database,
            keys=keys,
            now=work.now,
            actor=actor,
            present=given["present"],
            password=given["password"],
        )
    except DomainError as error:
        form.refuse(error)
        return None
    notice("Пароль сменён, остальные сеансы завершены.")
    return go("/registry/me/sign-in")
