"""Qualitative criteria at the edge."""

from marshmallow import Schema, fields, validate

from services.monitoring.rules import LEVELS
from services.monitoring.schemas.periods import Paged

LINK = validate.URL(schemes={"http", "https"}, error="Адрес начинается с https:// или http://.")


class CriteriaQuery(Paged):
    """The criteria of which period."""

    period_id = fields.UUID(required=True)


class EvidenceForm(Schema):
    """What shows how a criterion is met."""

    text = fields.String(required=True, validate=validate.Length(min=3, max=2000))
    link = fields.String(load_default="", validate=lambda text: LINK(text) if text else None)


class CriterionEvidenceIn(EvidenceForm):
    """The same of which period."""

    period_id = fields.UUID(required=True)


class RatingForm(Schema):
    """An expert's word and why."""

    level = fields.String(required=True, validate=validate.OneOf(list(LEVELS), error="Такой оценки нет."))
    reason = fields.String(required=True, validate=validate.Length(min=3, max=2000))


class RatingIn(RatingForm):
    """The same of which period."""

    period_id = fields.UUID(required=True)


class CriterionEvidenceOut(Schema):
    """A piece of evidence."""

    id = fields.UUID()
    text = fields.String()
    link = fields.String()
    added_at = fields.AwareDateTime()


class RatingOut(Schema):
    """An expert's word; level: absent, emerging, settled, exemplary."""

    account_id = fields.UUID()
    person_id = fields.UUID(allow_none=True)
    level = fields.String()
    reason = fields.String()
    said_at = fields.AwareDateTime()


class RatedOut(Schema):
    """A criterion with its evidence and ratings (krasnoyarsk 6)."""

    number = fields.Integer(attribute="criterion.number")
    title = fields.String(attribute="criterion.title")
    evidence = fields.List(fields.Nested(CriterionEvidenceOut))
    ratings = fields.List(fields.Nested(RatingOut))
