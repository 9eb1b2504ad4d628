"""Instruments, diagnostics and deficits at the edge."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.routes.rules import vocabulary as words
from services.routes.rules.scales import METHODS
from services.routes.rules.states import DEFICIT, DIAGNOSTIC

TEXT = validate.Length(max=4000)
REASON = validate.Length(min=1, max=4000)
SHORT = validate.Length(max=300)
EXPERTS = (2, 3)


class Paged(Schema):
    """What every list takes."""

    limit = fields.String()
    cursor = fields.String()


class Marks(fields.Field[Any]):
    """A score, null for «не отвечал», or the marks of two or three experts."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_kw: Any) -> Any:
        del attr, data
        if isinstance(value, list) and len(value) in EXPERTS:
            return [self._one(one) for one in value]
        return self._one(value)

    @staticmethod
    def _one(value: Any) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValidationError("Здесь нужно число.")
        number = Decimal(str(value))
        if not number.is_finite():
            raise ValidationError("Здесь нужно число.")
        return number


class ItemSchema(Schema):
    """An item of an instrument; the area belongs to the item."""

    code = fields.String(required=True, validate=validate.Length(min=1, max=20))
    title = fields.String(load_default="", validate=SHORT)
    area = fields.String(required=True, validate=validate.OneOf(words.AREAS))
    topic = fields.String(load_default="", validate=validate.Length(max=20))
    max = fields.Integer(required=True, validate=validate.Range(min=1, max=1000))
    experts = fields.Boolean(load_default=False)


class BlockSchema(Schema):
    """A block of items."""

    code = fields.String(required=True, validate=validate.Length(min=1, max=20))
    title = fields.String(load_default="", validate=SHORT)
    items = fields.List(fields.Nested(ItemSchema), required=True, validate=validate.Length(min=1))


PERCENT = validate.Range(min=0, max=100)


class ScaleIn(Schema):
    """An institute's own scale: the method and its cut-offs; what is not given is as usual."""

    method = fields.String(load_default="share", validate=validate.OneOf(list(METHODS)))
    achievement = fields.Decimal(allow_none=True, allow_nan=False, validate=PERCENT)
    medium = fields.Decimal(allow_none=True, allow_nan=False, validate=PERCENT)
    minimal = fields.Decimal(allow_none=True, allow_nan=False, validate=validate.Range(min=0, max=3))
    answered = fields.Decimal(allow_none=True, allow_nan=False, validate=validate.Range(min=0, max=1))
    criteria = fields.Integer(allow_none=True, validate=validate.Range(min=1, max=1000))
    area_criteria = fields.Integer(allow_none=True, validate=validate.Range(min=1, max=1000))


class InstrumentIn(Schema):
    """An institute's instrument; without blocks its results come as percents by area."""

    name = fields.String(required=True, validate=validate.Length(min=1, max=200))
    title = fields.String(load_default="", validate=SHORT)
    publisher = fields.String(load_default="", validate=validate.Length(max=200))
    edition = fields.String(load_default="1", validate=validate.Length(min=1, max=40))
    kind = fields.String(load_default="test", validate=validate.OneOf(words.INSTRUMENT_KINDS))
    blocks = fields.List(fields.Nested(BlockSchema), load_default=list)
    scale = fields.Nested(ScaleIn, load_default=None, allow_none=True)


class InstrumentOut(Schema):
    """An instrument."""

    id = fields.UUID()
    name = fields.String()
    title = fields.String()
    publisher = fields.String()
    edition = fields.String()
    kind = fields.String()
    blocks = fields.List(fields.Dict())
    scale = fields.Dict()


class DiagnosticsQuery(Paged):
    """Filters of the list of diagnostics."""

    person_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(DIAGNOSTIC)))


class DiagnosticIn(Schema):
    """An assignment."""

    person_id = fields.UUID(required=True)
    instrument_id = fields.UUID(required=True)
    due_on = fields.Date(load_default=None, allow_none=True)


class AreaRow(Schema):
    """A percent of an area, or of a topic in it."""

    area = fields.String(required=True, validate=validate.OneOf(words.AREAS))
    topic = fields.String(load_default="", validate=validate.Length(max=20))
    percent = fields.Decimal(required=True, allow_nan=False, validate=validate.Range(min=0, max=100))


class ResultIn(Schema):
    """A result: scores by item, or percents by area; a visit has a header and evidence of low marks."""

    conducted_on = fields.Date(required=True)
    answers = fields.Dict(keys=fields.String(), values=Marks(allow_none=True))
    areas = fields.List(fields.Nested(AreaRow))
    evidence = fields.Dict(keys=fields.String(), values=fields.String(validate=TEXT))
    header = fields.Dict(keys=fields.String(validate=SHORT), values=fields.String(validate=SHORT))


class AnswersIn(Schema):
    """Answers given so far, or some of them; null is «не сталкивался»."""

    answers = fields.Dict(keys=fields.String(), values=Marks(allow_none=True), required=True)


class AnsweredOut(Schema):
    """How far a self-assessment is."""

    answers = fields.Dict()
    answered = fields.Integer()
    questions = fields.Integer()


class CommentIn(Schema):
    """A comment that may be empty."""

    comment = fields.String(load_default="", validate=TEXT)


class DiagnosticOut(Schema):
    """A diagnostic; whoever may not see the result gets only that it exists."""

    id = fields.UUID()
    person_id = fields.UUID()
    passed = fields.Boolean()
    instrument_id = fields.UUID()
    state = fields.String()
    version = fields.Integer()
    assigned_on = fields.Date()
    due_on = fields.Date(allow_none=True)
    conducted_on = fields.Date(allow_none=True)
    entered_by = fields.UUID(allow_none=True)
    answers = fields.Dict(allow_none=True)
    findings = fields.List(fields.Dict(), allow_none=True)
    comment = fields.String()
    annulled_reason = fields.String()


class EnteredOut(DiagnosticOut):
    """A diagnostic whose result was entered; `warnings` keep nobody from it."""

    warnings = fields.List(fields.String())


class ComparedOut(Schema):
    """An area or a topic then and now; outcome: resolved, persists, new, none."""

    area = fields.String()
    topic = fields.String()
    former_level = fields.String()
    former = fields.String()
    present_level = fields.String()
    present = fields.String()
    outcome = fields.String()
    words = fields.String()


class ComparisonOut(Schema):
    """A result beside the former of its kind."""

    former_id = fields.UUID()
    former_on = fields.Date(allow_none=True)
    rows = fields.List(fields.Nested(ComparedOut))


class DeficitsQuery(Paged):
    """Filters of the list of deficits; `organization_id` is the present main place of work."""

    person_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(DEFICIT)))
    diagnostic_id = fields.UUID()
    area = fields.String(validate=validate.OneOf(words.AREAS))
    topic = fields.String(validate=validate.Length(max=20))
    severity = fields.String(validate=validate.OneOf(words.SEVERITIES))
    contested = fields.Boolean()
    organization_id = fields.UUID()


class DeficitIn(Schema):
    """A deficit seen at a lesson or told by the teacher."""

    person_id = fields.UUID(required=True)
    area = fields.String(required=True, validate=validate.OneOf(words.AREAS))
    topic = fields.String(load_default="", validate=validate.Length(max=20))
    severity = fields.String(required=True, validate=validate.OneOf(words.SEVERITIES))
    evidence = fields.String(required=True, validate=validate.OneOf(words.MANUAL_EVIDENCE))
    evidence_text = fields.String(load_default="", validate=TEXT)


class ConfirmationIn(Schema):
    """The tutor's answer, needed when the teacher objected."""

    answer = fields.String(load_default="", validate=TEXT)
    confirmed_on = fields.Date(load_default=None, allow_none=True)


class ConfirmationsIn(Schema):
    """Several proposals confirmed at once."""

    deficit_ids = fields.List(
        fields.UUID(),
        required=True,
        validate=validate.Length(min=1, max=500, error="Отметьте хотя бы один дефицит."),
        error_messages={"required": "Отметьте хотя бы один дефицит."},
    )
    confirmed_on = fields.Date(load_default=None, allow_none=True)


class ChangeOut(Schema):
    """A state a deficit entered."""

    state = fields.String()
    since = fields.Date()
    by = fields.String()
    comment = fields.String()


class ReleaseIn(Schema):
    """Whether the mentor may know the topic."""

    released = fields.Boolean(load_default=True)


class ContestIn(Schema):
    """The teacher's objection."""

    text = fields.String(required=True, validate=REASON)


class ReasonIn(Schema):
    """A reason that must be given."""

    reason = fields.String(required=True, validate=REASON)


class DeficitOut(Schema):
    """A deficit, for the teacher and the tutor."""

    id = fields.UUID()
    person_id = fields.UUID()
    version = fields.Integer()
    area = fields.String()
    topic = fields.String()
    severity = fields.String()
    evidence = fields.String()
    evidence_text = fields.String()
    diagnostic_id = fields.UUID(allow_none=True)
    provisional = fields.Boolean()
    state = fields.String()
    detected_on = fields.Date()
    confirmed_on = fields.Date(allow_none=True)
    closed_on = fields.Date(allow_none=True)
    outcome_by = fields.String()
    released_on = fields.Date(allow_none=True)
    contested_text = fields.String()
    contest_answer = fields.String()
    dismissed_reason = fields.String()
