"""Sessions at the edge."""

from marshmallow import Schema, fields, validate

from services.mentorship import rules

TEXT = validate.Length(max=4000)
TOPIC = validate.Length(min=1, max=300)
MINUTES = validate.Range(min=1, max=24 * 60)
FORMAT = validate.OneOf(rules.SESSION_FORMATS)
MANY = validate.Length(max=50)


class SessionIn(Schema):
    """A session that took place, or a planned one."""

    state = fields.String(load_default="held", validate=validate.OneOf(("held", "planned")))
    session_date = fields.Date(required=True)
    minutes = fields.Integer(load_default=None, allow_none=True, strict=True, validate=MINUTES)
    format = fields.String(load_default="consultation", validate=FORMAT)
    topics = fields.List(fields.String(validate=TOPIC), load_default=list, validate=MANY)
    deficit_ids = fields.List(fields.UUID(), load_default=list, validate=MANY)
    outcome = fields.String(load_default="", validate=TEXT)
    next_step = fields.String(load_default="", validate=TEXT)
    note = fields.String(load_default="", validate=TEXT)
    corrects_id = fields.UUID(load_default=None, allow_none=True)


class SessionChangeIn(Schema):
    """What the mentor may change until the mentee has answered."""

    state = fields.String(validate=validate.OneOf(("planned", "held", "cancelled", "no_show")))
    session_date = fields.Date()
    minutes = fields.Integer(allow_none=True, strict=True, validate=MINUTES)
    format = fields.String(validate=FORMAT)
    topics = fields.List(fields.String(validate=TOPIC), validate=MANY)
    deficit_ids = fields.List(fields.UUID(), validate=MANY)
    outcome = fields.String(validate=TEXT)
    next_step = fields.String(validate=TEXT)
    note = fields.String(validate=TEXT)


class DisputeIn(Schema):
    """Why the mentee does not agree."""

    comment = fields.String(load_default="", validate=TEXT)


class SessionOut(Schema):
    """A session; topics, texts and deficits are present for the two of the pair only."""

    id = fields.UUID()
    pair_id = fields.UUID()
    state = fields.String()
    session_date = fields.Date()
    minutes = fields.Integer(allow_none=True)
    format = fields.String()
    before_order = fields.Boolean()
    logged_on = fields.Date(allow_none=True)
    answered_on = fields.Date(allow_none=True)
    topics = fields.List(fields.String())
    deficit_ids = fields.List(fields.UUID())
    outcome = fields.String()
    next_step = fields.String()
    note = fields.String()
    dispute_comment = fields.String()
    corrects_id = fields.UUID(allow_none=True)
    version = fields.Integer()
