"""Whom to diagnose, with what and until when: chosen by name or asked for by what they are."""

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, post_load, validate

from services.routes.rules.assigning import Asked
from services.routes.schemas.forms import CHOOSE

WORDS = validate.Length(max=200)


class FilterIn(Schema):
    """Who is asked for; what is not said is not asked."""

    school = fields.String(load_default="", validate=WORDS)
    subject = fields.String(load_default="", validate=WORDS)
    position = fields.String(load_default="", validate=WORDS)
    young = fields.Boolean(load_default=False)
    managers = fields.Boolean(load_default=False)
    due = fields.Boolean(load_default=False)
    since = fields.Date(load_default=None, allow_none=True, error_messages={"invalid": "Нужна дата."})
    all = fields.Boolean(load_default=False)

    class Meta:
        """The address of the page carries other things too."""

        unknown = EXCLUDE

    @post_load
    def _asked(self, data: dict[str, Any], **_kw: Any) -> Asked:
        return Asked(**data)


class AssignmentForm(Schema):
    """Whom to diagnose, with what, until when."""

    person_ids = fields.List(
        fields.UUID(),
        required=True,
        validate=validate.Length(min=1, error="Выберите хотя бы одного педагога."),
    )
    instrument_id = fields.UUID(required=True, error_messages=CHOOSE)
    due_on = fields.Date(load_default=None, allow_none=True)


class AssignmentsIn(Schema):
    """An assignment to everyone who is asked for; `dry_run` only counts and names them."""

    filter = fields.Nested(FilterIn, required=True)
    instrument_id = fields.UUID(required=True)
    due_on = fields.Date(load_default=None, allow_none=True)
    dry_run = fields.Boolean(load_default=False)


class NamedOut(Schema):
    """A person by name."""

    id = fields.UUID()
    name = fields.String()


class AssignmentsOut(Schema):
    """Whom it is assigned to, and who is left as they are, each group by name."""

    count = fields.Integer()
    people = fields.List(fields.Nested(NamedOut))
    already = fields.List(fields.Nested(NamedOut))
    too_soon = fields.List(fields.Nested(NamedOut))
    without_consent = fields.List(fields.Nested(NamedOut))
