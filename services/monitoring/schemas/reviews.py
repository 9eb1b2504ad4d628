"""Reviews and decisions at the edge."""

from marshmallow import Schema, fields, validate

from services.monitoring.schemas.periods import Paged

TEXT = validate.Length(min=3, max=2000)
DECISION_STATES = ("open", "done", "cancelled")


class ReviewForm(Schema):
    """A meeting that considered a period."""

    body_name = fields.String(required=True, validate=validate.Length(min=2, max=300))
    held_on = fields.Date(required=True)
    protocol_number = fields.String(required=True, validate=validate.Length(min=1, max=60))
    agenda = fields.String(load_default="", validate=validate.Length(max=2000))


class ReviewIn(ReviewForm):
    """The same of which period."""

    period_id = fields.UUID(required=True)
    body_id = fields.UUID(load_default=None, allow_none=True)


class DecisionForm(Schema):
    """What was decided: who does it by when."""

    text = fields.String(required=True, validate=TEXT)
    owner_name = fields.String(required=True, validate=validate.Length(min=2, max=300))
    due_on = fields.Date(required=True)


class DecisionIn(DecisionForm):
    """The same of which meeting."""

    review_id = fields.UUID(required=True)


class OutcomeIn(Schema):
    """What became of a decision and on which day; without one, today."""

    state = fields.String(
        required=True, validate=validate.OneOf(DECISION_STATES, error="Одно из: open, done, cancelled.")
    )
    outcome = fields.String(load_default="", validate=validate.Length(max=2000))
    on = fields.Date(load_default=None)


class ReviewsQuery(Paged):
    """The reviews of one period, or all."""

    period_id = fields.UUID()


class DecisionsQuery(Paged):
    """The decisions of one meeting, or all."""

    review_id = fields.UUID()


class ReviewOut(Schema):
    """A meeting that considered a period (ust-koksa п.21)."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    period_id = fields.UUID()
    body_id = fields.UUID(allow_none=True)
    body_name = fields.String()
    held_on = fields.Date()
    protocol_number = fields.String()
    agenda = fields.String()


class DecisionOut(Schema):
    """A decision; state: open, done, cancelled."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    review_id = fields.UUID()
    version = fields.Integer()
    text = fields.String()
    owner_id = fields.UUID(allow_none=True)
    owner_name = fields.String()
    due_on = fields.Date()
    state = fields.String()
    outcome = fields.String()
    closed_on = fields.Date(allow_none=True)
