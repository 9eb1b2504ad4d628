"""The list of people, a person's card with its history, and the card's own fields."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import Person
from services.registry.pages.reach import (
    PEOPLE,
    about_lines,
    find_person,
    may,
    reads_consents,
    schools,
    tabs,
)
from services.registry.queries import PersonLine
from services.registry.rules import mask_snils
from services.registry.rules import words as said
from services.registry.schemas import PersonPatch
from shared.keys import Keys, load_keys
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Asked, Column, Filter, Table

blueprint = Blueprint("people_pages", __name__)
COLUMNS = (
    Column[PersonLine](key="name", title="ФИО", value=lambda one: one.name),
    Column[PersonLine](key="organization", title="Школа", value=lambda one: one.organization),
    Column[PersonLine](key="position", title="Должность", value=lambda one: one.position, sortable=False),
    Column[PersonLine](
        key="category",
        title="Категория",
        value=lambda one: said.CATEGORIES.get(one.category, ""),
        sortable=False,
        shown=False,
    ),
    Column[PersonLine](
        key="occupation",
        title="Занятость",
        value=lambda one: said.OCCUPATIONS.get(one.occupation, ""),
        sortable=False,
        shown=False,
    ),
    Column[PersonLine](key="since", title="Работает с", value=lambda one: one.since),
    Column[PersonLine](
        key="young",
        title="Молодой педагог",
        value=lambda one: said.YOUNG.get(one.young, ""),
        sortable=False,
        shown=False,
    ),
    Column[PersonLine](
        key="state", title="Сейчас", value=lambda one: said.PERSON_STATES[one.state], sortable=False
    ),
)
FIELDS = (
    Input(name="last_name", label="Фамилия"),
    Input(name="first_name", label="Имя"),
    Input(name="middle_name", label="Отчество"),
    Input(name="birth_date", label="Дата рождения", kind="date"),
    Input(
        name="experience_from",
        label="Начало педагогического стажа",
        kind="date",
        hint="Без этой даты и даты рождения нельзя сказать, молодой ли педагог.",
    ),
    Input(name="email", label="Электронная почта", kind="email"),
)
OWN = ("last_name", "first_name", "middle_name", "birth_date", "experience_from", "email")


RIGHTS = {"edit": "person.write", "consent": "consent.write", "see_log": "access.read"}


@blueprint.route("/people", methods=["GET"])
@requires("person.read")
@looks("card")
def people_page() -> Any:
    """Люди: поиск, отбор, порядок, страницы, выгрузка."""
    listed = schools() if may("organization.read") else []
    table = people_table(filters=_filters(listed))
    about_lines(table)
    shown: dict[str, Any] = {"tabs": tabs(PEOPLE), "may_add": may("person.write"), "said": said}
    return table.exported() or show(
        "registry/people.html", table=table, opened={place for place, _ in listed}, **shown
    )


@blueprint.route("/people/<uuid:person_id>", methods=["GET"])
@requires("person.read")
@looks("card")
def person_page(person_id: UUID) -> Any:
    """Карточка человека и вся его история."""
    person = find_person("person.read", person_id)
    card = queries.person_card(
        unit().session, person=person, today=unit().today, with_consents=reads_consents(person)
    )
    rights: dict[str, Any] = {f"may_{name}": may(permission) for name, permission in RIGHTS.items()}
    return show("registry/person.html", card=card, snils=_masked(person), said=said, **rights)


@blueprint.route("/people/<uuid:person_id>/edit", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def edit_person(person_id: UUID) -> Any:
    """Правка карточки: кто опоздал, ничего не теряет."""
    person = find_person("person.write", person_id)
    values = {name: getattr(person, name) for name in OWN}
    snils = snils_input("Записан. Введите, только если нужно заменить." if person.snils else "")
    form = Form(PersonPatch(), [*FIELDS, snils], values=values, version=person.version)

    def act(**given: Any) -> None:
        actions.update_person(unit().session, person=person, keys=_keys(), values=given)

    return changing(form, person, act, title="Карточка", button="Сохранить", told="Карточка сохранена.")


def changing(
    form: Form,
    person: Person,
    act: Callable[..., Any],
    *,
    title: str,
    button: str,
    told: str,
    under: str = "",
) -> Any:
    """Act on a form about a person and return to the card, or show the form."""
    home = f"{PEOPLE}/{person.id}"
    going = submit(form, act, to=home, told=told) if form.sent() else None
    crumbs = (("Люди", PEOPLE), (person.full_name, home))
    return going or show(
        "registry/form.html", form=form, title=title, under=under, crumbs=crumbs, act=button, back=home
    )


def people_table(
    *,
    filters: Sequence[Filter[PersonLine]] = (),
    columns: Sequence[Column[PersonLine]] = COLUMNS,
    permission: str = "person.read",
) -> Table[PersonLine]:
    """The people within reach as a table that asks the database."""
    work = unit()
    scope = work.actor.scope(permission)

    def asked(what: Asked) -> Sequence[PersonLine]:
        return queries.people_list(
            work.session, scope=scope, today=work.today, q=what.q, chosen=what.chosen, sort=what.sort
        )

    return Table(
        name="people",
        columns=columns,
        source=asked,
        filters=filters,
        empty="Людей пока нет",
        empty_text="Загрузите список педагогических работников из файла или заведите карточку.",
    )


def _filters(listed: list[tuple[str, str]]) -> list[Filter[PersonLine]]:
    found = [
        Filter[PersonLine](key="category", title="Категория", options=tuple(said.CATEGORIES.items())),
        Filter[PersonLine](key="young", title="Молодой педагог", options=tuple(said.YOUNG.items())),
        Filter[PersonLine](key="state", title="Сейчас", options=tuple(said.PERSON_STATES.items())),
    ]
    if len(listed) > 1:
        found.insert(0, Filter[PersonLine](key="school", title="Школа", options=listed))
    return found


def snils_input(hint: str = "") -> Input:
    """Ask for a СНИЛС, whole: it comes out masked."""
    return Input(name="snils", label="СНИЛС", hint=hint or "Одиннадцать цифр: по ним человека не спутать.")


def _keys() -> Keys:
    return load_keys(unit().settings.keys)


def _masked(person: Person) -> str:
    return mask_snils(_keys().decrypt_snils(person.snils)) if person.snils else ""
