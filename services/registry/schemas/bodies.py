"""Bodies and memberships at the edge."""

from marshmallow import Schema, fields, validate

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
    subjects = fields.List(text(200, required=True), load_default=list, validate=validate.Length(max=30))
    leader_shown = fields.Boolean(load_default=False)


class BodyIn(BodyFields):
    """A new body; without a municipality, in the actor's own."""

    municipality_id = fields.UUID(load_default=None)


class BodyPatch(BodyFields):
    """What changes of a body."""


class BodyOut(BodyFields):
    """A body."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    version = fields.Integer()


class MembershipPatch(Schema):
    """What changes of a membership."""

    role = text(200, load_default="")
    since = optional_day()
    until = optional_day()
    order_number = text(100, load_default="")
    order_date = optional_day()


class MembershipIn(MembershipPatch):
    """A new dated membership."""

    person_id = fields.UUID(required=True)


class MembershipOut(MembershipIn):
    """A dated membership."""

    id = fields.UUID()
    body_id = fields.UUID()
    version = fields.Integer()


class CommunityOut(Schema):
    """A community as anyone may read of it; `leader` is empty unless the body shows it."""

    id = fields.UUID()
    municipality = fields.String()
    name = fields.String()
    kind = fields.String()
    kind_name = fields.String()
    subjects = fields.List(fields.String())
    leader = fields.String()
