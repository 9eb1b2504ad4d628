"""What the forms of routes' pages send, flat as forms are, turned into what the actions take."""

from typing import Any

from flask_smorest.fields import Upload
from marshmallow import Schema, fields, post_load, validate

from services.routes.rules import vocabulary as words
from services.routes.rules.scales import METHODS, ORDER
from services.routes.schemas.certificates import CertificateIn
from services.routes.schemas.diagnostics import PERCENT, REASON, SHORT, TEXT
from services.routes.schemas.files import FilesIn
from services.routes.schemas.numbers import Typed
from services.routes.schemas.routes import EvidenceIn

Messages = dict[str, Any]
CHOOSE: Messages = {"required": "Выберите один из вариантов."}
DAY: Messages = {"required": "Укажите дату."}
SEPARATOR = "/"
NAME = validate.Length(min=1, max=200)
CODE = validate.Regexp(r"^[A-Za-zА-Яа-яЁё0-9._-]{1,20}$", error="До 20 букв и цифр без пробелов.")


class InstrumentForm(Schema):
    """An institute's instrument: who made it, how it counts, its questions in a file."""

    name = fields.String(required=True, validate=NAME, error_messages={"required": "Напишите название."})
    title = fields.String(load_default="", validate=SHORT)
    publisher = fields.String(load_default="", validate=validate.Length(max=200))
    edition = fields.String(load_default="1", validate=validate.Length(min=1, max=40))
    kind = fields.String(
        required=True, validate=validate.OneOf(words.INSTRUMENT_KINDS), error_messages=CHOOSE
    )
    method = fields.String(required=True, validate=validate.OneOf(list(METHODS)), error_messages=CHOOSE)
    low = Typed(load_default=None, allow_nan=False, validate=PERCENT)
    high = Typed(load_default=None, allow_nan=False, validate=PERCENT)
    file = Upload(load_default=None)

    @post_load
    def _scale(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        low, high = ORDER[data["method"]]
        scale = {"method": data.pop("method"), low: data.pop("low"), high: data.pop("high")}
        return data | {"scale": scale}


class TopicForm(Schema):
    """A new topic of the catalogue."""

    code = fields.String(required=True, validate=CODE, error_messages={"required": "Укажите код."})
    area = fields.String(required=True, validate=validate.OneOf(words.AREAS), error_messages=CHOOSE)
    title = fields.String(required=True, validate=NAME, error_messages={"required": "Напишите название."})


class TopicTitleForm(Schema):
    """A topic called otherwise, or offered no longer."""

    title = fields.String(required=True, validate=NAME, error_messages={"required": "Напишите название."})
    retired = fields.Boolean(load_default=False)


class PlanForm(Schema):
    """Goal, period and deficits of a route."""

    goal = fields.String(
        required=True, validate=REASON, error_messages={"required": "Напишите, к чему ведёт маршрут."}
    )
    request = fields.String(load_default="", validate=TEXT)
    deficit_ids = fields.List(fields.UUID(), required=True)  # none is allowed where there is a request
    starts_on = fields.Date(required=True, error_messages=DAY)
    planned_until = fields.Date(required=True, error_messages=DAY)


class AnswerForm(Schema):
    """The tutor's answer to an objection."""

    answer = fields.String(
        required=True,
        validate=REASON,
        error_messages={"required": "Педагог возразил: ответьте на возражение."},
    )


class RecordForm(Schema):
    """A deficit seen at a lesson or told by the teacher; `about` is an area, or an area and a topic of it."""

    about = fields.String(required=True, error_messages=CHOOSE)
    severity = fields.String(required=True, validate=validate.OneOf(words.SEVERITIES), error_messages=CHOOSE)
    evidence = fields.String(
        required=True, validate=validate.OneOf(words.MANUAL_EVIDENCE), error_messages=CHOOSE
    )
    evidence_text = fields.String(load_default="", validate=TEXT)

    @post_load
    def _split(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        data["area"], _, data["topic"] = data.pop("about").partition(SEPARATOR)
        return data


class OwnRecordForm(RecordForm):
    """What a teacher tells of themself: always a self-report."""

    class Meta:
        """The evidence is not asked."""

        exclude = ("evidence",)

    @post_load
    def _told(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        return data | {"evidence": "self_report"}


class EvidenceForm(EvidenceIn, FilesIn):
    """What was done for a step, with its files."""


class CertificateForm(CertificateIn, FilesIn):
    """A certificate with its scan; whose it is, the address says."""

    class Meta:
        """Neither the person nor the step is asked."""

        exclude = ("person_id", "step_id")


class ClosingForm(Schema):
    """How a route ends; the outcome of each deficit stands in a field of its own."""

    conclusion = fields.String(load_default="", validate=TEXT)
    rediagnosis_id = fields.UUID(load_default=None, allow_none=True)
    closed_on = fields.Date(load_default=None, allow_none=True)


OUTCOME = "outcome-"
RESULT = "result-"


def results_form(count: int) -> Schema:
    """Ask what each of so many steps is to be shown by."""
    asked: dict[str, fields.Field[Any]] = {
        f"{RESULT}{number}": fields.String(required=True, validate=validate.Length(min=1, max=300))
        for number in range(1, count + 1)
    }
    return Schema.from_dict(asked)()


def closing_form(deficit_ids: list[str]) -> Schema:
    """Ask the outcome of each of these deficits beside what is always asked."""
    asked: dict[str, fields.Field[Any]] = {
        f"{OUTCOME}{number}": fields.String(validate=validate.OneOf(words.OUTCOMES))
        for number in range(1, len(deficit_ids) + 1)
    }
    return ClosingForm.from_dict(asked)()


DUE = "due-"


def dates_form(step_ids: list[str]) -> Schema:
    """The dates of several steps; one left empty is no date."""
    asked: dict[str, fields.Field[Any]] = {
        f"{DUE}{step_id}": fields.Date(load_default=None, allow_none=True) for step_id in step_ids
    }
    return Schema.from_dict(asked)()


class CopyForm(Schema):
    """Whom a plan is copied to."""

    person_ids = fields.List(
        fields.UUID(),
        required=True,
        validate=validate.Length(min=1, max=100, error="Отметьте хотя бы одного педагога."),
    )
