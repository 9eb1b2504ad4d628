"""What is kept about a person, and who looked at it: for the person, and for an administrator."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import queries
from services.registry.errors import UnknownPerson
from services.registry.models import AccessEntry, Person
from services.registry.rules import mask_snils
from shared.keys import load_keys
from shared.russian import inside, moment
from shared.web import about, looks, requires, unit
from shared.web.navigation import ROLE_NAMES
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("own_data", __name__)
NEWEST = 1000
FEW = 5
KINDS = (
    ("card", "просмотр карточки"),
    ("diagnostics", "просмотр диагностики"),
    ("route", "просмотр маршрута"),
    ("pair", "просмотр пары"),
    ("export", "выгрузка в файл"),
    ("change", "изменение данных"),
)
SERVICES = (
    ("registry", "реестр"),
    ("mentorship", "наставничество"),
    ("routes", "маршруты"),
    ("notifications", "сообщения"),
    ("monitoring", "показатели"),
)


@blueprint.route("/me/", methods=["GET"])
@requires("access.read")
def me_page() -> Any:
    """Мои данные: что хранится и кто смотрел."""
    person = _person(_own_id())
    snils = person.snils and mask_snils(load_keys(unit().settings.keys).decrypt_snils(person.snils))
    return show("registry/me.html", person=person, snils=snils, last=_last(person))


@blueprint.route("/me/access", methods=["GET"])
@requires("access.read")
def my_access_page() -> Any:
    """Кто смотрел мои данные."""
    log = _log(_person(_own_id()), NEWEST)
    return log.exported() or show("registry/access.html", log=log, newest=NEWEST, of=None)


@blueprint.route("/people/<uuid:person_id>/access", methods=["GET"])
@requires("access.read")
@looks("card")
def access_page(person_id: UUID) -> Any:
    """Кто смотрел данные человека: для администратора."""
    about(person_id)
    person = _person(person_id)
    log = _log(person, NEWEST)
    return log.exported() or show("registry/access.html", log=log, newest=NEWEST, of=person)


def _own_id() -> UUID:
    own = unit().actor.person_id
    if own is None:
        raise UnknownPerson("У этой учётной записи нет карточки человека.")
    return own


def _person(person_id: UUID) -> Person:
    """The person whose log may be read by whoever asks; raises UnknownPerson."""
    queries.access_entries(unit().session, scope=unit().actor.scope("access.read"), person_id=person_id)
    return unit().session.get_one(Person, person_id)


def _last(person: Person) -> list[dict[str, str]]:
    """The last few lines of the log, short."""
    return [
        {
            "title": f"{_who(one)}, {_roles(one)}",
            "note": f"{dict(KINDS)[one.kind]}, {dict(SERVICES)[one.service]}, "
            f"{moment(one.at.astimezone(unit().zone))}",
        }
        for one in _log(person, FEW).rows
    ]


def _log(person: Person, most: int) -> Table[queries.Look]:
    scope = unit().actor.scope("access.read")
    entries = queries.access_entries(unit().session, scope=scope, person_id=person.id)
    newest = unit().session.scalars(entries.order_by(AccessEntry.sequence.desc()).limit(most)).all()
    return Table(
        name="access",
        columns=COLUMNS,
        rows=queries.looks(unit().session, newest),
        filters=FILTERS,
        empty="Пока никто не смотрел",
        empty_text="Здесь появится каждый, кто откроет вашу карточку, диагностику или маршрут.",
    )


def _who(one: queries.Look) -> str:
    return "вы" if one.own else one.who or "служебная учётная запись"


def _roles(one: queries.Look) -> str:
    """Name the roles in the municipality's own words; being a person is none of them."""
    here = unit().municipality
    names = ROLE_NAMES | (here.names if here else {})
    roles = [role for role in one.roles if role != "person"] or one.roles
    return ", ".join(inside(names.get(role, role)) for role in roles)


COLUMNS = (
    Column[queries.Look](key="at", title="Когда", value=lambda one: one.at),
    Column[queries.Look](key="who", title="Кто", value=_who),
    Column[queries.Look](key="roles", title="Роль", value=_roles),
    Column[queries.Look](key="kind", title="Что", value=lambda one: dict(KINDS)[one.kind]),
    Column[queries.Look](key="service", title="Где", value=lambda one: dict(SERVICES)[one.service]),
)
FILTERS = (
    Filter[queries.Look](key="kind", title="Что", options=KINDS, value=lambda one: one.kind),
    Filter[queries.Look](key="service", title="Где", options=SERVICES, value=lambda one: one.service),
)
