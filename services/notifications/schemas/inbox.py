"""The edge of the inbox: what may be asked of the inbox and how an item looks in JSON."""

from marshmallow import Schema, fields, validate

from services.notifications.rules import KINDS
from services.notifications.schemas.texts import Text

STATES = ("open", "done", "moot")


class InboxQuery(Schema):
    """Items of one state, or all, that hold the words `q`; limit and cursor are read by the frame."""

    state = fields.String(
        load_default=None, validate=validate.OneOf(STATES, error="Одно из: open, done, moot.")
    )
    kind = fields.String(load_default=None, validate=validate.OneOf(tuple(KINDS)))
    read = fields.Boolean(load_default=None)
    q = Text(load_default="", validate=validate.Length(max=200, error="До 200 знаков."))
    limit = fields.String()
    cursor = fields.String()


class ActionOut(Schema):
    """What one tap does."""

    method = fields.String()
    href = fields.String()


class ItemOut(Schema):
    """An item of the inbox."""

    id = fields.UUID()
    rule = fields.String()
    kind = fields.String()
    state = fields.String()
    title = fields.String()
    text = fields.String()
    link = fields.String()
    action = fields.Nested(ActionOut, allow_none=True)
    created_at = fields.DateTime()
    read = fields.Boolean()


class UnreadQuery(Schema):
    """The page that is open, if its items are to be named."""

    at = fields.String(load_default="", validate=validate.Length(max=300, error="До 300 знаков."))


class UnreadOut(Schema):
    """How many open items are not read yet, and, if a page was named, which of them lead to it."""

    count = fields.Integer()
    here = fields.List(fields.UUID())


class AddressOut(Schema):
    """The private address of one's calendar."""

    address = fields.String()
