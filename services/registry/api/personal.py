"""A person's absences and consents to processing."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.api.cards import find_person
from services.registry.models import Absence, ProcessingConsent
from services.registry.schemas import (
    AbsenceIn,
    AbsenceOut,
    AbsencePatch,
    ConsentIn,
    ConsentOut,
    Page,
    WithdrawalIn,
)
from shared.web import about, check_etag, looks, page, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("personal", __name__, description="Отсутствия и согласия")


@blueprint.route("/people/<uuid:person_id>/absences", methods=["GET"])
@requires("person.read")
@looks("card")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, AbsenceOut(many=True))
def list_absences(_query: dict[str, Any], person_id: UUID) -> list[Absence]:
    """Длительные отсутствия человека."""
    about(person_id)
    cards = queries.cards_of(unit().session, find_person("person.read", person_id))
    return slice_page([one for card in cards for one in card.absences])


@blueprint.route("/people/<uuid:person_id>/absences", methods=["POST"])
@requires("person.write")
@blueprint.arguments(AbsenceIn)
@blueprint.response(201, AbsenceOut)
def add_absence(data: dict[str, Any], person_id: UUID) -> Absence:
    """Записать отсутствие."""
    person = find_person("person.write", person_id, lock=True)
    return actions.add_absence(unit().session, person=person, **data)


@blueprint.route("/people/<uuid:person_id>/absences/<uuid:absence_id>", methods=["PATCH"])
@requires("person.write")
@blueprint.arguments(AbsencePatch(partial=True))
@blueprint.response(200, AbsenceOut)
def update_absence(data: dict[str, Any], person_id: UUID, absence_id: UUID) -> Absence:
    """Указать последний день отсутствия: человек вернулся."""
    person = find_person("person.write", person_id, lock=True)
    check_etag(person.version)
    absence = queries.absence_of(unit().session, person, absence_id)
    actions.update_absence(unit().session, person=person, absence=absence, values=data)
    return absence


@blueprint.route("/people/<uuid:person_id>/consents", methods=["GET"])
@requires("consent.read")
@looks("card")
@blueprint.arguments(Page, location="query")
@blueprint.response(200, ConsentOut(many=True))
def list_consents(_query: dict[str, Any], person_id: UUID) -> list[ProcessingConsent]:
    """Согласия на обработку данных; директор их не видит (152-ФЗ)."""
    scope = unit().actor.scope("consent.read")
    person = find_person("consent.read", person_id)
    about(person.id)
    return page(queries.consents(scope=scope, person_id=person.id), key=ProcessingConsent.id)


@blueprint.route("/people/<uuid:person_id>/consents", methods=["POST"])
@requires("consent.write")
@blueprint.arguments(ConsentIn)
@blueprint.response(201, ConsentOut)
def give_consent(data: dict[str, Any], person_id: UUID) -> ProcessingConsent:
    """Дать согласие самому или записать данное на бумаге."""
    person = find_person("consent.write", person_id)
    return actions.give_consent(unit().session, person=person, **data)


@blueprint.route("/people/<uuid:person_id>/consents/<uuid:consent_id>", methods=["PATCH"])
@requires("consent.write")
@blueprint.arguments(WithdrawalIn)
@blueprint.response(200, ConsentOut)
def withdraw_consent(data: dict[str, Any], person_id: UUID, consent_id: UUID) -> ProcessingConsent:
    """Отозвать согласие; последствий для человека нет."""
    scope = unit().actor.scope("consent.write")
    consent = queries.find_consent(unit().session, scope=scope, person_id=person_id, consent_id=consent_id)
    actions.withdraw_consent(unit().session, consent=consent, **data)
    return consent
