"""Reporting periods, readiness, snapshots and corrections at the edge."""

from marshmallow import Schema, fields, validate


class Paged(Schema):
    """A list without filters; limit and cursor are read by the frame."""

    limit = fields.String()
    cursor = fields.String()


class SnapshotsQuery(Paged):
    """The snapshots of one period, or all."""

    period_id = fields.UUID()


class PeriodIn(Schema):
    """A period to open by hand."""

    municipality = fields.String(required=True)
    as_of = fields.Date(required=True)


class PeriodForm(Schema):
    """The same on a page, where the municipality is known."""

    as_of = fields.Date(required=True)


class ConfirmationIn(Schema):
    """Which organization speaks; `withdraw` takes its word back."""

    organization_id = fields.UUID(required=True)
    withdraw = fields.Boolean(load_default=False)


class CorrectionIn(Schema):
    """Why figures of a frozen period differ now."""

    reason = fields.String(required=True, validate=validate.Length(min=5, max=2000))


class CorrectionWith(CorrectionIn):
    """A correction of which period."""

    period_id = fields.UUID(required=True)


class PeriodOut(Schema):
    """A reporting period; `waiting` are the organizations that have not confirmed."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    version = fields.Integer()
    as_of = fields.Date()
    title = fields.String()
    is_final = fields.Boolean()
    opened_on = fields.Date()
    state = fields.String()
    waiting = fields.List(fields.UUID())


class GapOut(Schema):
    """One thing missing; `who` mends it: school, methodist."""

    kind = fields.String()
    who = fields.String()
    subjects = fields.List(fields.UUID())
    reason = fields.String()


class ReadinessOut(Schema):
    """An organization before the freeze; `figures` are [numerator, denominator] by number."""

    id = fields.UUID()
    name = fields.String()
    gaps = fields.List(fields.Nested(GapOut))
    figures = fields.Dict(keys=fields.String(), values=fields.List(fields.Integer()))
    is_confirmed = fields.Boolean()
    has_changed = fields.Boolean()


class SnapshotOut(Schema):
    """A snapshot; its figures are at `snapshots/{id}/indicators`."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    period_id = fields.UUID()
    number = fields.Integer()
    as_of = fields.Date()
    reason = fields.String()
    taken_at = fields.AwareDateTime()
    rule_version = fields.String()
    rule_title = fields.String()
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(allow_none=True))
    digest = fields.String()


class FigureOut(Schema):
    """One of the ten as a snapshot holds it."""

    number = fields.Integer()
    title = fields.String()
    numerator = fields.Integer(allow_none=True)
    denominator = fields.Integer(allow_none=True)
    percent = fields.Float(allow_none=True)
    threshold = fields.Float(allow_none=True)
    met = fields.Boolean(allow_none=True)
    hidden = fields.Boolean(attribute="is_hidden")


class ChangeOut(Schema):
    """Who stands in another list than before: in, out, unknown, apart, or null for none."""

    number = fields.Integer(attribute="change.number")
    subject = fields.UUID(attribute="change.subject")
    was = fields.String(attribute="change.was", allow_none=True)
    now = fields.String(attribute="change.now", allow_none=True)
    reason = fields.String(attribute="change.reason")
    name = fields.String()
    organization = fields.String()
