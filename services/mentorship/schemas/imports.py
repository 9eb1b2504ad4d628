"""Rows of import files at the edge: registry has resolved people and words already."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.mentorship import rules
from services.mentorship.schemas.sessions import FORMAT, MANY, MINUTES, TOPIC


class PairRow(Schema):
    """A row of `pairs`; an external party has no id."""

    row = fields.Integer(required=True)
    mentor_id = fields.UUID(load_default=None, allow_none=True)
    mentor_name = fields.String(load_default="")
    mentor_organization_id = fields.UUID(load_default=None, allow_none=True)
    mentor_organization_text = fields.String(load_default="")
    mentee_id = fields.UUID(load_default=None, allow_none=True)
    mentee_name = fields.String(load_default="")
    mentee_organization_id = fields.UUID(load_default=None, allow_none=True)
    mentee_organization_text = fields.String(load_default="")
    form = fields.String(load_default="teacher_teacher", validate=validate.OneOf(rules.FORMS))
    kind = fields.String(load_default="traditional", validate=validate.OneOf(rules.KINDS))
    order_number = fields.String(load_default="", allow_none=True)
    order_date = fields.Date(load_default=None, allow_none=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(load_default=None, allow_none=True)
    absent = fields.List(fields.String(), load_default=list)


class SessionRow(Schema):
    """A row of `sessions`; somebody external has no id."""

    row = fields.Integer(required=True)
    mentor_id = fields.UUID(load_default=None, allow_none=True)
    mentor_name = fields.String(load_default="")
    mentee_id = fields.UUID(load_default=None, allow_none=True)
    mentee_name = fields.String(load_default="")
    session_date = fields.Date(required=True)
    minutes = fields.Integer(load_default=None, allow_none=True, validate=MINUTES)
    format = fields.String(load_default="consultation", validate=FORMAT)
    topics = fields.List(fields.String(validate=TOPIC), load_default=list, validate=MANY)
    absent = fields.List(fields.String(), load_default=list)


class EventRow(Schema):
    """A row of `events`."""

    row = fields.Integer(required=True)
    title = fields.String(required=True, validate=validate.Length(min=1))
    event_date = fields.Date(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(rules.SUPPORT_KINDS))
    person_id = fields.UUID(required=True)
    state = fields.String(load_default="attended", validate=validate.OneOf(rules.ATTENDANCE_STATES))
    absent = fields.List(fields.String(), load_default=list)


ROWS: dict[str, type[Schema]] = {"pairs": PairRow, "sessions": SessionRow, "events": EventRow}


class ImportIn(Schema):
    """An import handed over by registry; the rows are read by the schema of the kind."""

    kind = fields.String(required=True, validate=validate.OneOf(list(ROWS)))
    municipality_id = fields.UUID(required=True)
    imported_on = fields.Date(required=True)
    dry_run = fields.Boolean(load_default=False)
    skip_rejected = fields.Boolean(load_default=False)
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
