"""Import files and their reports at the edge."""

from flask_smorest.fields import Upload
from marshmallow import Schema, fields, validate

from services.registry.schemas.pieces import text
from shared.importing import KINDS


class ImportFile(Schema):
    """The file itself."""

    file = Upload(required=True)


class ImportForm(Schema):
    """What the file is and what to do with it."""

    kind = text(40, required=True, metadata={"description": f"Одно из: {', '.join(KINDS)}."})
    municipality = text(40, required=True)
    organization = text(40, load_default="")
    dry_run = fields.Boolean(load_default=False)
    skip_rejected = fields.Boolean(load_default=False)
    apply = fields.Boolean(load_default=False)


class FileForm(Schema):
    """The form of the import page; the municipality is asked of those who have none of their own."""

    kind = fields.String(required=True, validate=validate.OneOf(tuple(KINDS), error="Выберите вид файла."))
    municipality_id = fields.UUID(load_default=None)
    file = Upload(required=True, error_messages={"required": "Выберите файл."})


class ApplyForm(Schema):
    """How a previewed file is imported."""

    skip_rejected = fields.Boolean(load_default=False)


class RowMessageOut(Schema):
    """Something about one row; the column is empty when it is about the whole row."""

    row = fields.Integer()
    column = fields.String()
    message = fields.String()


class ReportOut(Schema):
    """What an import did, or would have done."""

    kind = fields.String()
    rows = fields.Integer()
    created = fields.Integer()
    updated = fields.Integer()
    unchanged = fields.Integer()
    rejected = fields.List(fields.Nested(RowMessageOut))
    warnings = fields.List(fields.Nested(RowMessageOut))


class ImportRunOut(Schema):
    """An import that was tried."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    account_id = fields.UUID(allow_none=True)
    at = fields.AwareDateTime()
    kind = fields.String()
    filename = fields.String()
    dry_run = fields.Boolean()
    applied = fields.Boolean()
    rows = fields.Integer()
    created = fields.Integer()
    updated = fields.Integer()
    unchanged = fields.Integer()
    rejected = fields.Integer()
    warnings = fields.Integer()
