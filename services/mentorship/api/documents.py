"""JSON doors of the legal file: drafts with their blockers, issuing, files as issued, the agreement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.mentorship import actions, queries
from services.mentorship.api.seeing import seen
from services.mentorship.models import IssuedDocument, Pair, SupplementaryAgreement
from services.mentorship.schemas import (
    AgreementIn,
    AgreementOut,
    CaseFormsIn,
    DocumentIn,
    DocumentOut,
    DraftOut,
    DraftQuery,
)
from shared.documents import CASES
from shared.web import check_etag, etag, looks, requires, unit
from shared.web.files import as_file
from shared.web.paging import slice_page

blueprint = Blueprint("documents", __name__, description="Документы пары (ст. 351.8 ТК РФ)")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


def _pair(pair_id: UUID, permission: str) -> Pair:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    pair = queries.get_pair(unit().session, pair_id=pair_id, scope=scope)
    seen(pair)
    return pair


def _draft(data: dict[str, Any]) -> dict[str, Any]:
    """What is drawn up, dated today if no day is named."""
    return data | {"on": data["on"] or unit().today, "other_ids": tuple(data["other_ids"])}


@blueprint.route("/pairs/<uuid:pair_id>/documents", methods=["GET"])
@requires("document.read")
@looks("pair")
@blueprint.response(200, DocumentOut(many=True))
def list_documents(pair_id: UUID) -> Sequence[IssuedDocument]:
    """Выпущенные документы пары."""
    pair = _pair(pair_id, "document.read")
    return slice_page(list(queries.visible_documents(unit().session, pair=pair, actor=unit().actor)))


@blueprint.route("/pairs/<uuid:pair_id>/documents", methods=["POST"])
@requires("document.issue")
@blueprint.arguments(DocumentIn)
@blueprint.response(201, DocumentOut)
def issue_document(data: dict[str, Any], pair_id: UUID) -> IssuedDocument:
    """Зарегистрировать и выпустить документ."""
    _pair(pair_id, "document.issue")
    return actions.issue_document(unit().session, **_who(), now=unit().now, pair_id=pair_id, **_draft(data))


@blueprint.route("/pairs/<uuid:pair_id>/documents/drafts/<kind>", methods=["GET"])
@requires("document.read")
@looks("pair")
@blueprint.arguments(DraftQuery, location="query")
@blueprint.response(200, DraftOut)
def draw_document(query: dict[str, Any], pair_id: UUID, kind: str) -> queries.Drawn:
    """Что мешает выпустить документ, и как в нём склоняются имена."""
    _pair(pair_id, "document.read")
    given = _draft(query)
    return actions.drawn(unit().session, actor=unit().actor, pair_id=pair_id, kind=kind, **given)


@blueprint.route("/pairs/<uuid:pair_id>/documents/forms", methods=["POST"])
@requires("document.issue")
@blueprint.arguments(CaseFormsIn)
@blueprint.response(204)
def correct_forms(data: dict[str, Any], pair_id: UUID) -> None:
    """Исправить падежи имени или должности; исправление запоминается."""
    forms = {name: data.pop(name) for name in CASES}
    given: dict[str, Any] = {"actor": unit().actor, "pair_id": pair_id, "forms": forms}
    actions.correct_named(unit().session, **given, **_draft(data))


@blueprint.route("/pairs/<uuid:pair_id>/documents/<uuid:document_id>/<any(pdf, docx):name>", methods=["GET"])
@requires("document.read")
@looks("pair")
@blueprint.response(200, content_type="application/octet-stream")
def get_file(pair_id: UUID, document_id: UUID, name: str) -> Response:
    """Файл таким, каким он был выпущен."""
    _pair(pair_id, "document.read")
    given: dict[str, Any] = {"actor": unit().actor, "pair_id": pair_id, "document_id": document_id}
    document = queries.get_document(unit().session, **given)
    content = queries.file_of(unit().session, document=document, format_=name)
    return as_file(content, name=f"{document.kind}-{document.issued_on}.{name}")


@blueprint.route("/pairs/<uuid:pair_id>/agreement", methods=["GET"])
@requires("document.read")
@looks("pair")
@blueprint.response(200, AgreementOut)
def get_agreement(pair_id: UUID) -> SupplementaryAgreement:
    """Условия дополнительного соглашения: их видят наставник и те, кто ведёт бумаги."""
    pair = _pair(pair_id, "document.read")
    found = queries.agreement_of(unit().session, pair=pair, actor=unit().actor)
    etag(found.version)
    return found


@blueprint.route("/pairs/<uuid:pair_id>/agreement", methods=["POST"])
@requires("document.issue")
@blueprint.arguments(AgreementIn)
@blueprint.response(200, AgreementOut)
def keep_agreement(data: dict[str, Any], pair_id: UUID) -> SupplementaryAgreement:
    """Внести условия или то, что наставничество уже в трудовом договоре."""
    pair = _pair(pair_id, "document.issue")
    check_etag(queries.agreement_of(unit().session, pair=pair, actor=unit().actor).version)
    found = actions.keep_agreement(unit().session, **_who(), pair_id=pair_id, **data)
    etag(found.version)
    return found
