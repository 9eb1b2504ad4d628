"""JSON doors of the protocol of a review (ust-koksa п.21)."""

from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.monitoring import actions, queries
from services.monitoring.schemas import ProtocolIn, ProtocolOut
from shared.web import check_etag, etag, requires, unit
from shared.web.files import as_file

blueprint = Blueprint("protocols", __name__, description="Протокол рассмотрения (ust-koksa п.21)")
PROTOCOL = "/reviews/<uuid:review_id>/protocol"


def _found(review_id: UUID, permission: str = "review.read") -> queries.Protocolled:
    work = unit()
    return queries.protocolled(work.session, scope=work.actor.scope(permission), review_id=review_id)


@blueprint.route(PROTOCOL, methods=["GET"])
@requires("review.read")
@blueprint.response(200, ProtocolOut)
def get_protocol(review_id: UUID) -> queries.Protocolled:
    """Протокол: что записано и чего не хватает до подписи."""
    found = _found(review_id)
    etag(found.protocol.version)
    return found


@blueprint.route(PROTOCOL, methods=["PUT"])
@requires("review.write")
@blueprint.arguments(ProtocolIn)
@blueprint.response(200, ProtocolOut)
def write_protocol(data: dict[str, Any], review_id: UUID) -> queries.Protocolled:
    """Записать протокол; подписанный не меняется, без кворума не подписать."""
    work = unit()
    check_etag(_found(review_id, "review.write").protocol.version)
    of: dict[str, Any] = {"review_id": review_id, "today": work.today}
    actions.write_protocol(work.session, actor=work.actor, **of, **data)
    return _found(review_id)


@blueprint.route(f"{PROTOCOL}/<any(pdf, docx):name>", methods=["GET"])
@requires("review.read")
@blueprint.response(200, content_type="application/octet-stream")
def take_protocol(review_id: UUID, name: str) -> Response:
    """Протокол документом: PDF или DOCX."""
    found = _found(review_id)
    content = queries.protocol_file(unit().session, found, name=name)
    return as_file(content, name=f"Протокол {found.review.held_on}.{name}")
