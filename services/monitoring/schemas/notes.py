"""The analytic note at the edge."""

from marshmallow import Schema, fields, validate

LONG = validate.Length(max=20000)
NAME = validate.Length(max=200)


class NoteIn(Schema):
    """The words of a note; figures are not among them."""

    conclusions = fields.String(required=True, validate=LONG)
    recommendations = fields.String(load_default="", validate=LONG)
    author = fields.String(load_default="", validate=NAME)
    head = fields.String(load_default="", validate=NAME)
    is_signed = fields.Boolean(load_default=False)


class NoteOut(Schema):
    """The words of a note; files are at `…/note/pdf` and `…/note/docx`."""

    snapshot_id = fields.UUID()
    version = fields.Integer()
    conclusions = fields.String()
    recommendations = fields.String()
    author = fields.String()
    head = fields.String()
    signed_on = fields.Date(allow_none=True)
