"""Whom organizations lack, on pages: one list for the municipality, changed school by school."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.pages.organizations import changing
from services.registry.pages.reach import NEEDS, find_organization, may, tabs
from services.registry.queries import NeedLine
from services.registry.schemas import NeedForm
from shared.russian import sort_key
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("staffing_pages", __name__)
STATES = {"in_progress": "нужен сейчас", "open": "понадобится", "done": "закрыта"}
COLUMNS = (
    Column[NeedLine](key="subject", title="Предмет", value=lambda one: one.subject),
    Column[NeedLine](key="organization", title="Школа", value=lambda one: one.organization),
    Column[NeedLine](key="rate", title="Ставок", value=lambda one: one.rate, numeric=True),
    Column[NeedLine](key="since", title="С какого дня", value=lambda one: one.since),
    Column[NeedLine](key="until", title="По какой", value=lambda one: one.until, shown=False),
    Column[NeedLine](key="note", title="Пояснение", value=lambda one: one.note),
    Column[NeedLine](key="state", title="Сейчас", value=lambda one: STATES[one.state]),
)
MOST_TILES = 8
FIELDS = (
    Input(name="subject", label="Предмет или должность"),
    Input(
        name="rate", label="Сколько ставок", hint="Например, 1 или 0,5.", attributes={"inputmode": "decimal"}
    ),
    Input(name="since", label="С какого дня", kind="date"),
    Input(name="until", label="Последний день", kind="date", hint="Запишите, когда работник нашёлся."),
    Input(name="note", label="Пояснение", kind="textarea"),
)


@blueprint.route("/staffing-needs", methods=["GET"])
@requires("staffing_need.read")
def needs_page() -> Any:
    """Кого не хватает школам."""
    scope = unit().actor.scope("staffing_need.read")
    lines = queries.need_list(unit().session, scope=scope, today=unit().today)
    table = Table(
        name="staffing-needs",
        columns=COLUMNS,
        rows=lines,
        filters=_filters(lines),
        empty="Потребностей не записано",
        empty_text="Их записывают на карточке школы.",
    )
    shown: dict[str, Any] = {"tabs": tabs(NEEDS), "may_edit": may("staffing_need.write")}
    shown["subjects"] = queries.rates_by_subject(lines)[:MOST_TILES]
    return table.exported() or show("registry/staffing_needs.html", table=table, **shown)


@blueprint.route("/organizations/<uuid:organization_id>/staffing-needs/new", methods=["GET", "POST"])
@requires("staffing_need.write")
def new_need(organization_id: UUID) -> Any:
    """Новая потребность."""
    one = find_organization("staffing_need.write", organization_id)
    form = Form(NeedForm(), FIELDS, values={"rate": "1"})
    act = partial(actions.add_need, unit().session, organization=one)
    told = "Потребность записана."
    return changing(form, one, act, title="Кого не хватает", button="Записать", told=told)


@blueprint.route("/staffing-needs/<uuid:need_id>", methods=["GET", "POST"])
@requires("staffing_need.write")
def change_need(need_id: UUID) -> Any:
    """Изменить потребность или закрыть её последним днём."""
    scope = unit().actor.scope("staffing_need.write")
    need = queries.find_need(unit().session, scope=scope, need_id=need_id)
    one = find_organization("staffing_need.write", need.organization_id)
    values = {each.name: getattr(need, each.name) for each in FIELDS}
    values["rate"] = f"{need.rate:g}".replace(".", ",")
    form = Form(NeedForm(), FIELDS, values=values, version=need.version)

    def act(**given: Any) -> None:
        actions.update_need(unit().session, need=need, values=given)

    return changing(form, one, act, title="Кого не хватает", button="Сохранить", told="Сохранено.")


def _filters(lines: Sequence[NeedLine]) -> list[Filter[NeedLine]]:
    places = {str(one.organization_id): one.organization for one in lines}
    subjects = {sort_key(one.subject): one.subject for one in reversed(lines)}
    by_name = sorted(places.items(), key=lambda one: sort_key(one[1]))
    return [
        Filter(key="state", title="Сейчас", options=tuple(STATES.items()), value=lambda one: one.state),
        Filter(key="school", title="Школа", options=by_name, value=lambda one: str(one.organization_id)),
        Filter(
            key="subject",
            title="Предмет",
            options=sorted(subjects.items()),
            value=lambda one: sort_key(one.subject),
        ),
    ]
