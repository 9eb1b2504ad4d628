"""Templates of routes at the edge: as JSON, and as a flat form with a few lines to spare."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.routes.rules import vocabulary as words
from services.routes.rules.templates import TOO_MANY_DAYS
from services.routes.schemas.diagnostics import SHORT, TEXT, Paged
from services.routes.schemas.routes import HOURS

TITLE = validate.Length(min=1, max=300)
DAYS = validate.Range(min=0, max=TOO_MANY_DAYS, error="От 0 до 366 дней.")
ABOUT = validate.Regexp(
    rf"^({'|'.join(words.AREAS)})(/[A-Za-z0-9-]{{1,20}})?$", error="Нужна область или область и тема."
)
MOST_STEPS, MOST_TOPICS = 30, 30
SPARE = 3
LINE = "steps-"
ADDED = ("organization", "hours", "expected_result", "practice_id")
PARTS = ("kind", "title", "days", "required", "topics", "programme", *ADDED)
PRACTICE = validate.Regexp(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", error="Это не номер практики.")


class TemplateStep(Schema):
    """A step: `days` from the start of a route, `topics` of its own or none for all."""

    kind = fields.String(required=True, validate=validate.OneOf(words.STEP_KINDS))
    title = fields.String(load_default="", validate=SHORT)
    programme = fields.String(load_default="", validate=SHORT)
    days = fields.Integer(load_default=None, allow_none=True, strict=True, validate=DAYS)
    required = fields.Boolean(load_default=True)
    topics = fields.List(fields.String(validate=ABOUT), load_default=list)
    organization = fields.String(load_default="", validate=SHORT)
    hours = fields.Float(load_default=None, allow_none=True, validate=HOURS)
    expected_result = fields.String(load_default="", validate=SHORT)
    practice_id = fields.String(load_default=None, allow_none=True, validate=PRACTICE)


class TemplateEdit(Schema):
    """What of a template may be changed."""

    title = fields.String(validate=TITLE)
    note = fields.String(validate=TEXT)
    topics = fields.List(fields.String(validate=ABOUT), validate=validate.Length(max=MOST_TOPICS))
    steps = fields.List(fields.Nested(TemplateStep), validate=validate.Length(max=MOST_STEPS))


class TemplateIn(Schema):
    """A template; `for_all`: the municipality's, by the methodist."""

    title = fields.String(required=True, validate=TITLE)
    note = fields.String(load_default="", validate=TEXT)
    for_all = fields.Boolean(load_default=False)
    topics = fields.List(
        fields.String(validate=ABOUT), required=True, validate=validate.Length(max=MOST_TOPICS)
    )
    steps = fields.List(fields.Nested(TemplateStep), required=True, validate=validate.Length(max=MOST_STEPS))


class TemplateOut(Schema):
    """A template; nobody is named in it."""

    id = fields.UUID()
    version = fields.Integer()
    for_all = fields.Function(lambda one: one.owner_id is None, metadata={"type": "boolean"})
    title = fields.String()
    note = fields.String()
    topics = fields.List(fields.String())
    steps = fields.List(fields.Nested(TemplateStep))
    made_on = fields.Date()
    archived_on = fields.Date(allow_none=True)


class TemplatesQuery(Paged):
    """The list, with or without what is put away."""

    archived = fields.Boolean()


class TemplateArchivingIn(Schema):
    """Put away, or taken back."""

    archived = fields.Boolean(load_default=True)


class TemplateForm(Schema):
    """The head of the form; its lines are `steps-1-kind`, `steps-1-title` and so on."""

    title = fields.String(
        required=True, validate=TITLE, error_messages={"required": "Назовите шаблон, чтобы его узнать."}
    )
    note = fields.String(load_default="", validate=TEXT)
    topics = fields.List(
        fields.String(validate=ABOUT),
        required=True,
        validate=validate.Length(min=1, error="Выберите, для каких дефицитов шаблон."),
    )

    @post_load
    def _lines(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        """Gather the lines that say something into steps."""
        lines = sorted({int(name.split("-")[1]) for name in data if name.startswith(LINE)})
        found = [{part: data.pop(f"{LINE}{one}-{part}", None) for part in PARTS} for one in lines]
        steps = [
            {
                "kind": one["kind"],
                "title": one["title"] or "",
                "programme": one["programme"] or "",
                "days": one["days"],
                "required": bool(one["required"]),
                "topics": [topic for topic in one["topics"] or () if topic in data["topics"]],
                "organization": one["organization"] or "",
                "hours": one["hours"],
                "expected_result": one["expected_result"] or "",
                "practice_id": one["practice_id"] or None,
            }
            for one in found
            if one["kind"]
        ]
        return data | {"steps": steps}


def template_form(lines: int) -> Schema:
    """A form of so many lines; one without a kind is left out."""
    asked: dict[str, fields.Field[Any]] = {}
    for number in range(1, lines + 1):
        line = f"{LINE}{number}-"
        asked |= {
            f"{line}kind": fields.String(validate=validate.OneOf(words.STEP_KINDS)),
            f"{line}title": fields.String(validate=SHORT),
            f"{line}programme": fields.String(validate=SHORT),
            f"{line}days": fields.Integer(validate=DAYS, error_messages={"invalid": "Нужно целое число."}),
            f"{line}organization": fields.String(validate=SHORT),
            f"{line}hours": fields.Float(validate=HOURS, error_messages={"invalid": "Нужно число."}),
            f"{line}expected_result": fields.String(validate=SHORT),
            f"{line}practice_id": fields.String(validate=PRACTICE),
            f"{line}required": fields.Boolean(),
            f"{line}topics": fields.List(fields.String()),
        }
    return TemplateForm.from_dict(asked)()
