"""Rows of import files at the edge: registry has resolved people and words already."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.routes.rules import vocabulary as words


class CertificateRow(Schema):
    """A row of `certificates`."""

    row = fields.Integer(required=True)
    person_id = fields.UUID(required=True)
    programme = fields.String(required=True, validate=validate.Length(max=500))
    kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(words.CERTIFICATE_KINDS))
    hours = fields.Float(load_default=None, allow_none=True)
    issued_on = fields.Date(required=True)
    number = fields.String(load_default="", validate=validate.Length(max=100))
    absent = fields.List(fields.String(), load_default=list)


class RouteRow(Schema):
    """A row of `routes`."""

    row = fields.Integer(required=True)
    person_id = fields.UUID(required=True)
    tutor_id = fields.UUID(load_default=None, allow_none=True)
    tutor_text = fields.String(load_default="", validate=validate.Length(max=300))
    goal = fields.String(load_default="", validate=validate.Length(max=4000))
    state = fields.String(required=True, validate=validate.OneOf(words.IMPORTED_STATES))
    approved_on = fields.Date(load_default=None, allow_none=True)
    closed_on = fields.Date(load_default=None, allow_none=True)
    planned_until = fields.Date(load_default=None, allow_none=True)
    absent = fields.List(fields.String(), load_default=list)


class ResultRow(Schema):
    """A row of `diagnostics`; what stands under each heading is read by the row's instrument."""

    row = fields.Integer(required=True)
    person_id = fields.UUID(required=True)
    instrument = fields.String(required=True, validate=validate.Length(max=300))
    conducted_on = fields.Date(required=True)
    results = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    absent = fields.List(fields.String(), load_default=list)


ROWS: dict[str, type[Schema]] = {"certificates": CertificateRow, "diagnostics": ResultRow, "routes": RouteRow}


class ImportIn(Schema):
    """An import handed over by registry; the rows are read by the schema of the kind."""

    kind = fields.String(required=True, validate=validate.OneOf(list(ROWS)))
    municipality_id = fields.UUID(required=True)
    imported_on = fields.Date(required=True)
    dry_run = fields.Boolean(load_default=False)
    skip_rejected = fields.Boolean(load_default=False)
    heading_row = fields.Integer(load_default=0)
    file_hash = fields.String(load_default="", validate=validate.Length(max=64))
    rows = fields.List(fields.Dict(keys=fields.String()), required=True)

    @post_load
    def read_rows(self, data: dict[str, Any], **_options: Any) -> dict[str, Any]:
        """Read each row by the schema of the kind."""
        return data | {"rows": ROWS[data["kind"]](many=True).load(data["rows"])}


class RemarkOut(Schema):
    """A refusal or a warning with its place in the file."""

    row = fields.Integer()
    column = fields.String()
    message = fields.String()


class ImportOut(Schema):
    """What an import did, or would have done."""

    created = fields.Integer()
    updated = fields.Integer()
    unchanged = fields.Integer()
    rejected = fields.List(fields.Nested(RemarkOut))
    warnings = fields.List(fields.Nested(RemarkOut))
