"""The list of organizations, a card with its staff and history, its own fields and curator."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.registry import actions, queries
from services.registry.models import Organization
from services.registry.pages.choosing import chosen_person
from services.registry.pages.people import COLUMNS as PEOPLE_COLUMNS
from services.registry.pages.reach import (
    ORGANIZATIONS,
    about_lines,
    find_organization,
    flags_called,
    may,
    place_inputs,
    tabs,
)
from services.registry.queries import OrganizationLine, PersonLine
from services.registry.rules import words as said
from services.registry.schemas import CuratorForm, NewOrganizationForm, OrganizationForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Asked, Column, Filter, Table

blueprint = Blueprint("organizations_pages", __name__)
STATES = {"active": "работает", "closed": "закрыта", "to_come": "ещё не открыта"}
COLUMNS = (
    Column[OrganizationLine](key="name", title="Название", value=lambda one: one.name),
    Column[OrganizationLine](key="code", title="Код", value=lambda one: one.code),
    Column[OrganizationLine](
        key="kind", title="Тип", value=lambda one: said.ORGANIZATION_KINDS[one.kind], shown=False
    ),
    Column[OrganizationLine](key="people", title="Работников", value=lambda one: one.people, numeric=True),
    Column[OrganizationLine](
        key="flags", title="Отметки", value=lambda one: [flags_called()[kind] for kind in one.flags]
    ),
    Column[OrganizationLine](key="curator", title="Куратор", value=lambda one: one.curator),
    Column[OrganizationLine](
        key="needs", title="Не хватает", value=lambda one: one.needs or None, numeric=True
    ),
    Column[OrganizationLine](key="state", title="Сейчас", value=lambda one: STATES[one.state]),
)
FILTERS = (
    Filter[OrganizationLine](
        key="kind", title="Тип", options=tuple(said.ORGANIZATION_KINDS.items()), value=lambda one: one.kind
    ),
    Filter[OrganizationLine](
        key="state", title="Сейчас", options=tuple(STATES.items()), value=lambda one: one.state
    ),
)
FIELDS = (
    Input(name="code", label="Код", hint="Коротко: по нему школу узнают файлы."),
    Input(name="name", label="Название"),
    Input(
        name="aliases",
        label="Другие названия",
        kind="textarea",
        hint="Прежние и краткие, по одному в строке.",
    ),
    Input(name="kind", label="Тип", kind="select", options=tuple(said.ORGANIZATION_KINDS.items())),
    Input(name="active_since", label="Работает с", kind="date"),
    Input(name="active_until", label="Последний день работы", kind="date", hint="Пусто, если работает."),
    Input(
        name="coordinates",
        label="Координаты",
        hint="Например, 52.513, 82.779 — как их показывают карты. По ним наставника ищут поближе.",
    ),
)
OWN = ("code", "name", "kind", "active_since", "active_until", "coordinates")


@blueprint.route("/organizations", methods=["GET"])
@requires("organization.read")
def organizations_page() -> Any:
    """Школы и другие организации."""
    table = Table(
        name="organizations",
        columns=COLUMNS,
        rows=queries.organization_list(unit().session, scope=_scope(), today=unit().today),
        filters=[*FILTERS, _marks()],
        empty="Школ пока нет",
        empty_text="Загрузите список организаций из файла или добавьте первую.",
    )
    shown: dict[str, Any] = {
        "tabs": tabs(ORGANIZATIONS),
        "may_edit": may("organization.write"),
        "flags": flags_called(),
    }
    return table.exported() or show("registry/organizations.html", table=table, **shown)


@blueprint.route("/organizations/new", methods=["GET", "POST"])
@requires("organization.write")
def new_organization() -> Any:
    """Новая организация."""
    form = Form(NewOrganizationForm(), [*place_inputs(), *FIELDS])
    going = submit(form, _create, to=lambda made: f"{ORGANIZATIONS}/{made.id}") if form.sent() else None
    crumbs = (("Школы", ORGANIZATIONS),)
    head = {"title": "Новая организация", "crumbs": crumbs, "act": "Добавить", "back": ORGANIZATIONS}
    return going or show("registry/form.html", form=form, **head)


@blueprint.route("/organizations/<uuid:organization_id>", methods=["GET"])
@requires("organization.read")
@looks("card")
def organization_page(organization_id: UUID) -> Any:
    """Карточка организации: работники, отметки, сведения, история."""
    one = find_organization("organization.read", organization_id)
    about()
    staff = _staff(one) if may("person.read") else None
    taken = staff.exported() if staff else None
    card = queries.organization_card(
        unit().session, organization=one, today=unit().today, flags=flags_called(), **_shown()
    )
    rights = {name: may(f"{name}.write") for name in ("organization", "fact", "staffing_need")}
    shown: dict[str, Any] = {
        "card": card,
        "staff": staff,
        "may": rights,
        "said": said,
        "states": STATES,
        "flags": flags_called(),
    }
    return taken or show("registry/organization.html", **shown)


@blueprint.route("/organizations/<uuid:organization_id>/edit", methods=["GET", "POST"])
@requires("organization.write")
def edit_organization(organization_id: UUID) -> Any:
    """Правка карточки организации: кто опоздал, ничего не теряет."""
    one = find_organization("organization.write", organization_id)
    values = {name: getattr(one, name) for name in OWN} | {"aliases": "\n".join(one.aliases)}
    form = Form(OrganizationForm(), FIELDS, values=values, version=one.version)

    def act(**given: Any) -> None:
        actions.update_organization(unit().session, organization=one, values=given)

    return changing(form, one, act, title="Карточка", button="Сохранить", told="Карточка сохранена.")


@blueprint.route("/organizations/<uuid:organization_id>/curator", methods=["GET", "POST"])
@requires("organization.write")
@looks("card")
def choose_curator(organization_id: UUID) -> Any:
    """Куратор: найти человека и назначить."""
    one = find_organization("organization.write", organization_id)
    form = Form(CuratorForm(), (), version=one.version)

    def act(person_id: UUID | None) -> None:
        actions.update_organization(unit().session, organization=one, values={"curator_id": person_id})

    home = f"{ORGANIZATIONS}/{one.id}"
    going = submit(form, act, to=home, told="Куратор изменён.") if form.sent() else None
    person, table = chosen_person(request.args.get("person", ""))
    shown = {"one": one, "person": person, "table": table, "home": home}
    return going or show("registry/curator.html", form=form, **shown)


def changing(
    form: Form,
    one: Organization,
    act: Callable[..., Any],
    *,
    title: str,
    button: str,
    told: str,
    under: str = "",
) -> Any:
    """Act on a form about an organization and return to its card, or show the form."""
    home = f"{ORGANIZATIONS}/{one.id}"
    going = submit(form, act, to=home, told=told) if form.sent() else None
    crumbs = (("Школы", ORGANIZATIONS), (one.name, home))
    return going or show(
        "registry/form.html", form=form, title=title, under=under, crumbs=crumbs, act=button, back=home
    )


def _scope() -> Any:
    return unit().actor.scope("organization.read")


def _marks() -> Filter[OrganizationLine]:
    options = tuple(flags_called().items())
    return Filter(key="flag", title="Отметка", options=options, value=lambda one: tuple(one.flags))


def _rights() -> dict[str, bool]:
    return {name: may(f"{name}.write") for name in ("organization", "fact", "staffing_need")}


def _shown() -> dict[str, bool]:
    return {"with_facts": may("fact.read"), "with_needs": may("staffing_need.read")}


def _create(**given: Any) -> Organization:
    scope = unit().actor.scope("organization.write")
    municipality = queries.find_municipality(
        unit().session, scope=scope, municipality_id=given.pop("municipality_id")
    )
    return actions.create_organization(unit().session, municipality_id=municipality.id, **given)


def _staff(one: Organization) -> Table[PersonLine]:
    """Who works there on the day."""
    work = unit()
    scope = work.actor.scope("person.read")

    def asked(what: Asked) -> Any:
        here = {**what.chosen, "school": str(one.id)}
        return queries.people_list(
            work.session, scope=scope, today=work.today, q=what.q, chosen=here, sort=what.sort
        )

    columns = [column for column in PEOPLE_COLUMNS if column.key != "organization"]
    table = Table(name="staff", columns=columns, source=asked, empty="Сейчас никто не работает")
    about_lines(table)
    return table
