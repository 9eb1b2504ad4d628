"""Assigning a diagnostic: who is asked for, how many and who they are, then with what and until when."""

from typing import Any

from flask import Blueprint, request
from marshmallow import ValidationError

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.queries.assigning import Candidates, candidates
from services.routes.rules import wording
from services.routes.rules.assigning import Asked
from services.routes.schemas.assigning import AssignmentForm, FilterIn
from shared.errors import Invalid
from shared.russian import plural
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import notice, show, submit

blueprint = Blueprint("assigning", __name__)


@blueprint.route("/diagnostics/new", methods=["GET", "POST"])
@requires("diagnostic.assign")
def assign() -> Any:
    """Назначить диагностику одному, нескольким или всем, кто подходит."""
    asked = _asked()
    found = candidates(unit().session, **who(), asked=asked)
    named = request.args.getlist("person")
    chosen = named or ([str(one.id) for one in found.people] if asked.is_anything else [])
    form = Form(AssignmentForm(), _inputs(found, with_reasons=asked.due), values={"person_ids": chosen})
    going = _assigned(form) if form.sent() else None
    return going or show("routes/assign.html", form=form, found=found, asked=asked, named=named)


def _asked() -> Asked:
    """What the address asks; empty fields of its form ask nothing."""
    given = {name: value for name, value in request.args.items() if value}
    try:
        asked: Asked = FilterIn().load(given)
    except ValidationError as error:
        raise Invalid(fields={str(name): list(said) for name, said in error.messages_dict.items()}) from error
    return asked


def _assigned(form: Form) -> Any:
    """Assign, and say what became of it; null when the form must be mended first."""
    done: list[actions.Assigned] = []

    def act(**given: Any) -> None:
        done.append(actions.assign_diagnostics(unit().session, **who(), **given))

    going = submit(form, act, to=addresses.ALL_DIAGNOSTICS)
    if going and done:
        notice(_told(done[0]))
    return going


def _told(done: actions.Assigned) -> str:
    """How many have it now, and of whom there is more to say; no names: the browser keeps it."""
    made = len(done.people)
    said = [f"Назначено: {made}." if made else "Нового ничего не назначено."]
    if done.already:
        said.append(f"Было назначено раньше и ещё не пройдено: {len(done.already)}.")
    if done.too_soon:
        people = plural(len(done.too_soon), "человека", "человек", "человек")
        said.append(f"У {people} этот тест был меньше года назад, а повторяют его не чаще раза в год.")
    return " ".join(said)


def _inputs(found: Candidates, *, with_reasons: bool) -> tuple[Input, ...]:
    why = found.due if with_reasons else {}
    people = [(str(one.id), " · ".join(filter(None, (one.name, why.get(one.id))))) for one in found.people]
    instruments = [(str(one.id), wording.edition_title(one, found.instruments)) for one in found.instruments]
    return (
        Input(name="instrument_id", label="Чем измерить", kind="radio", options=instruments),
        Input(name="person_ids", label="Кому", kind="chips", options=people),
        Input(name="due_on", label="Провести до", kind="date", attributes={"min": unit().today.isoformat()}),
    )
