"""Coverage at the edge, in the shape of `mms coverage --json`."""

from marshmallow import Schema, fields, validate

STATES = ("covered", "stalled", "in_progress", "uncovered", "unknown")


class CoverageQuery(Schema):
    """A municipality by code (one's own if not said), a date (today), a school."""

    municipality = fields.String(load_default=None)
    as_of = fields.Date(load_default=None)
    organization = fields.UUID(load_default=None)


class CoveragePeopleQuery(CoverageQuery):
    """The same for a list of people, one state of it if wanted."""

    state = fields.String(load_default=None, validate=validate.OneOf(STATES))
    limit = fields.String()
    cursor = fields.String()


class CoveragePersonOut(Schema):
    """A young teacher: exactly one state, why, and what to do."""

    person_id = fields.UUID()
    organization_id = fields.UUID()
    name = fields.String()
    organization = fields.String()
    state = fields.String()
    reason = fields.String()
    next_action = fields.String()


class CountsOut(Schema):
    """Counts of states; `young_teachers` are those known."""

    young_teachers = fields.Integer()
    covered = fields.Integer()
    stalled = fields.Integer()
    in_progress = fields.Integer()
    uncovered = fields.Integer()
    not_determined = fields.Integer(data_key="unknown", attribute="unknown")
    people = fields.List(fields.Nested(CoveragePersonOut))


class CoverageOrganizationOut(CountsOut):
    """One school."""

    organization_id = fields.UUID()
    organization = fields.String()


class CoverageOut(CountsOut):
    """A municipality, school by school."""

    municipality = fields.String()
    as_of = fields.Date()
    rule_version = fields.String()
    percent = fields.Float(allow_none=True)
    organizations = fields.List(fields.Nested(CoverageOrganizationOut))
