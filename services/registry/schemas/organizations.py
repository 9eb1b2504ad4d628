"""Municipalities, organizations and facts at the edge."""

from marshmallow import Schema, fields, validate

from services.registry.schemas.pieces import Whole, day, one_of, optional_day, text

ORGANIZATION_KINDS = ("school", "preschool", "extracurricular", "other")
FACT_KINDS = ("workforce_plan", "mentoring_model", "management_training")
FACT_STATES = ("draft", "applied", "in_progress", "approved", "in_force", "completed")
FLAGS = ("low_result", "biased_result", "base_site")


class MunicipalityIn(Schema):
    """A profile to create a municipality from; `go_live_on`: since when it works here, today if not said."""

    profile = text(40, required=True)
    go_live_on = fields.Date(load_default=None, allow_none=True)


class MunicipalityOut(Schema):
    """A municipality with the settings of its profile."""

    id = fields.UUID()
    code = fields.String()
    name = fields.String()
    timezone = fields.String()
    profile = fields.String()
    go_live_on = fields.Date(allow_none=True)
    young_rules = fields.List(fields.Dict())
    thresholds = fields.List(fields.Dict())
    stall = fields.Dict()
    reporting = fields.List(fields.Dict())
    mentee_consent_required = fields.Boolean()
    names = fields.Dict()
    version = fields.Integer()


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
    flags = fields.List(Whole(OrganizationFlagField), load_default=list, validate=validate.Length(max=50))


class OrganizationIn(OrganizationFields):
    """A new organization; without a municipality, in the actor's own."""

    municipality_id = fields.UUID(load_default=None)


class OrganizationPatch(OrganizationFields):
    """What changes of an organization."""


class OrganizationOut(OrganizationFields):
    """An organization."""

    id = fields.UUID()
    municipality_id = fields.UUID()
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


class FactOut(FactIn):
    """A fact about an organization."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    organization_id = fields.UUID()
    version = fields.Integer()
