"""Associations, communities, councils and groups on pages."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import Body
from services.registry.pages.reach import BODIES, find_body, may, place_inputs, tabs
from services.registry.queries import BodyLine, MemberLine
from services.registry.rules import words as said
from services.registry.schemas import BodyForm, NewBodyForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("bodies_pages", __name__)
STATES = {"in_progress": "действует", "open": "ещё не создано", "done": "не действует"}
MEMBER_STATES = {"in_progress": "состоит", "open": "войдёт", "done": "вышел"}
COLUMNS = (
    Column[BodyLine](key="name", title="Название", value=lambda one: one.name),
    Column[BodyLine](key="kind", title="Вид", value=lambda one: one.kind_name),
    Column[BodyLine](key="level", title="Уровень", value=lambda one: said.LEVELS[one.level], shown=False),
    Column[BodyLine](key="subjects", title="Предметы", value=lambda one: one.subjects),
    Column[BodyLine](key="members", title="Участников", value=lambda one: one.members, numeric=True),
    Column[BodyLine](key="state", title="Сейчас", value=lambda one: STATES[one.state]),
)
MEMBER_COLUMNS = (
    Column[MemberLine](key="name", title="Кто", value=lambda one: one.name),
    Column[MemberLine](key="role", title="Роль", value=lambda one: one.role),
    Column[MemberLine](key="since", title="С", value=lambda one: one.since),
    Column[MemberLine](key="until", title="По", value=lambda one: one.until),
    Column[MemberLine](key="order", title="Приказ", value=lambda one: one.order, shown=False),
    Column[MemberLine](key="state", title="Сейчас", value=lambda one: MEMBER_STATES[one.state]),
)
OWN = ("name", "kind", "level", "active_since", "active_until", "leader_shown")


@blueprint.route("/bodies", methods=["GET"])
@requires("body.read")
def bodies_page() -> Any:
    """Объединения, сообщества, советы и группы."""
    scope = unit().actor.scope("body.read")
    table = Table(
        name="bodies",
        columns=COLUMNS,
        rows=queries.body_list(unit().session, scope=scope, today=unit().today),
        filters=_filters(),
        empty="Объединений пока нет",
        empty_text="Их вносят по одному или загружают файлом.",
    )
    shown: dict[str, Any] = {"tabs": tabs(BODIES), "may_edit": may("body.write")}
    return table.exported() or show("registry/bodies.html", table=table, **shown)


@blueprint.route("/bodies/new", methods=["GET", "POST"])
@requires("body.write")
def new_body() -> Any:
    """Новое объединение."""
    form = Form(NewBodyForm(), [*place_inputs(), *_fields()])
    going = submit(form, _create, to=lambda made: f"{BODIES}/{made.id}") if form.sent() else None
    crumbs = (("Объединения", BODIES),)
    head = {"title": "Новое объединение", "crumbs": crumbs, "act": "Создать", "back": BODIES}
    return going or show("registry/form.html", form=form, **head)


@blueprint.route("/bodies/<uuid:body_id>", methods=["GET"])
@requires("body.read")
@looks("card")
def body_page(body_id: UUID) -> Any:
    """Карточка объединения и его участники."""
    body = find_body("body.read", body_id)
    people = unit().actor.scope("person.read") if may("person.read") else None
    card = queries.body_card(unit().session, body=body, today=unit().today, people=people)
    members = _members(card)
    about(*(one.person_id for one in card.members))
    shown: dict[str, Any] = {"card": card, "members": members, "said": said, "states": STATES}
    return members.exported() or show("registry/body.html", may_edit=may("body.write"), **shown)


@blueprint.route("/bodies/<uuid:body_id>/edit", methods=["GET", "POST"])
@requires("body.write")
def edit_body(body_id: UUID) -> Any:
    """Правка объединения: кто опоздал, ничего не теряет."""
    body = find_body("body.write", body_id)
    values = {name: getattr(body, name) for name in OWN} | {"subjects": ", ".join(body.subjects)}
    form = Form(BodyForm(), _fields(), values=values, version=body.version)

    def act(**given: Any) -> None:
        actions.update_body(unit().session, body=body, values=given)

    going = submit(form, act, to=f"{BODIES}/{body.id}", told="Сохранено.") if form.sent() else None
    return going or body_form(form, body, title="Объединение", button="Сохранить")


def body_form(form: Form, body: Body, *, title: str, button: str) -> tuple[str, int]:
    """Show a form about a body."""
    home = f"{BODIES}/{body.id}"
    crumbs = (("Объединения", BODIES), (body.name, home))
    return show("registry/form.html", form=form, title=title, crumbs=crumbs, act=button, back=home)


def _kinds() -> tuple[tuple[str, str], ...]:
    names = unit().municipality.names if unit().municipality else {}
    return tuple((kind, names.get(kind, name)) for kind, name in said.BODY_KINDS.items())


def _fields() -> list[Input]:
    return [
        Input(name="name", label="Название"),
        Input(name="kind", label="Вид", kind="select", options=_kinds()),
        Input(name="level", label="Уровень", kind="select", options=tuple(said.LEVELS.items())),
        Input(name="subjects", label="Предметы", hint="Через запятую."),
        Input(name="active_since", label="Действует с", kind="date"),
        Input(name="active_until", label="Последний день", kind="date", hint="Пусто, если действует."),
        Input(
            name="leader_shown",
            label="Называть руководителя в открытом списке сообществ",
            kind="checkbox",
            hint="Только если руководитель на это согласен.",
        ),
    ]


def _filters() -> tuple[Filter[BodyLine], ...]:
    levels, states = tuple(said.LEVELS.items()), tuple(STATES.items())
    return (
        Filter[BodyLine](key="kind", title="Вид", options=_kinds(), value=lambda one: one.kind),
        Filter[BodyLine](key="level", title="Уровень", options=levels, value=lambda one: one.level),
        Filter[BodyLine](key="state", title="Сейчас", options=states, value=lambda one: one.state),
    )


def _members(card: queries.BodyCard) -> Table[MemberLine]:
    return Table(
        name="members",
        columns=MEMBER_COLUMNS,
        rows=card.members,
        prefix="m-",
        empty="Здесь пока никого" if may("body.write") else "Ваших коллег здесь нет",
    )


def _create(**given: Any) -> Body:
    scope = unit().actor.scope("body.write")
    municipality = queries.find_municipality(
        unit().session, scope=scope, municipality_id=given.pop("municipality_id")
    )
    return actions.create_body(unit().session, municipality_id=municipality.id, **given)
