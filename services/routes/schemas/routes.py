"""Routes and steps at the edge."""

from marshmallow import Schema, fields, validate

from services.routes.rules import vocabulary as words
from services.routes.rules.states import ROUTE
from services.routes.schemas.diagnostics import REASON, SHORT, TEXT, Paged
from services.routes.schemas.files import FileOut, LinkIn

HOURS = validate.Range(min=0, max=10000, error="Число часов — от 0 до 10000.")


class RoutesQuery(Paged):
    """Filters of the list of routes."""

    teacher_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(ROUTE)))
    awaits = fields.String(validate=validate.OneOf(["teacher", "tutor", "principal", "methodist"]))


class StepIn(Schema):
    """A step; `practice_id` is one of the bank's."""

    kind = fields.String(required=True, validate=validate.OneOf(words.STEP_KINDS))
    title = fields.String(load_default="", validate=SHORT)
    programme = fields.String(load_default="", validate=SHORT)
    practice_id = fields.UUID(allow_none=True)
    organization = fields.String(load_default="", validate=SHORT)
    hours = fields.Float(load_default=None, allow_none=True, validate=HOURS)
    expected_result = fields.String(load_default="", validate=SHORT)
    due_on = fields.Date(load_default=None, allow_none=True)
    required = fields.Boolean(load_default=True)
    deficit_ids = fields.List(fields.UUID(), load_default=list)


class StepEdit(Schema):
    """What of a step may be changed."""

    kind = fields.String(validate=validate.OneOf(words.STEP_KINDS))
    title = fields.String(validate=SHORT)
    programme = fields.String(validate=SHORT)
    organization = fields.String(validate=SHORT)
    hours = fields.Float(allow_none=True, validate=HOURS)
    expected_result = fields.String(validate=SHORT)
    due_on = fields.Date(allow_none=True)
    required = fields.Boolean()
    deficit_ids = fields.List(fields.UUID())


class RouteIn(Schema):
    """A route with its steps; a period not said is the academic year, or what is left of it."""

    teacher_id = fields.UUID(required=True)
    goal = fields.String(required=True, validate=REASON)
    request = fields.String(load_default="", validate=TEXT)
    deficit_ids = fields.List(fields.UUID(), load_default=list)
    starts_on = fields.Date(load_default=None, allow_none=True)
    planned_until = fields.Date(load_default=None, allow_none=True)
    steps = fields.List(fields.Nested(StepIn), load_default=list)


class RouteEdit(Schema):
    """What of a route may be changed."""

    goal = fields.String(validate=REASON)
    request = fields.String(validate=TEXT)
    deficit_ids = fields.List(fields.UUID())
    starts_on = fields.Date()
    planned_until = fields.Date()


class ReturnIn(Schema):
    """Why it is sent back."""

    comment = fields.String(required=True, validate=REASON)


class ApprovalIn(Schema):
    """`approved_on`: the day of a signature on paper; without it the day is today."""

    approved_on = fields.Date(load_default=None, allow_none=True)


class ClosingIn(Schema):
    """A conclusion, a re-diagnosis, or both; outcomes of what was not measured again."""

    closed_on = fields.Date(load_default=None, allow_none=True)

    conclusion = fields.String(load_default="", validate=TEXT)
    rediagnosis_id = fields.UUID(load_default=None, allow_none=True)
    outcomes = fields.Dict(
        keys=fields.UUID(), values=fields.String(validate=validate.OneOf(words.OUTCOMES)), load_default=dict
    )


class EvidenceIn(LinkIn):
    """What was done: in words, as a link, in files, or all of it."""

    evidence = fields.String(load_default="", validate=TEXT)


class ImplementationIn(Schema):
    """When what was learnt is to be put to work; without a date the program proposes one."""

    due_on = fields.Date(load_default=None, allow_none=True)


class ReportOut(Schema):
    """One report of a step."""

    reported_on = fields.Date()
    evidence = fields.String(attribute="text")
    link = fields.String()
    files = fields.List(fields.Nested(FileOut))


class BlockerOut(Schema):
    """What keeps a route from paper, and who mends it."""

    text = fields.String()
    who = fields.String()


class PrintOut(Schema):
    """Nothing in the way: the route may be printed."""

    blockers = fields.List(fields.Nested(BlockerOut))


class StepOut(Schema):
    """A step; texts and deficits only for those who may see them."""

    id = fields.UUID()
    kind = fields.String()
    state = fields.String()
    position = fields.Integer()
    due_on = fields.Date(allow_none=True)
    required = fields.Boolean()
    overdue = fields.Boolean()
    title = fields.String()
    programme = fields.String()
    practice_id = fields.UUID(allow_none=True)
    organization = fields.String()
    hours = fields.Float(allow_none=True)
    expected_result = fields.String()
    deficit_ids = fields.List(fields.UUID())
    follows_id = fields.UUID(allow_none=True)
    not_implemented = fields.String()
    evidence = fields.String()
    comment = fields.String()
    reports = fields.List(fields.Nested(ReportOut))


class RouteDeficitOut(Schema):
    """A deficit of a route; severity only for the teacher and the tutor."""

    id = fields.UUID()
    area = fields.String()
    topic = fields.String()
    severity = fields.String()
    state = fields.String()
    outcome_by = fields.String()


class RouteOut(Schema):
    """A route as the viewer may see it."""

    id = fields.UUID()
    teacher_id = fields.UUID()
    tutor_id = fields.UUID(allow_none=True)
    organization_id = fields.UUID(allow_none=True)
    state = fields.String()
    state_name = fields.String()
    awaits = fields.String(allow_none=True)
    version = fields.Integer()
    plan_version = fields.Integer()
    starts_on = fields.Date(allow_none=True)
    planned_until = fields.Date(allow_none=True)
    submitted_on = fields.Date(allow_none=True)
    agreed_on = fields.Date(allow_none=True)
    approved_on = fields.Date(allow_none=True)
    closed_on = fields.Date(allow_none=True)
    cancelled_on = fields.Date(allow_none=True)
    goal = fields.String()
    request = fields.String()
    tutor_text = fields.String()
    comment = fields.String()
    conclusion = fields.String()
    rediagnosis_id = fields.UUID(allow_none=True)
    deficits = fields.List(fields.Nested(RouteDeficitOut))
    steps = fields.List(fields.Nested(StepOut))
    warnings = fields.List(fields.String())
