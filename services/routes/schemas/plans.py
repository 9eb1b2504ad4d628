"""Plans of routes at the edge: dates together, order, versions, copies."""

from marshmallow import Schema, fields, validate


class StepDate(Schema):
    """A step and its date; null takes the date away."""

    step_id = fields.UUID(required=True)
    due_on = fields.Date(required=True, allow_none=True)


class DatesIn(Schema):
    """Dates of several steps."""

    steps = fields.List(fields.Nested(StepDate), required=True, validate=validate.Length(min=1, max=100))


class PlaceIn(Schema):
    """A place in the order, counted from one."""

    position = fields.Integer(required=True, strict=True, validate=validate.Range(min=1, max=1000))


class VersionOut(Schema):
    """A version of the plan: what it promised, what changed."""

    number = fields.Integer()
    since = fields.Date(allow_none=True)
    by = fields.String()
    is_present = fields.Boolean()
    changes = fields.List(fields.String())
    plan = fields.Dict()


class CandidateOut(Schema):
    """A person a plan may be copied to, by what fits and what does not."""

    person_id = fields.UUID(attribute="person.id")
    name = fields.String(attribute="person.name")
    fits = fields.List(fields.String())
    steps = fields.Integer()
    missing = fields.List(fields.String())
    left = fields.List(fields.String())
    has_open_route = fields.Boolean()


class CopiesIn(Schema):
    """Whom a plan is copied to."""

    person_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(min=1, max=100))
