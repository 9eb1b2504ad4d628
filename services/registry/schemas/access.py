"""The access log at the edge: whose, and how a line of it looks."""

from marshmallow import Schema, fields

from services.registry.schemas.pieces import Page


class AccessFilter(Page):
    """Whose log; without a person, one's own."""

    person = fields.UUID(load_default=None)


class LookOut(Schema):
    """One look or change: `who` is empty for an account that belongs to no card."""

    sequence = fields.Integer()
    at = fields.AwareDateTime()
    service = fields.String()
    kind = fields.String()
    who = fields.String()
    roles = fields.List(fields.String())
    own = fields.Boolean()
