"""A group that no suggestion brings together: the tutor chooses the deficit, then the people."""

from functools import partial
from typing import Any

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Group
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.cooperating import theme_form
from services.routes.queries.group_themes import Theme, themes
from shared.web import about, looks, requires, unit
from shared.web.pages import show, submit

blueprint = Blueprint("group_theme_pages", __name__)


@blueprint.route("/groups/gather", methods=["GET", "POST"])
@requires("group.write")
@looks("diagnostics")
def gather() -> Any:
    """Собрать группу самому."""
    found = themes(unit().session, **who())
    about(*(person.id for one in found for person in one.people))
    asked = request.args.get("area"), request.args.get("topic", "")
    chosen = next((one for one in found if (one.area, one.topic) == asked), None)
    return _form(chosen) if chosen else show("routes/group_themes.html", themes=found)


def _form(theme: Theme) -> Any:
    form = theme_form(theme)
    what: dict[str, Any] = {"area": theme.area, "topic": theme.topic}
    act = partial(actions.gather_group, unit().session, **who(), **what)
    told = "Приглашения отправлены. Каждый ответит сам."
    going = submit(form, act, to=_address, told=told) if form.sent() else None
    crumbs = (("Группы", addresses.GROUPS), ("Собрать самому", "/routes/groups/gather"))
    texts = {"title": "Новая группа", "under": theme.title, "button": "Пригласить"}
    return going or show("routes/asking.html", form=form, crumbs=crumbs, **texts)


def _address(group: Group) -> str:
    return addresses.group(group.id)
