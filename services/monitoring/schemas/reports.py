"""Reports of a snapshot at the edge."""

from collections.abc import Iterable

from marshmallow import Schema, fields, validate

LONG = validate.Length(max=20000)
NAME = validate.Length(max=200)


class Signed(Schema):
    """Who wrote a document, who answers for it, whether it is signed with this."""

    author = fields.String(load_default="", validate=NAME)
    head = fields.String(load_default="", validate=NAME)
    is_signed = fields.Boolean(load_default=False)


def writing_form(sections: Iterable[str]) -> Schema:
    """The words of a document with these sections, as its form sends them."""
    words = {key: fields.String(load_default="", validate=LONG) for key in sections}
    return Signed.from_dict(dict(words), name="WritingForm")()


class WritingOut(Schema):
    """The words of a document; files are at `…/pdf` and `…/docx`."""

    version = fields.Integer()
    author = fields.String()
    head = fields.String()
    signed_on = fields.Date(allow_none=True)


class ReportIn(Signed):
    """The words of a report by section; figures are not among them."""

    sections = fields.Dict(keys=fields.String(), values=fields.String(validate=LONG), required=True)


class ReportOut(WritingOut):
    """The words of a report by section."""

    snapshot_id = fields.UUID(attribute="about_id")
    kind = fields.String()
    sections = fields.Dict(keys=fields.String(), values=fields.String())


class NoteIn(Signed):
    """The words of an analytic note, its sections by name."""

    conclusions = fields.String(required=True, validate=LONG)
    recommendations = fields.String(load_default="", validate=LONG)


class NoteOut(WritingOut):
    """The words of an analytic note."""

    snapshot_id = fields.UUID(attribute="about_id")
    conclusions = fields.String(attribute="sections.conclusions")
    recommendations = fields.String(attribute="sections.recommendations")
