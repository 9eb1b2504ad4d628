"""Where people work: begun, moved, ended, mended."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.api.cards import find_person
from services.registry.models import Employment, Person
from services.registry.schemas import EmploymentIn, EmploymentOut, EmploymentPatch, LeavingIn, MoveIn, Page
from shared.web import about, check_etag, etag, looks, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("employments", __name__, description="Работа")


def _to_change(person_id: UUID) -> Person:
    person = find_person("person.write", person_id, lock=True)
    check_etag(person.version)
    return person


@blueprint.route("/people/<uuid:person_id>/employments", methods=["GET"])
@requires("person.read")
@looks("card")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, EmploymentOut(many=True))
def list_employments(_query: dict[str, Any], person_id: UUID) -> list[Employment]:
    """Где человек работает и работал."""
    about(person_id)
    cards = queries.cards_of(unit().session, find_person("person.read", person_id))
    return slice_page([one for card in cards for one in card.employments])


@blueprint.route("/people/<uuid:person_id>/employments", methods=["POST"])
@requires("person.write")
@blueprint.arguments(EmploymentIn)
@blueprint.response(201, EmploymentOut)
def add_employment(data: dict[str, Any], person_id: UUID) -> Employment:
    """Записать работу: первую, возвращение или совместительство в другой школе."""
    person = _to_change(person_id)
    employment = actions.add_employment(unit().session, person=person, **data)
    etag(person.version)
    return employment


@blueprint.route("/people/<uuid:person_id>/employments/<uuid:employment_id>", methods=["PATCH"])
@requires("person.write")
@blueprint.arguments(EmploymentPatch(partial=True))
@blueprint.response(200, EmploymentOut)
def correct_employment(data: dict[str, Any], person_id: UUID, employment_id: UUID) -> Employment:
    """Указать последний день работы или исправить записанное неверно."""
    person = _to_change(person_id)
    employment = queries.employment_of(unit().session, person, employment_id)
    actions.correct_employment(unit().session, person=person, employment=employment, values=data)
    etag(person.version)
    return employment


@blueprint.route("/people/<uuid:person_id>/moves", methods=["POST"])
@requires("person.write")
@blueprint.arguments(MoveIn)
@blueprint.response(201, EmploymentOut)
def move_person(data: dict[str, Any], person_id: UUID) -> Employment:
    """Перевести: одна работа закрывается накануне, другая начинается."""
    person = _to_change(person_id)
    employment = queries.employment_of(unit().session, person, data.pop("employment_id"))
    following = actions.move_person(unit().session, person=person, employment=employment, **data)
    etag(person.version)
    return following


@blueprint.route("/people/<uuid:person_id>/leaving", methods=["POST"])
@requires("person.write")
@blueprint.arguments(LeavingIn)
@blueprint.response(200, EmploymentOut(many=True))
def leave(data: dict[str, Any], person_id: UUID) -> list[Employment]:
    """Закрыть всю работу человека последним днём."""
    person = _to_change(person_id)
    closed = actions.leave(unit().session, person=person, **data)
    etag(person.version)
    return closed
