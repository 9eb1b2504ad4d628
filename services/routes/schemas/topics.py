"""Topics at the edge."""

from marshmallow import Schema, fields


class TopicOut(Schema):
    """A topic of the catalogue."""

    id = fields.UUID()
    code = fields.String()
    area = fields.String()
    title = fields.String()
    retired = fields.Boolean()
