"""Certificates entered on a page: one's own, or those of a person accompanied (ust-koksa 7.3)."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import me, who
from services.routes.queries.person import person_view
from services.routes.rules import wording
from services.routes.schemas.certificates import CertificateIn
from shared.errors import Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("certificate_pages", __name__)
TOLD = "Удостоверение внесено."
INPUTS = (
    Input(name="programme", label="Программа", hint="Как в удостоверении."),
    Input(name="kind", label="Вид", kind="radio", options=tuple(wording.CERTIFICATE_KINDS.items())),
    Input(name="hours", label="Часов", kind="number"),
    Input(name="issued_on", label="Дата выдачи", kind="date"),
    Input(name="number", label="Номер"),
)


@blueprint.route("/mine/certificates", methods=["GET", "POST"])
@requires("certificate.write")
def own() -> Any:
    """Внести своё удостоверение."""
    return _form(me(), to=addresses.MINE, name="")


@blueprint.route("/people/<uuid:person_id>/certificates", methods=["GET", "POST"])
@requires("certificate.write")
@looks("card")
def of_person(person_id: UUID) -> Any:
    """Внести удостоверение педагога."""
    page = person_view(unit().session, **who(), person_id=person_id)
    about(person_id)
    if not page.may_certify:
        raise Forbidden
    return _form(person_id, to=addresses.person(person_id), name=page.person.name)


def _form(person_id: UUID, *, to: str, name: str) -> Any:
    form = Form(CertificateIn(exclude=("person_id",)), INPUTS)
    act = partial(actions.record_certificate, unit().session, **who(), person_id=person_id)
    going = submit(form, act, to=to, told=TOLD) if form.sent() else None
    return going or show("routes/certificate.html", form=form, name=name, back=to)
