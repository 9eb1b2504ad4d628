"""Announcements at the edge."""

from marshmallow import Schema, fields, validate

from services.notifications.queries import ROLES
from services.notifications.schemas.texts import Text

KINDS = {
    "plan": "План работы",
    "event": "Мероприятие",
    "law": "Изменения закона",
    "other": "Другое",
}
TITLE = validate.Length(min=1, max=150)
TEXT = validate.Length(min=1, max=5000)
MANY = validate.Length(max=500)


class AnnouncementIn(Schema):
    """A draft: what is said, and to whom; nothing chosen narrows nothing."""

    kind = fields.String(load_default="other", validate=validate.OneOf(tuple(KINDS)))
    title = Text(required=True, validate=TITLE)
    text = Text(required=True, validate=TEXT)
    roles = fields.List(
        fields.String(validate=validate.OneOf(tuple(ROLES))), load_default=list, validate=MANY
    )
    young = fields.Boolean(load_default=False)
    organization_ids = fields.List(fields.UUID(), load_default=list, validate=MANY)
    subjects = fields.List(Text(validate=validate.Length(max=200)), load_default=list, validate=MANY)
    body_ids = fields.List(fields.UUID(), load_default=list, validate=MANY)
    newcomers_until = fields.Date(load_default=None, allow_none=True)


class AudienceOut(Schema):
    """What narrows an audience."""

    roles = fields.List(fields.String())
    young = fields.Boolean()
    organization_ids = fields.List(fields.UUID())
    subjects = fields.List(fields.String())
    body_ids = fields.List(fields.UUID())


class AnnouncementOut(Schema):
    """An announcement; to whom and how many read it is null for its readers."""

    id = fields.UUID()
    kind = fields.String()
    title = fields.String()
    text = fields.String()
    state = fields.String()
    version = fields.Integer(allow_none=True)
    audience = fields.Nested(AudienceOut, allow_none=True)
    newcomers_until = fields.Date(allow_none=True)
    sent_at = fields.DateTime(allow_none=True)
    withdrawn_at = fields.DateTime(allow_none=True)
    sent = fields.Integer(allow_none=True)
    read = fields.Integer(allow_none=True)


class AnnouncementsQuery(Schema):
    """Limit and cursor are read by the frame."""

    limit = fields.String()
    cursor = fields.String()


class NamedOut(Schema):
    """A person by name."""

    id = fields.UUID()
    name = fields.String(attribute="full_name")


class PreviewOut(Schema):
    """Whom an announcement would reach today."""

    count = fields.Integer()
    signed_up = fields.Integer()
    people = fields.List(fields.Nested(NamedOut))
