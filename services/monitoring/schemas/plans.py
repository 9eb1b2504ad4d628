"""Year plans at the edge: the plan, its items, versions, marks and analyses."""

from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.monitoring.rules.plans import FACT_KINDS, PART_KINDS, SECTIONS
from services.monitoring.schemas.periods import Paged

TITLE = validate.Length(min=3, max=1000)
SHORT = validate.Length(max=300)
LONG = validate.Length(max=2000)
WORDS = validate.Length(max=20000)
NAME = validate.Length(max=200)


def _one_of(*values: str) -> validate.OneOf:
    return validate.OneOf(values, error=f"Одно из: {', '.join(values)}.")


class PlansQuery(Paged):
    """The plans of a body, or all within reach."""

    body_id = fields.UUID()


class PlanIn(Schema):
    """A plan to begin: which year's, whose, and from which former plan."""

    year = fields.Integer(required=True)
    body_id = fields.UUID(load_default=None, allow_none=True)
    copied_from = fields.UUID(load_default=None, allow_none=True)


class PlanForm(Schema):
    """The same on a page: whose plan, and whether last year's is taken over."""

    year = fields.Integer(required=True)
    body_id = fields.UUID(load_default=None, allow_none=True)
    is_copied = fields.Boolean(load_default=True)


class PlanItemIn(Schema):
    """An item: what, for whom, when, whose; `fact_kind` says which facts mark it done.

    The owner is a person of the register (by id, or by a full name that only one has), or words.
    """

    section = fields.String(required=True, validate=_one_of(*SECTIONS))
    title = fields.String(required=True, validate=TITLE)
    audience = fields.String(load_default="", validate=SHORT)
    starts_on = fields.Date(load_default=None, allow_none=True)
    due_on = fields.Date(required=True)
    owner_id = fields.UUID(load_default=None, allow_none=True)
    owner_name = fields.String(load_default="", validate=SHORT)
    result = fields.String(load_default="", validate=LONG)
    fact_kind = fields.String(load_default="", validate=_one_of("", *FACT_KINDS))
    fact_id = fields.UUID(load_default=None, allow_none=True)
    fact_count = fields.Integer(load_default=0, validate=validate.Range(min=0, max=100000))
    reason = fields.String(load_default="", validate=LONG)


class PlanItemForm(PlanItemIn):
    """The same on a page, where the owner is named."""

    owner_name = fields.String(required=True, validate=validate.Length(min=2, max=300))


class PlanReasonIn(Schema):
    """Why an item is cancelled."""

    reason = fields.String(load_default="", validate=LONG)


class PlanApprovalIn(Schema):
    """Who approved the version, when, by which order."""

    approver = fields.String(required=True, validate=validate.Length(min=3, max=200))
    approver_name = fields.String(required=True, validate=validate.Length(min=2, max=200))
    approved_on = fields.Date(required=True)
    order_number = fields.String(load_default="", validate=validate.Length(max=60))


class PlanCorrectionIn(Schema):
    """Which part of the year is corrected — the one that has the day `on` — and why."""

    kind = fields.String(required=True, validate=_one_of(*PART_KINDS))
    on = fields.Date(required=True)
    reason = fields.String(required=True, validate=validate.Length(min=5, max=2000))


class PlanMarkIn(Schema):
    """What is said of an item: done (when, by what it is shown), or open, and why."""

    state = fields.String(load_default="done", validate=_one_of("done", "open"))
    done_on = fields.Date(load_default=None, allow_none=True)
    note = fields.String(load_default="", validate=LONG)


class PlanMarkForm(Schema):
    """The same on a page that says: done."""

    done_on = fields.Date(required=True)
    note = fields.String(required=True, validate=LONG)


class PlanExplanationForm(Schema):
    """Why an item is not done."""

    note = fields.String(required=True, validate=LONG)


class PlanAnalysisIn(Schema):
    """Of which part of the year an analysis is: the year, or the part that has the day `on`."""

    kind = fields.String(required=True, validate=_one_of("year", *PART_KINDS))
    on = fields.Date(required=True)


class PlanWordsIn(Schema):
    """The words of an analysis; figures are not among them."""

    conclusions = fields.String(required=True, validate=WORDS)
    proposals = fields.String(load_default="", validate=WORDS)
    author = fields.String(load_default="", validate=NAME)
    head = fields.String(load_default="", validate=NAME)
    is_signed = fields.Boolean(load_default=False)


class PartField(fields.Field[tuple[str, date]]):
    """A part of the year as a page sends it: «month 2026-11-01»."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[str, date]:
        del attr, data, kwargs
        kind, _, day = str(value).partition(" ")
        if kind not in {"year", *PART_KINDS} or not day:
            raise ValidationError(["Выберите срок."])
        on: date = fields.Date().deserialize(day)
        return kind, on


class PlanCorrectionForm(Schema):
    """A correction on a page."""

    part = PartField(required=True)
    reason = fields.String(required=True, validate=validate.Length(min=5, max=2000))


class PlanAnalysisForm(Schema):
    """An analysis to begin on a page."""

    part = PartField(required=True)


class PlanVersionQuery(Paged):
    """Which version's items; the one in force if none is named."""

    version = fields.Integer()


class PlanDifferencesQuery(Paged):
    """Against which version; the one before if none is named."""

    since = fields.Integer()


class PlanPaperQuery(Schema):
    """What is printed: which version, which days, by section or by month."""

    version = fields.Integer()
    part = PartField(load_default=None, allow_none=True)
    by = fields.String(load_default="section", validate=_one_of("section", "month"))


class PlanOut(Schema):
    """A plan; `number` is that of the version in force, 0 before the approval."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    body_id = fields.UUID(allow_none=True)
    version = fields.Integer()
    year_kind = fields.String()
    starts_on = fields.Date()
    ends_on = fields.Date()
    state = fields.String()
    number = fields.Integer()


class PlanVersionOut(Schema):
    """A version: the plan as approved, or a correction of a part of the year."""

    number = fields.Integer()
    kind = fields.String()
    since = fields.Date()
    until = fields.Date()
    reason = fields.String()
    state = fields.String()
    approved_on = fields.Date(allow_none=True)
    approver = fields.String()
    approver_name = fields.String()
    order_number = fields.String()


class PlanItemOut(Schema):
    """An item as it stands today; state: planned, overdue, done, done_late, cancelled."""

    id = fields.UUID(attribute="item.item_id")
    plan_id = fields.UUID(attribute="plan.id")
    version = fields.Integer(attribute="item.version")
    section = fields.String(attribute="item.section")
    title = fields.String(attribute="item.title")
    audience = fields.String(attribute="item.audience")
    starts_on = fields.Date(attribute="item.starts_on", allow_none=True)
    due_on = fields.Date(attribute="item.due_on")
    first_due = fields.Date(attribute="item.first_due", allow_none=True)
    owner_id = fields.UUID(attribute="item.owner_id", allow_none=True)
    owner = fields.String(attribute="item.owner")
    result = fields.String(attribute="item.result")
    reason = fields.String(attribute="item.reason")
    state = fields.String()
    done_on = fields.Date(attribute="item.done_on", allow_none=True)
    evidence = fields.String(attribute="item.evidence")
    explanation = fields.String(attribute="item.explanation")
    by_facts = fields.Boolean(attribute="item.by_facts")


class PlanDifferenceOut(Schema):
    """What a version changed of an item: added, moved, cancelled, restored, removed, changed."""

    kind = fields.String()
    item_id = fields.UUID()
    title = fields.String()
    was = fields.String()
    now = fields.String()
    reason = fields.String()


class PlanSumsOut(Schema):
    """The figures of a section, or of the whole."""

    title = fields.String()
    planned = fields.Integer()
    done = fields.Integer()
    late = fields.Integer()
    moved = fields.Integer()
    cancelled = fields.Integer()
    overdue = fields.Integer()
    ahead = fields.Integer()
    rescheduled = fields.Integer()
    extra = fields.Integer()
    extra_done = fields.Integer()
    percent = fields.Float(allow_none=True)


class PlanAnalysisOut(Schema):
    """An analysis; files are at `…/pdf` and `…/docx`."""

    id = fields.UUID(attribute="analysis.id")
    plan_id = fields.UUID(attribute="analysis.plan_id")
    version = fields.Integer(attribute="analysis.version")
    kind = fields.String(attribute="analysis.kind")
    since = fields.Date(attribute="analysis.since")
    until = fields.Date(attribute="analysis.until")
    conclusions = fields.String()
    proposals = fields.String()
    author = fields.String(attribute="analysis.author")
    head = fields.String(attribute="analysis.head")
    signed_on = fields.Date(attribute="analysis.signed_on", allow_none=True)
    sections = fields.List(fields.Nested(PlanSumsOut), attribute="execution.sections")
    total = fields.Nested(PlanSumsOut, attribute="execution.total")
