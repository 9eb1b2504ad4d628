"""Organizations and facts at the edge."""

from marshmallow import Schema, fields, validate

from services.registry.schemas.pieces import Coordinates, Whole, day, one_of, optional_day, text

ORGANIZATION_KINDS = ("school", "preschool", "extracurricular", "other")
FACT_KINDS = ("workforce_plan", "mentoring_model", "management_training")
FACT_STATES = ("draft", "applied", "in_progress", "approved", "in_force", "completed")
FLAGS = ("low_result", "biased_result", "base_site")


class OrganizationFlagField(Schema):
    """A dated mark of an organization."""

    kind = one_of(*FLAGS, required=True)
    since = optional_day()
    until = optional_day()


class OrganizationFields(Schema):
    """What may be said of an organization."""

    code = text(40, required=True)
    name = text(300, required=True)
    aliases = fields.List(text(300, required=True), load_default=list, validate=validate.Length(max=20))
    kind = one_of(*ORGANIZATION_KINDS, load_default="school")
    active_since = optional_day()
    active_until = optional_day()
    curator_id = fields.UUID(load_default=None, allow_none=True)
    coordinates = Coordinates(load_default="")
    flags = fields.List(Whole(OrganizationFlagField), load_default=list, validate=validate.Length(max=50))


class OrganizationIn(OrganizationFields):
    """A new organization; without a municipality, in the actor's own."""

    municipality_id = fields.UUID(load_default=None)


class OrganizationPatch(OrganizationFields):
    """What changes of an organization."""


class OrganizationOut(OrganizationFields):
    """An organization; `successor_id` is the one it was merged into."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    successor_id = fields.UUID(allow_none=True)
    version = fields.Integer()


class FactIn(Schema):
    """A new fact about an organization (ust-koksa п.19, 20)."""

    kind = one_of(*FACT_KINDS, required=True)
    document = text(500, load_default="")
    dated_on = day(required=True)
    valid_since = optional_day()
    valid_until = optional_day()
    state = one_of(*FACT_STATES, required=True)
    source = text(500, load_default="")
    retrieved_on = optional_day()


class FactPatch(FactIn):
    """What changes of a fact."""


class FactOut(FactIn):
    """A fact about an organization."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    organization_id = fields.UUID()
    version = fields.Integer()


class ClosingIn(Schema):
    """The last day of an organization; `release_staff` ends the work of everyone there with it."""

    last_day = day(required=True)
    release_staff = fields.Boolean(load_default=False)


class MergerIn(Schema):
    """Which organization takes over, and from which day."""

    successor_id = fields.UUID(required=True)
    since = day(required=True)


class StaffChangedOut(Schema):
    """An organization that ended, and how many people's work changed with it."""

    organization = fields.Nested(OrganizationOut)
    people = fields.Integer()


class NeedIn(Schema):
    """Whom an organization lacks (ust-koksa п.6)."""

    subject = text(200, required=True)
    rate = fields.Float(load_default=1.0, validate=validate.Range(0, 100, min_inclusive=False))
    since = day(required=True)
    until = optional_day()
    note = text(500, load_default="")


class NeedPatch(NeedIn):
    """What changes of a staffing need."""


class NeedOut(NeedIn):
    """A staffing need."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    organization_id = fields.UUID()
    version = fields.Integer()
