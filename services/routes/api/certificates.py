"""JSON doors of certificates, and the door through which registry hands over rows of files."""

from typing import Any
from uuid import UUID

from services.routes import actions
from services.routes.api.files import attached
from services.routes.api.filters import narrowed
from services.routes.models import Certificate
from services.routes.queries import reading
from services.routes.schemas.certificates import CertificateIn, CertificateOut, CertificatesQuery
from services.routes.schemas.files import FilesIn
from services.routes.schemas.imports import ImportIn, ImportOut
from shared.web import about, looks, page, requires, unit
from shared.web.files import EITHER, FilesBlueprint

blueprint = FilesBlueprint("certificates", __name__, description="Удостоверения (ust-koksa 7.3) и импорт")


def _who() -> dict[str, Any]:
    return {"actor": unit().actor, "today": unit().today}


@blueprint.route("/certificates", methods=["GET"])
@requires("certificate.read")
@looks("card")
@blueprint.arguments(CertificatesQuery, location="query")
@blueprint.response(200, CertificateOut(many=True))
def list_certificates(arguments: dict[str, Any]) -> list[Certificate]:
    """Удостоверения в пределах видимости."""
    query = narrowed(reading.certificates(unit().session, **_who()), Certificate, arguments)
    found = page(query, key=Certificate.id)
    about(*(one.person_id for one in found))
    return found


@blueprint.route("/certificates/<uuid:certificate_id>", methods=["GET"])
@requires("certificate.read")
@looks("card")
@blueprint.response(200, CertificateOut)
def get_certificate(certificate_id: UUID) -> Certificate:
    """Одно удостоверение."""
    found = reading.certificate(unit().session, **_who(), certificate_id=certificate_id)
    about(found.person_id)
    return found


@blueprint.route("/certificates", methods=["POST"])
@requires("certificate.write")
@blueprint.arguments(FilesIn, location="files")
@blueprint.arguments(CertificateIn, location=EITHER)
@blueprint.response(201, CertificateOut)
def record_certificate(files: dict[str, Any], data: dict[str, Any]) -> Certificate:
    """Внести удостоверение, можно со сканом."""
    told = data | {"attached": attached(**files)}
    return actions.record_certificate(unit().session, **_who(), **told)


@blueprint.route("/imports", methods=["POST"])
@requires("import.results")
@blueprint.arguments(ImportIn)
@blueprint.response(200, ImportOut)
def apply_import(data: dict[str, Any]) -> actions.Report:
    """Принять строки файла целиком или отказать."""
    return actions.apply_import(unit().session, actor=unit().actor, **data)
