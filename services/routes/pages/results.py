"""A diagnostic's page and the entering of its result by the form of its instrument."""

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.errors import BadResult
from services.routes.models import Diagnostic, Instrument
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.queries import reading
from services.routes.queries.answers import answered, own_questions
from services.routes.queries.diagnostic_page import DiagnosticPage, diagnostic_page
from services.routes.rules import visit_sheet, wording
from services.routes.rules.scoring import measured_areas
from services.routes.schemas.diagnostics import CommentIn
from services.routes.schemas.results import (
    Asked,
    ResultForm,
    given_before,
    own_form,
    result_form,
    unfinished_form,
)
from shared.errors import DomainError, Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, show, submit

blueprint = Blueprint("results", __name__)
ENTERED = "Результат внесён."
KEPT = "Ответы сохранены. Продолжите, когда будет удобно, с любого устройства."
COMMENT = (
    Input(
        name="comment",
        label="Ваш комментарий",
        kind="textarea",
        hint="Увидит тьютор. Если не согласны с дефицитом, нажмите «Возразить» рядом с ним.",
    ),
)


@blueprint.route("/diagnostics/<uuid:diagnostic_id>", methods=["GET"])
@requires("diagnostic.read")
@looks("diagnostics")
def diagnostic(diagnostic_id: UUID) -> Any:
    """Диагностика: результат словами и полосами или только то, что она есть."""
    page = diagnostic_page(unit().session, **who(), diagnostic=_found(diagnostic_id))
    return show("routes/diagnostic.html", form=Form(CommentIn(), COMMENT), page=page)


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/acknowledgement", methods=["POST"])
@requires("diagnostic.acknowledge")
def acknowledge(diagnostic_id: UUID) -> Any:
    """Педагог ознакомлен с результатом."""
    row = _found(diagnostic_id)
    form = Form(CommentIn(), COMMENT)
    act = partial(actions.acknowledge, unit().session, **who(), diagnostic_id=diagnostic_id)
    going = submit(form, act, to=addresses.MINE, told="Вы ознакомились с результатом.")
    page = diagnostic_page(unit().session, **who(), diagnostic=row)
    return going or show("routes/diagnostic.html", form=form, page=page)


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/result", methods=["GET", "POST"])
@requires("diagnostic.enter")
@looks("diagnostics")
def enter(diagnostic_id: UUID) -> Any:
    """Внести результат: ответы по заданиям или проценты по областям."""
    row = _found(diagnostic_id)
    page = diagnostic_page(unit().session, **who(), diagnostic=row)
    if not page.may_enter:
        return _no_more(page)
    form = own_answers(row) if page.is_own else _form(row.instrument)
    act = partial(actions.enter_result, unit().session, **who(), diagnostic_id=diagnostic_id)
    going = submit(form, act, to=addresses.diagnostic(diagnostic_id), told=ENTERED) if form.sent() else None
    told = {"page": page, "progress": answered(row) if page.is_own else None} | _ways(row.instrument)
    return going or show("routes/result.html", form=form, **told)


def _no_more(page: DiagnosticPage) -> Any:
    """A result that is there already is shown; whoever may not enter one is refused."""
    if page.detail and page.passed:
        return go(addresses.diagnostic(page.id))
    raise Forbidden


def _found(diagnostic_id: UUID) -> Diagnostic:
    row = reading.diagnostic(unit().session, **who(), diagnostic_id=diagnostic_id, lock=False)
    about(row.person_id)
    return row


def _ways(instrument: Instrument) -> dict[str, bool]:
    """How the result comes: by areas where it is asked or nothing else can be, and whether one may choose."""
    by_areas = not instrument.blocks or request.args.get("by") == "areas"
    has_choice = bool(instrument.blocks) and instrument.scale["method"] == "share"
    return {"by_areas": by_areas and (has_choice or not instrument.blocks), "has_choice": has_choice}


@blueprint.route("/diagnostics/<uuid:diagnostic_id>/answers", methods=["POST"])
@requires("diagnostic.enter")
def keep(diagnostic_id: UUID) -> Any:
    """Сохранить начатые ответы: по одному, пока отвечают, или все, чтобы продолжить потом."""
    row = own_questions(unit().session, **who(), diagnostic_id=diagnostic_id)
    about(row.person_id)
    is_quiet = "quiet" in request.form
    form = Form(unfinished_form(row.instrument), ())
    act = partial(actions.save_answers, unit().session, **who(), diagnostic_id=diagnostic_id)
    going = submit(form, act, to=addresses.diagnostic(diagnostic_id), told="" if is_quiet else KEPT)
    if going is None:
        raise BadResult("; ".join(form.messages))
    return ("", HTTPStatus.NO_CONTENT) if is_quiet else going


class AnswersForm(Form):
    """A form whose refusals name items by their codes: each message finds its field."""

    schema: ResultForm

    def refuse(self, error: DomainError) -> None:
        """Show what the domain refused at the item it speaks of."""
        places = {f"answers.{one.item['code']}": one.answer for one in self.schema.items}
        places |= {f"evidence.{one.item['code']}": one.evidence for one in self.schema.items}
        fields = {places.get(name, name): texts for name, texts in error.fields.items()}
        super().refuse(type(error)(error.message, fields=fields))


def own_answers(row: Diagnostic) -> AnswersForm:
    """The form of one's own self-assessment, with what was answered before."""
    schema = own_form(row.instrument, today=unit().today)
    inputs = [one for asked in schema.items for one in _inputs(asked, row.instrument.kind)]
    return AnswersForm(schema, inputs, values=given_before(row.instrument, row.unfinished or {}))


def _form(instrument: Instrument) -> AnswersForm:
    schema = result_form(instrument, by_areas=_ways(instrument)["by_areas"])
    inputs = [Input(name="conducted_on", label="Когда проведена", kind="date")]
    if instrument.kind == "lesson_visit":
        inputs += [Input(name=name, label=visit_sheet.HEADER[name]) for name in visit_sheet.HEADER]
    inputs += [one for asked in schema.items for one in _inputs(asked, instrument.kind)]
    if not schema.items:
        inputs += [
            Input(name=area, label=f"{wording.area_title(area)}, %", attributes=DECIMAL)
            for area in measured_areas(instrument.blocks)
        ]
    return AnswersForm(schema, inputs, values={"conducted_on": unit().today})


DECIMAL = {"inputmode": "decimal", "autocomplete": "off"}


def _inputs(asked: Asked, kind: str) -> list[Input]:
    """The fields of an item: the mark, of two experts their marks, of a visit what was seen."""
    title = asked.label
    most = f"от 0 до {asked.item['max']}"
    if asked.is_expert:
        marks = {"step": "0.5", "min": "0", "max": str(asked.item["max"])}
        experts = ((asked.answer, "1-й эксперт"), (asked.second, "2-й эксперт"), (asked.third, "3-й эксперт"))
        return [
            Input(name=name, label=f"{title}: {words}, {most}", kind="number", attributes=marks)
            for name, words in experts
        ]
    if not asked.is_chips:
        return [Input(name=asked.answer, label=f"{title}, {most}", kind="number")]
    chips = Input(name=asked.answer, label=title, kind="radio", options=asked.options)
    seen = Input(name=asked.evidence, label=f"Что видели: {title}", hint="Нужно при оценке 0 или 1.")
    return [chips, seen] if kind == "lesson_visit" else [chips]
