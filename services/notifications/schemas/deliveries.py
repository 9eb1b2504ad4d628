"""Deliveries in JSON: what waits, went or failed, addresses masked."""

from marshmallow import Schema, fields, validate

from services.notifications.queries import STATES
from services.notifications.rules import CHANNELS
from services.notifications.schemas.texts import Text


class DeliveryQuery(Schema):
    """Of one state or channel, to whom `q` names, or all; limit and cursor are read by the frame."""

    state = fields.String(
        load_default="", validate=validate.OneOf(["", *STATES], error=f"Одно из: {', '.join(STATES)}.")
    )
    channel = fields.String(
        load_default="", validate=validate.OneOf(["", *CHANNELS], error=f"Одно из: {', '.join(CHANNELS)}.")
    )
    q = Text(load_default="", validate=validate.Length(max=254, error="До 254 знаков."))
    limit = fields.String()
    cursor = fields.String()


class DeliveryOut(Schema):
    """A delivery."""

    id = fields.UUID()
    who = fields.String()
    municipality_id = fields.UUID()
    channel = fields.String()
    purpose = fields.String()
    state = fields.String()
    attempts = fields.Integer()
    address = fields.String()
    reason = fields.String()
    created_at = fields.DateTime()
    due_at = fields.DateTime()
    sent_at = fields.DateTime(allow_none=True)


class RefusedQuery(Schema):
    """Limit and cursor are read by the frame."""

    limit = fields.String()
    cursor = fields.String()


class RefusedOut(Schema):
    """An address that is written to no more."""

    reader_id = fields.UUID()
    who = fields.String()
    municipality_id = fields.UUID(allow_none=True)
    channel = fields.String()
    address = fields.String()
    since = fields.DateTime()
    reason = fields.String()
