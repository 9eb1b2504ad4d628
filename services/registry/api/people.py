"""People: listed, created, their cards changed."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.api.cards import card, find_person, own_keys
from services.registry.models import Person
from services.registry.schemas import (
    ErasureOut,
    Filter,
    PersonIn,
    PersonOut,
    PersonPatch,
)
from shared.web import about, check_etag, etag, looks, page, requires, unit

blueprint = Blueprint("people", __name__, description="Люди")


@blueprint.route("/people", methods=["GET"])
@requires("person.read")
@looks("card")
@blueprint.arguments(Filter, location="query")
@blueprint.response(200, PersonOut(many=True))
def list_people(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Люди по алфавиту: свои — каждому, школы — директору, все — методисту; q ищет в ФИО."""
    scope = unit().actor.scope("person.read")
    statement = queries.people(
        scope=scope, today=unit().today, q=query["q"], organization_id=query["organization_id"]
    )
    about()
    return [card(person) for person in page(statement, key=Person.id, by=Person.name_key)]


@blueprint.route("/people", methods=["POST"])
@requires("person.write")
@blueprint.arguments(PersonIn)
@blueprint.response(201, PersonOut)
def create_person(data: dict[str, Any]) -> dict[str, Any]:
    """Завести карточку человека; возможные однофамильцы попадают в вопросы «один ли это человек»."""
    scope = unit().actor.scope("person.write")
    municipality = queries.find_municipality(
        unit().session, scope=scope, municipality_id=data.pop("municipality_id")
    )
    who: dict[str, Any] = {"account_id": unit().actor.account_id, "now": unit().now, "keys": own_keys()}
    person = actions.add_person(unit().session, municipality_id=municipality.id, **who, **data)
    etag(person.version)
    return card(person)


@blueprint.route("/people/<uuid:person_id>", methods=["GET"])
@requires("person.read")
@looks("card")
@blueprint.response(200, PersonOut)
def get_person(person_id: UUID) -> dict[str, Any]:
    """Карточка человека; СНИЛС скрыт."""
    person = find_person("person.read", person_id)
    etag(person.version)
    return card(person)


@blueprint.route("/people/<uuid:person_id>", methods=["PATCH"])
@requires("person.write")
@blueprint.arguments(PersonPatch(partial=True))
@blueprint.response(200, PersonOut)
def update_person(data: dict[str, Any], person_id: UUID) -> dict[str, Any]:
    """Изменить карточку; If-Match защищает от чужих изменений."""
    person = find_person("person.write", person_id, lock=True)
    check_etag(person.version)
    actions.update_person(unit().session, person=person, keys=own_keys(), values=data)
    etag(person.version)
    return card(person)


@blueprint.route("/people/<uuid:person_id>/erasure", methods=["POST"])
@requires("person.erase")
@blueprint.response(200, ErasureOut)
def erase_person(person_id: UUID) -> dict[str, Any]:
    """Удалить данные человека безвозвратно (152-ФЗ); для показателей остаётся безымянная запись."""
    person = find_person("person.erase", person_id, lock=True)
    ids = actions.erase_person(unit().session, person=person, keys=own_keys(), now=unit().now)
    return {"person_ids": ids, "erased_on": person.erased_on}
