"""Topics their teachers have opened, at the edge."""

from marshmallow import Schema, fields


class ReleasedOut(Schema):
    """A topic its teacher has opened: no severity, no state, no evidence."""

    person_id = fields.UUID()
    area = fields.String()
    topic = fields.String()
    released_on = fields.Date()
