"""A person's work on pages: begun, moved from a day, ended, mended where it was recorded wrong."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import Employment
from services.registry.pages.people import changing
from services.registry.pages.reach import find_person, schools
from services.registry.rules.words import CATEGORIES, OCCUPATIONS
from services.registry.schemas import CorrectionForm, EmploymentForm, LeavingIn, MoveForm
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input

blueprint = Blueprint("employments_pages", __name__)
ABOUT = (
    Input(name="position", label="Должность"),
    Input(name="subjects", label="Предметы", hint="Через запятую."),
    Input(name="staff_category", label="Категория", kind="radio", options=tuple(CATEGORIES.items())),
    Input(name="occupation", label="Занятость", kind="select", options=tuple(OCCUPATIONS.items())),
    Input(name="rate", label="Ставка", hint="Например, 1 или 0,5.", attributes={"inputmode": "decimal"}),
)
SINCE = Input(name="since", label="Первый день", kind="date")
UNTIL = Input(name="until", label="Последний день", kind="date", hint="Пусто, если работает и дальше.")
MOVES = Input(name="since", label="С какого дня", kind="date", hint="Прежняя работа закроется накануне.")
NEW = "Первая работа, возвращение после перерыва или совместительство в другой школе."
MOVE = "В другую школу или на другую должность. Прежняя работа останется в истории."
LEAVE = "Закроется вся работа, и по совместительству тоже. Если человек вернётся, запишите новую."
CORRECT = "Здесь исправляют ошибки. Новую школу или должность с какого-то дня записывают переводом."


@blueprint.route("/people/<uuid:person_id>/employments/new", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def new_employment(person_id: UUID) -> Any:
    """Новая работа: первая, после перерыва или по совместительству."""
    person = find_person("person.write", person_id)
    inputs = [_school("Школа"), *ABOUT, SINCE, UNTIL]
    form = Form(EmploymentForm(), inputs, values={"staff_category": "pedagogical"})
    act = partial(actions.add_employment, unit().session, person=person)
    return changing(
        form, person, act, title="Новая работа", button="Записать", told="Работа записана.", under=NEW
    )


@blueprint.route("/people/<uuid:person_id>/employments/<uuid:employment_id>/move", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def move(person_id: UUID, employment_id: UUID) -> Any:
    """Перевод: одна работа закрывается накануне, другая начинается."""
    person = find_person("person.write", person_id)
    one = queries.employment_of(unit().session, person, employment_id)
    values = _values(one) | {"organization_id": str(one.organization_id), "since": None}
    form = Form(MoveForm(), [MOVES, _school("Куда"), *ABOUT], values=values, version=person.version)
    act = partial(actions.move_person, unit().session, person=person, employment=one)
    return changing(
        form, person, act, title="Перевести", button="Перевести", told="Перевод записан.", under=MOVE
    )


@blueprint.route("/people/<uuid:person_id>/leaving", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def leaving(person_id: UUID) -> Any:
    """Увольнение: вся работа человека закрывается одним днём."""
    person = find_person("person.write", person_id)
    inputs = [Input(name="last_day", label="Последний день работы", kind="date")]
    form = Form(LeavingIn(), inputs, version=person.version)
    act = partial(actions.leave, unit().session, person=person)
    return changing(
        form, person, act, title="Увольнение", button="Закрыть работу", told="Работа закрыта.", under=LEAVE
    )


@blueprint.route("/people/<uuid:person_id>/employments/<uuid:employment_id>", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def correct(person_id: UUID, employment_id: UUID) -> Any:
    """Исправление записи о работе."""
    person = find_person("person.write", person_id)
    one = queries.employment_of(unit().session, person, employment_id)
    inputs = [*ABOUT, SINCE, UNTIL]
    form = Form(CorrectionForm(), inputs, values=_values(one), version=person.version)

    def act(**given: Any) -> None:
        actions.correct_employment(unit().session, person=person, employment=one, values=given)

    told, title = "Запись исправлена.", "Исправить запись о работе"
    return changing(form, person, act, title=title, button="Сохранить", told=told, under=CORRECT)


def _school(label: str) -> Input:
    options = [("", "выберите"), *schools(day=unit().today)]
    return Input(name="organization_id", label=label, kind="select", options=options)


def _values(one: Employment) -> dict[str, Any]:
    names = ("position", "staff_category", "occupation", "since", "until")
    rate = "" if one.rate is None else f"{one.rate:g}".replace(".", ",")
    return {name: getattr(one, name) for name in names} | {
        "subjects": ", ".join(one.subjects),
        "rate": rate,
    }
