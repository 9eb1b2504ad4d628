"""Support events and attendance at the edge."""

from marshmallow import Schema, fields, validate

from services.mentorship import rules

KIND = validate.OneOf(rules.SUPPORT_KINDS)
STATE = validate.OneOf(rules.ATTENDANCE_STATES)


class SupportEventsQuery(Schema):
    """Filters of the list of events."""

    kind = fields.String(validate=KIND)
    since = fields.Date()
    until = fields.Date()
    limit = fields.String()
    cursor = fields.String()


class SupportEventIn(Schema):
    """A new event."""

    title = fields.String(required=True, validate=validate.Length(min=1, max=500))
    kind = fields.String(required=True, validate=KIND)
    event_date = fields.Date(required=True)
    hours = fields.Float(load_default=None, allow_none=True, validate=validate.Range(min=0, max=1000))


class SupportEventOut(Schema):
    """An event."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    title = fields.String()
    kind = fields.String()
    event_date = fields.Date()
    hours = fields.Float(allow_none=True)
    version = fields.Integer()


class AttendanceIn(Schema):
    """A mark of attendance."""

    person_id = fields.UUID(required=True)
    state = fields.String(load_default="attended", validate=STATE)


class AttendanceOut(Schema):
    """Who was marked how."""

    id = fields.UUID()
    support_event_id = fields.UUID()
    person_id = fields.UUID()
    state = fields.String()
    version = fields.Integer()
