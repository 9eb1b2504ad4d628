"""What the forms of the bank send, flat as forms are: parts and links line by line, marks field by field."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from services.routes.rules.practices import CRITERIA, LEAST, MOST
from services.routes.schemas.diagnostics import REASON, SHORT, TEXT
from services.routes.schemas.forms import CHOOSE, SEPARATOR, Messages
from services.routes.schemas.practices import PART, TITLE, check_link

WRITE: Messages = {"required": "Заполните это поле."}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class PracticeForm(Schema):
    """A practice on a phone. `about` are topics, each with its area; all must be of one."""

    title = fields.String(required=True, validate=TITLE, error_messages=WRITE)
    about = fields.List(
        fields.String(), required=True, validate=validate.Length(min=1, error="Выберите хотя бы одну тему.")
    )
    summary = fields.String(required=True, validate=TEXT, error_messages=WRITE)
    parts = fields.String(required=True, validate=TEXT, error_messages=WRITE)
    audience = fields.String(load_default="", validate=SHORT)
    subject = fields.String(load_default="", validate=SHORT)
    hours = fields.Float(load_default=None, allow_none=True, validate=validate.Range(min=0, max=1000))
    links = fields.String(load_default="", validate=TEXT)

    @post_load
    def _unfold(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        chosen = [one.partition(SEPARATOR) for one in data.pop("about")]
        areas = {area for area, _, _ in chosen}
        if len(areas) > 1:
            raise ValidationError({"about": ["Выберите темы одной области."]})
        data |= {"area": areas.pop(), "topics": [topic for _, _, topic in chosen if topic]}
        data["parts"], data["links"] = _lines(data["parts"]), _lines(data["links"])
        _check_each(data["parts"], "parts", PART)
        _check_each(data["links"], "links", check_link)
        return data


def _check_each(texts: list[str], name: str, check: Any) -> None:
    for text in texts:
        try:
            check(text)
        except ValidationError as error:
            raise ValidationError({name: [f"«{text[:60]}»: {error.messages[0]}"]}) from error


class NewPracticeForm(PracticeForm):
    """A practice of one's own: whether everybody may read whose."""

    named = fields.Boolean(load_default=False)


class BroughtPracticeForm(NewPracticeForm):
    """A practice that a methodist brings for somebody: the author by text, the school from the list."""

    author_text = fields.String(required=True, validate=validate.Length(min=1, max=300), error_messages=WRITE)
    organization_id = fields.UUID(load_default=None, allow_none=True)


class MarkForm(Schema):
    """Words and a recommendation; the marks by criterion stand in fields of their own."""

    words = fields.String(required=True, validate=REASON, error_messages=WRITE)
    recommends = fields.Boolean(load_default=False)

    @post_load
    def _unfold(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        return data | {"marks": {name: data.pop(name) for name in CRITERIA}}


def mark_form() -> Schema:
    """Ask every criterion."""
    mark: dict[str, fields.Field[Any]] = {
        name: fields.Integer(
            required=True, validate=validate.Range(min=LEAST, max=MOST), error_messages=CHOOSE
        )
        for name in CRITERIA
    }
    return MarkForm.from_dict(mark)()


class TakingForm(Schema):
    """Into whose route, for which deficit: both in one choice."""

    target = fields.String(required=True, error_messages=CHOOSE)
    due_on = fields.Date(load_default=None, allow_none=True)
