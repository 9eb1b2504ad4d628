"""Who is in a body, on pages: a person is found, then the role and the order are said."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.registry import actions, queries
from services.registry.pages.bodies import body_form
from services.registry.pages.choosing import chosen_person
from services.registry.pages.reach import BODIES, find_body
from services.registry.schemas import MembershipPatch
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("memberships_pages", __name__)
FIELDS = (
    Input(name="role", label="Роль", hint="Например, руководитель, секретарь, участник."),
    Input(name="since", label="С какого дня", kind="date"),
    Input(name="until", label="Последний день", kind="date", hint="Пусто, пока состоит."),
    Input(name="order_number", label="Номер приказа"),
    Input(name="order_date", label="Дата приказа", kind="date"),
)


@blueprint.route("/bodies/<uuid:body_id>/members/new", methods=["GET", "POST"])
@requires("body.write")
@looks("card")
def add_member(body_id: UUID) -> Any:
    """Новый участник: найти человека, затем роль и приказ."""
    body = find_body("body.write", body_id)
    person, table = chosen_person(request.args.get("person", ""))
    form = Form(MembershipPatch(), FIELDS)
    if person is None:
        return show("registry/choose_member.html", body=body, table=table)
    act = partial(actions.add_member, unit().session, body=body, person_id=person.id)
    going = submit(form, act, to=f"{BODIES}/{body.id}", told="Участник записан.") if form.sent() else None
    return going or body_form(form, body, title=person.full_name, button="Записать участником")


@blueprint.route("/bodies/<uuid:body_id>/members/<uuid:membership_id>", methods=["GET", "POST"])
@requires("body.write")
@looks("card")
def change_member(body_id: UUID, membership_id: UUID) -> Any:
    """Изменить участие: роль, приказ, последний день."""
    body, scope = find_body("body.write", body_id), unit().actor.scope("body.write")
    reach: dict[str, Any] = {"scope": scope, "body_id": body.id, "membership_id": membership_id}
    one = queries.find_membership(unit().session, **reach)
    about(one.person_id)
    values = {each.name: getattr(one, each.name) for each in FIELDS}
    form = Form(MembershipPatch(), FIELDS, values=values, version=one.version)

    def act(**given: Any) -> None:
        actions.update_membership(unit().session, membership=one, values=given)

    going = submit(form, act, to=f"{BODIES}/{body.id}", told="Сохранено.") if form.sent() else None
    return going or body_form(form, body, title="Участие", button="Сохранить")
