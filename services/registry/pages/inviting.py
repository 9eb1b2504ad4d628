"""Inviting: one by a link shown once, many by cards with a QR code to print and hand out."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.registry import actions, queries
from services.registry.models import Account, Person
from services.registry.queries import Uninvited
from services.registry.rules import INVITATION_LIFE, ROLE_SCOPES, may_grant
from services.registry.schemas import CardsForm, InviteForm
from shared.errors import DomainError
from shared.web import navigation, requires, unit
from shared.web.forms import Form, Input
from shared.web.idempotency import forget_reply
from shared.web.pages import show
from shared.web.qr import qr
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("inviting", __name__)
EMAIL_HINT = "Она станет именем для входа. Нет почты — оставьте пустым, имя составится из фамилии."


@blueprint.route("/accounts/invitations", methods=["GET"])
@requires("account.write")
def invitations_page() -> Any:
    """Кого ещё пригласить."""
    table = _uninvited()
    return table.exported() or _show_uninvited(table, Form(CardsForm(), ()))


@blueprint.route("/accounts/invitations/print", methods=["POST"])
@requires("account.write")
def print_cards() -> Any:
    """Карточки с QR-кодом: коды видны один раз, на этой странице."""
    forget_reply()
    form = Form(CardsForm(), ())
    given = form.read()
    if given is None:
        return _show_uninvited(_uninvited(), form)
    shown = {"until": _until(), "address_to_type": _link().split("://")[-1]}
    return show("registry/accounts/cards.html", cards=_cards(given["person"]), **shown)


@blueprint.route("/accounts/new", methods=["GET", "POST"])
@requires("account.write")
def invite_page() -> Any:
    """Пригласить одного человека."""
    person = _person()
    form = Form(InviteForm(), _inputs(person), values={"email": person.email if person else ""})
    going = _invite(form, person) if form.sent() else None
    return going or show("registry/accounts/new.html", form=form, person=person)


def invited_page(account: Account, code: str) -> Any:
    """Show the link of an invitation, this once."""
    forget_reply()
    line = queries.account_line(unit().session, account=account, now=unit().now)
    link = _link(code)
    picture = qr(link, words=f"Приглашение: {line.name}")
    return show("registry/accounts/invited.html", line=line, link=link, code=code, qr=picture, until=_until())


def role_titles() -> dict[str, str]:
    """The roles in the municipality's own words."""
    here = unit().municipality
    names = here.names if here else {}
    return {role: names.get(role, navigation.ROLE_NAMES[role]) for role in ROLE_SCOPES}


def role_inputs(none: str = "выберите") -> list[Input]:
    """A role that may be given, and where."""
    work = unit()
    titles = [(role, title) for role, title in role_titles().items() if may_grant(work.actor.roles(), role)]
    reach = queries.organizations(scope=work.actor.scope("account.write"))
    places = sorted((one.name, str(one.id)) for one in work.session.scalars(reach))
    hint = "Нужна тьютору и руководителю; остальные роли — на весь муниципалитет."
    options = [("", "—"), *((key, name) for name, key in places)]
    return [
        Input(name="role", label="Роль", kind="select", options=[("", none), *titles]),
        Input(name="organization_id", label="Организация", kind="select", hint=hint, options=options),
    ]


def _inputs(person: Person | None) -> list[Input]:
    email = Input(
        name="email",
        label="Электронная почта",
        kind="email",
        hint=EMAIL_HINT if person else "Она станет именем для входа.",
        attributes={"autocomplete": "off"},
    )
    return [email, *role_inputs("без роли: педагог")]


def _invite(form: Form, person: Person | None) -> Any:
    """Invite and show the link; null when the form must be mended."""
    given, work = form.read(), unit()
    if given is None:
        return None
    scope = work.actor.scope("account.write")
    place = queries.find_municipality(
        work.session, scope=scope, municipality_id=person.municipality_id if person else None
    )
    try:
        account, code = actions.invite_account(
            work.session,
            municipality_id=place.id,
            person_id=person.id if person else None,
            email=given["email"],
            grants=[given] if given["role"] else [],
            giver=work.actor.roles(),
            now=work.now,
        )
    except DomainError as error:
        work.session.rollback()
        form.refuse(error)
        return None
    return invited_page(account, code)


def _person() -> Person | None:
    """Whom the address names, if anybody."""
    asked = request.args.get("person", type=UUID)
    return _find_person(asked) if asked else None


def _find_person(person_id: UUID) -> Person:
    scope = unit().actor.scope("account.write")
    return queries.find_person(unit().session, scope=scope, today=unit().today, person_id=person_id)


def _cards(ids: list[UUID]) -> list[dict[str, Any]]:
    work = unit()
    invited = actions.invite_on_paper(
        work.session, people=[_find_person(one) for one in ids], giver=work.actor.roles(), now=work.now
    )
    return [
        {
            "name": person.full_name,
            "login": account.login,
            "code": code,
            "qr": qr(_link(code), words=f"Приглашение: {person.full_name}"),
        }
        for person, account, code in invited
    ]


def _link(code: str = "") -> str:
    return f"{unit().settings.public_url}/registry/invitation/{code}".rstrip("/")


def _until() -> Any:
    return (unit().now + INVITATION_LIFE).astimezone(unit().zone).date()


def _show_uninvited(table: Table[Uninvited], form: Form) -> Any:
    checked = request.args.get("checked") == "all"
    return show("registry/accounts/uninvited.html", form=form, table=table, checked=checked)


def _uninvited() -> Table[Uninvited]:
    work = unit()
    rows = queries.uninvited(work.session, scope=work.actor.scope("account.write"), today=work.today)
    schools = sorted({one.organization for one in rows})
    return Table(
        name="invitations",
        columns=COLUMNS,
        rows=rows,
        filters=(
            Filter[Uninvited](
                key="school",
                title="Организация",
                options=[(one, one) for one in schools],
                value=lambda one: one.organization,
            ),
            Filter[Uninvited](key="email", title="Почта", options=EMAIL, value=_has_email),
        ),
        empty="Все, кто работает, уже могут войти",
        empty_text="Новые люди появятся здесь, когда их внесут в реестр.",
        empty_href="/registry/accounts",
        empty_action="К учётным записям",
    )


def _has_email(one: Uninvited) -> str:
    return "yes" if one.email else "no"


EMAIL = (("no", "без почты"), ("yes", "с почтой"))
COLUMNS = (
    Column[Uninvited](key="name", title="Кто", value=lambda one: one.name),
    Column[Uninvited](key="school", title="Организация", value=lambda one: one.organization),
    Column[Uninvited](key="email", title="Почта", value=lambda one: one.email),
    Column[Uninvited](key="invited", title="Приглашение", value=lambda one: one.invited_at),
    Column[Uninvited](key="act", title="По ссылке", value=lambda _one: "", sortable=False),
)
