"""Protocols of reviews at the edge."""

from marshmallow import Schema, fields, validate

NAME = validate.Length(max=200)
LONG = validate.Length(max=10000)
MANY = validate.Range(min=0, max=1000, error="От 0 до 1000.")


class ProtocolIn(Schema):
    """Who was there, who spoke, how they voted; `is_signed` signs it with this."""

    chair = fields.String(load_default="", validate=NAME)
    secretary = fields.String(load_default="", validate=NAME)
    agenda = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=2000))
    members = fields.Integer(load_default=None, allow_none=True, validate=MANY)
    present = fields.Integer(load_default=None, allow_none=True, validate=MANY)
    attending = fields.String(load_default="", validate=LONG)
    speaker = fields.String(load_default="", validate=NAME)
    said = fields.String(load_default="", validate=LONG)
    votes_for = fields.Integer(load_default=None, allow_none=True, validate=MANY)
    votes_against = fields.Integer(load_default=None, allow_none=True, validate=MANY)
    abstained = fields.Integer(load_default=None, allow_none=True, validate=MANY)
    is_signed = fields.Boolean(load_default=False)


class ProtocolOut(Schema):
    """A protocol; `lacking` is what keeps it from being signed; files are at `…/pdf` and `…/docx`."""

    review_id = fields.UUID(attribute="review.id")
    version = fields.Integer(attribute="protocol.version")
    chair = fields.String(attribute="protocol.chair")
    secretary = fields.String(attribute="protocol.secretary")
    agenda = fields.String(attribute="review.agenda")
    members = fields.Integer(attribute="protocol.members", allow_none=True)
    present = fields.Integer(attribute="protocol.present", allow_none=True)
    attending = fields.String(attribute="protocol.attending")
    speaker = fields.String(attribute="protocol.speaker")
    said = fields.String(attribute="protocol.said")
    votes_for = fields.Integer(attribute="protocol.votes_for", allow_none=True)
    votes_against = fields.Integer(attribute="protocol.votes_against", allow_none=True)
    abstained = fields.Integer(attribute="protocol.abstained", allow_none=True)
    signed_on = fields.Date(attribute="protocol.signed_on", allow_none=True)
    lacking = fields.List(fields.String())
