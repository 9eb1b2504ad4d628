"""Certificates entered on a page: one's own, or those of a person accompanied (ust-koksa 7.3)."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Certificate, Step
from services.routes.pages import addresses
from services.routes.pages.acting import me, who
from services.routes.pages.inputs import FILES
from services.routes.queries import reading
from services.routes.queries.person import person_view
from services.routes.rules import wording
from services.routes.schemas.files import sent_files
from services.routes.schemas.forms import CertificateForm
from shared.errors import Forbidden
from shared.uploads import TYPES_IN_WORDS, Sent
from shared.web import about, looks, requires, unit
from shared.web.files import store
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
    replace(FILES, label="Скан удостоверения", hint=f"{TYPES_IN_WORDS}."),
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
    """Enter a certificate; one that proves a step begins with what the step says of the course."""
    step = _step(person_id)
    values = {"programme": step.programme or step.title, "hours": step.hours} if step else {}
    form = Form(CertificateForm(), INPUTS, values=values)
    act = partial(_record, person_id, step.id if step else None)
    going = submit(form, act, to=to, told=TOLD) if form.sent() else None
    return going or show("routes/certificate.html", form=form, name=name, back=to)


def _step(person_id: UUID) -> Step | None:
    """The step that the address names, if it is of this person's route."""
    step_id = request.args.get("step", type=UUID)
    if step_id is None:
        return None
    route, step = reading.step(unit().session, **who(), step_id=step_id, lock=False)
    return step if route.teacher_id == person_id else None


def _record(
    person_id: UUID, step_id: UUID | None, *, files: list[Sent], photo: Sent | None, **told: Any
) -> Certificate:
    attached = actions.Attached(sent=sent_files(files, photo), store=store())
    return actions.record_certificate(
        unit().session, **who(), person_id=person_id, step_id=step_id, attached=attached, **told
    )
