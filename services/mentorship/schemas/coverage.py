"""Coverage at the edge, in the shape of `mms coverage --json`."""

from marshmallow import Schema, fields, validate

from services.mentorship import rules


class CoverageQuery(Schema):
    """A municipality by code (one's own if not said), a date (today there), a school."""

    municipality = fields.String(load_default=None)
    as_of = fields.Date(load_default=None)
    organization = fields.UUID(load_default=None)


class CoveragePeopleQuery(CoverageQuery):
    """The same for a list of people, one state of it if wanted."""

    state = fields.String(load_default=None, validate=validate.OneOf(rules.STATES))
    limit = fields.String()
    cursor = fields.String()


class CoveragePersonOut(Schema):
    """A young teacher: exactly one state, why, and what to do."""

    person_id = fields.UUID()
    organization_id = fields.UUID()
    name = fields.String()
    organization = fields.String()
    subjects = fields.List(fields.String())
    pair_id = fields.UUID(allow_none=True)
    young_until = fields.Date(allow_none=True)
    state = fields.String()
    reason = fields.String()
    next_action = fields.String()


class CountsOut(Schema):
    """Counts of states; `young_teachers` are those known. Null is hidden: too few not to be recognised."""

    young_teachers = fields.Integer(allow_none=True)
    covered = fields.Integer(allow_none=True)
    stalled = fields.Integer(allow_none=True)
    in_progress = fields.Integer(allow_none=True)
    uncovered = fields.Integer(allow_none=True)
    not_determined = fields.Integer(data_key="unknown", attribute="unknown", allow_none=True)
    people = fields.List(fields.Nested(CoveragePersonOut))


class CoverageGroupOut(Schema):
    """A subject or a year of work."""

    title = fields.String()
    young_teachers = fields.Integer(allow_none=True)
    covered = fields.Integer(allow_none=True)
    stalled = fields.Integer(allow_none=True)
    in_progress = fields.Integer(allow_none=True)
    uncovered = fields.Integer(allow_none=True)
    not_determined = fields.Integer(data_key="unknown", attribute="unknown", allow_none=True)


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
    subjects = fields.List(fields.Nested(CoverageGroupOut))
    years = fields.List(fields.Nested(CoverageGroupOut))
