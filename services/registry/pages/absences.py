"""A person's long absences on pages: begun, ended on return."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.pages.people import changing
from services.registry.pages.reach import find_person
from services.registry.rules.words import ABSENCES
from services.registry.schemas import AbsenceIn
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input

blueprint = Blueprint("absences_pages", __name__)
FIELDS = (
    Input(name="kind", label="Почему", kind="select", options=tuple(ABSENCES.items())),
    Input(name="since", label="С какого дня", kind="date"),
    Input(name="until", label="Последний день", kind="date", hint="Пусто, если ещё неизвестен."),
)
WHY = "Отпуск по уходу, служба, долгая болезнь: в это время встреч и мероприятий от человека не ждут."


@blueprint.route("/people/<uuid:person_id>/absences/new", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def new_absence(person_id: UUID) -> Any:
    """Новое отсутствие."""
    person = find_person("person.write", person_id)
    act = partial(actions.add_absence, unit().session, person=person)
    told = "Отсутствие записано."
    form = Form(AbsenceIn(), FIELDS)
    return changing(form, person, act, title="Отсутствие", button="Записать", told=told, under=WHY)


@blueprint.route("/people/<uuid:person_id>/absences/<uuid:absence_id>", methods=["GET", "POST"])
@requires("person.write")
@looks("card")
def change_absence(person_id: UUID, absence_id: UUID) -> Any:
    """Возвращение: последний день отсутствия, или исправление записи."""
    person = find_person("person.write", person_id)
    one = queries.absence_of(unit().session, person, absence_id)
    values = {"kind": one.kind, "since": one.since, "until": one.until}
    form = Form(AbsenceIn(), FIELDS, values=values, version=person.version)

    def act(**given: Any) -> None:
        actions.update_absence(unit().session, person=person, absence=one, values=given)

    return changing(form, person, act, title="Отсутствие", button="Сохранить", told="Отсутствие изменено.")
