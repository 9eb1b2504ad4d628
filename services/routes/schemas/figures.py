"""Aggregates at the edge: what may be asked, and how people are told without telling anybody apart."""

from marshmallow import Schema, fields, validate

BYS = ("school", "subject", "area", "topic", "severity", "state")


class SummaryQuery(Schema):
    """What to count by: at the end of a month, or with `since` from the beginning of its year to there."""

    by = fields.String(load_default="school", validate=validate.OneOf(BYS))
    as_of = fields.Date(load_default=None)
    since = fields.Date(load_default=None)
    organization_id = fields.UUID(load_default=None)


class SpanOut(Schema):
    """A date (both ends the same) or a period."""

    since = fields.Date()
    until = fields.Date()


class ToldOut(Schema):
    """People: the exact number for the tutor, else no fewer than; null is too few to tell."""

    people = fields.Integer(allow_none=True)
    words = fields.String()


class LineOut(Schema):
    """A line by its key; `cells` by area, «» is any area."""

    key = fields.String()
    title = fields.String()
    cells = fields.Dict(keys=fields.String(), values=fields.Nested(ToldOut))


class SummaryOut(Schema):
    """People with unresolved deficits."""

    by = fields.String()
    span = fields.Nested(SpanOut)
    exact = fields.Boolean()
    lines = fields.List(fields.Nested(LineOut))


class FractionOut(Schema):
    """An exact fraction, or null where it would tell of a few."""

    numerator = fields.Integer(allow_none=True)
    denominator = fields.Integer(allow_none=True)
    percent = fields.Float(allow_none=True)
    words = fields.String()


class HeadlineOut(Schema):
    """Deficits resolved by re-diagnosis / those confirmed and open at any time in the period."""

    span = fields.Nested(SpanOut)
    fraction = fields.Nested(FractionOut)


class HeadlineQuery(Schema):
    """The end of the period; it begins with the calendar year."""

    as_of = fields.Date(load_default=None)
