"""JSON doors of a school's office: its letterhead, who signs, how its journals number."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.models import JournalPattern, Letterhead, Signer
from services.mentorship.schemas import (
    JournalIn,
    JournalOut,
    LetterheadIn,
    LetterheadOut,
    SignerChangeIn,
    SignerIn,
    SignerOut,
)
from shared import roster
from shared.web import check_etag, etag, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("office", __name__, description="Кто подписывает документы и как их нумеруют")


def _school(organization_id: UUID, permission: str = "signer.read") -> roster.Organization:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    return queries.get_school(unit().session, organization_id=organization_id, scope=scope)


def _who(organization_id: UUID) -> dict[str, Any]:
    return {"actor": unit().actor, "organization_id": organization_id}


@blueprint.route("/organizations/<uuid:organization_id>/letterhead", methods=["GET"])
@requires("signer.read")
@blueprint.response(200, LetterheadOut)
def get_letterhead(organization_id: UUID) -> Letterhead:
    """Как организация называет себя в документах."""
    found = queries.letterhead_of(unit().session, school=_school(organization_id))
    etag(found.version)
    return found


@blueprint.route("/organizations/<uuid:organization_id>/letterhead", methods=["POST"])
@requires("signer.write")
@blueprint.arguments(LetterheadIn)
@blueprint.response(200, LetterheadOut)
def keep_letterhead(data: dict[str, Any], organization_id: UUID) -> Letterhead:
    """Записать наименование, место и положение о наставничестве."""
    check_etag(queries.letterhead_of(unit().session, school=_school(organization_id)).version)
    found = actions.keep_letterhead(unit().session, **_who(organization_id), **data)
    etag(found.version)
    return found


@blueprint.route("/organizations/<uuid:organization_id>/signers", methods=["GET"])
@requires("signer.read")
@blueprint.response(200, SignerOut(many=True))
def list_signers(organization_id: UUID) -> Sequence[Signer]:
    """Кто подписывает и подписывал, с датами полномочий."""
    school = _school(organization_id)
    return slice_page(list(queries.signers_of(unit().session, organization_id=school.id)))


@blueprint.route("/organizations/<uuid:organization_id>/signers", methods=["POST"])
@requires("signer.write")
@blueprint.arguments(SignerIn)
@blueprint.response(201, SignerOut)
def add_signer(data: dict[str, Any], organization_id: UUID) -> Signer:
    """Указать подписанта."""
    return actions.add_signer(unit().session, today=unit().today, **_who(organization_id), **data)


@blueprint.route("/organizations/<uuid:organization_id>/signers/<uuid:signer_id>", methods=["PATCH"])
@requires("signer.write")
@blueprint.arguments(SignerChangeIn)
@blueprint.response(200, SignerOut)
def change_signer(data: dict[str, Any], organization_id: UUID, signer_id: UUID) -> Signer:
    """Исправить подписанта или закончить его полномочия."""
    school = _school(organization_id, "signer.write")
    found = queries.get_signer(unit().session, signer_id=signer_id, organization_id=school.id)
    check_etag(found.version)
    given = _who(organization_id) | {"today": unit().today, "signer_id": signer_id}
    found = actions.change_signer(unit().session, **given, **data)
    etag(found.version)
    return found


@blueprint.route("/organizations/<uuid:organization_id>/journals", methods=["GET"])
@requires("signer.read")
@blueprint.response(200, JournalOut(many=True))
def list_journals(organization_id: UUID) -> list[dict[str, str]]:
    """Образцы номеров по журналам."""
    school = _school(organization_id)
    found = queries.patterns_of(unit().session, organization_id=school.id)
    return slice_page([{"journal": name, "pattern": pattern} for name, pattern in found.items()])


@blueprint.route("/organizations/<uuid:organization_id>/journals", methods=["POST"])
@requires("signer.write")
@blueprint.arguments(JournalIn)
@blueprint.response(200, JournalOut)
def set_pattern(data: dict[str, Any], organization_id: UUID) -> JournalPattern:
    """Задать образец номера; выданные номера не меняются."""
    return actions.set_pattern(unit().session, **_who(organization_id), **data)
