"""Bodies and memberships at the edge."""

from marshmallow import Schema, fields

from services.registry.schemas.pieces import one_of, optional_day, text

BODY_KINDS = (
    "methodical_association",
    "network_community",
    "methodical_council",
    "expert_council",
    "creative_group",
)


class BodyFields(Schema):
    """What may be said of a body."""

    name = text(300, required=True)
    kind = one_of(*BODY_KINDS, required=True)
    level = one_of("municipal", "school", load_default="municipal")
    active_since = optional_day()
    active_until = optional_day()


class BodyIn(BodyFields):
    """A new body; without a municipality, in the actor's own."""

    municipality_id = fields.UUID(load_default=None)


class BodyOut(BodyFields):
    """A body."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    version = fields.Integer()


class MembershipIn(Schema):
    """A new dated membership."""

    person_id = fields.UUID(required=True)
    role = text(200, load_default="")
    since = optional_day()
    until = optional_day()
    order_number = text(100, load_default="")
    order_date = optional_day()


class MembershipOut(MembershipIn):
    """A dated membership."""

    id = fields.UUID()
    body_id = fields.UUID()
    version = fields.Integer()
