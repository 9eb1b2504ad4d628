"""Annulling a diagnostic: once, with a reason."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.queries import reading
from services.routes.queries.diagnostic_page import diagnostic_page
from services.routes.schemas.diagnostics import ReasonIn
from shared.errors import Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("annulling", __name__)
ANNULLED = "Диагностика аннулирована."
WHY = (Input(name="reason", label="Почему", kind="textarea", hint="Прочитают педагог и тьютор."),)


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/annulment", methods=["GET", "POST"])
@requires("diagnostic.annul")
@looks("diagnostics")
def annul(diagnostic_id: UUID) -> Any:
    """Аннулировать диагностику с причиной."""
    row = reading.diagnostic(unit().session, **who(), diagnostic_id=diagnostic_id, lock=False)
    about(row.person_id)
    page = diagnostic_page(unit().session, **who(), diagnostic=row)
    if not page.may_annul:
        raise Forbidden
    form = Form(ReasonIn(), WHY)
    act = partial(actions.annul_diagnostic, unit().session, **who(), diagnostic_id=diagnostic_id)
    going = submit(form, act, to=addresses.diagnostic(diagnostic_id), told=ANNULLED) if form.sent() else None
    return going or show("routes/annul.html", form=form, page=page)
