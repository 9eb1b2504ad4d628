"""A route on paper: PDF and DOCX, or what keeps it from paper and who mends that."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from services.routes import actions
from services.routes.models import Route
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.queries import reading
from services.routes.queries.printing import Printed, printed
from services.routes.rules import wording
from services.routes.schemas.forms import RESULT, results_form
from shared.documents import as_format, as_pictures
from shared.errors import Conflict
from shared.web import about, looks, requires, unit
from shared.web.files import as_file
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("printing", __name__)
NAME = "ИОМ"


@blueprint.route("/routes/<uuid:route_id>/print", methods=["GET", "POST"])
@requires("route.read")
@looks("route")
def paper(route_id: UUID) -> Any:
    """Печать маршрута: страница картинкой, файлы, чего не хватает."""
    one = _printed(route_id)
    form = _form(one)
    if form and form.sent():
        going = submit(form, partial(_name, route_id, one), to=f"{addresses.route(route_id)}/print")
        if going:
            return going
    pictures = as_pictures(one.paper) if one.paper else []
    return show("routes/print.html", form=form, one=one, page=one.page, pictures=pictures)


@blueprint.route("/routes/<uuid:route_id>/print.<any(pdf, docx):name>", methods=["GET"])
@requires("route.read")
@looks("route")
def file(route_id: UUID, name: str) -> Response:
    """Файл маршрута."""
    one = _printed(route_id)
    if one.paper is None:
        raise Conflict(" ".join(blocker.text for blocker in one.blockers))
    content = as_format(one.paper, name)
    called = one.page.teacher.short_name.removesuffix(".")
    return as_file(content, name=f"{NAME} {called}.{name}", shown=name == "pdf")


def _printed(route_id: UUID) -> Printed:
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(row.teacher_id)
    return printed(unit().session, **who(), route=row)


def _form(one: Printed) -> Form | None:
    """Ask the tutor what each step is to be shown by, unless it is known or the plan is being signed."""
    if not one.bare or not one.page.editable:
        return None
    inputs = [
        Input(name=f"{RESULT}{number}", label=wording.step_title(step.kind, step.title))
        for number, step in enumerate(one.bare, start=1)
    ]
    return Form(results_form(len(inputs)), inputs, version=one.page.fields["version"])


def _name(route_id: UUID, one: Printed, **given: str) -> Route:
    results = {step.id: given[f"{RESULT}{number}"] for number, step in enumerate(one.bare, start=1)}
    return actions.name_results(unit().session, **who(), route_id=route_id, results=results)
