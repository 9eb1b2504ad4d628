"""Rules and statistics at the edge."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.notifications.rules import CHANNELS, URGENCIES
from services.notifications.schemas.whole import WholeNumber

URGENCY = validate.OneOf(tuple(URGENCIES), error="Одно из: at_once, digest или пусто.")
CHANNEL = validate.OneOf(tuple(CHANNELS), error=f"Одно из: {', '.join(CHANNELS)}.")
MOST = 9
LONGEST = 4
BACKWARDS = "Последний день раньше первого: поменяйте их местами."


class RuleIn(Schema):
    """What of a rule is to be set; what is not named stays. An empty urgency leaves it to what is usual."""

    enabled = fields.Boolean()
    urgency = fields.String(validate=URGENCY, allow_none=True)
    days = fields.List(WholeNumber(), validate=validate.Length(min=1, max=MOST))
    patience = WholeNumber()
    channels = fields.List(fields.String(validate=CHANNEL), validate=validate.Length(max=MOST))

    @post_load
    def _usual(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return data | ({"urgency": data["urgency"] or None} if "urgency" in data else {})


class Numbers(fields.Field[list[int]]):
    """Numbers as people write them: with commas or spaces between."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[int]:
        del attr, data, kwargs  # the text is all that matters
        parts = str(value).replace(",", " ").split()
        if not parts or not all(one.isdecimal() and len(one) <= LONGEST for one in parts):
            raise ValidationError(["Напишите числа через запятую, например: 7, 1."])
        return [int(one) for one in parts]


class RuleForm(Schema):
    """The settings of a rule as a page sends them."""

    enabled = fields.Boolean(load_default=False)
    urgency = fields.String(validate=URGENCY, load_default="")
    days = Numbers(required=True)
    patience = WholeNumber(required=True)
    channels = fields.List(fields.String(validate=CHANNEL), load_default=list)

    @post_load
    def _usual(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return data | {"urgency": data["urgency"] or None}


class SampleOut(Schema):
    """How a message of the rule reads."""

    title = fields.String()
    text = fields.String()


class SettingOut(Schema):
    """How a rule is set."""

    version = fields.Integer()
    enabled = fields.Boolean()
    urgency = fields.String(allow_none=True)
    days = fields.List(fields.Integer())
    patience = WholeNumber()
    channels = fields.List(fields.String())


class RuleOut(Schema):
    """A rule as it is set, and how many it reaches today."""

    name = fields.String()
    kind = fields.String()
    purpose = fields.String()
    starts_by = fields.String()
    can_rest = fields.Boolean(attribute="rule.can_rest")
    setting = fields.Nested(SettingOut)
    sample = fields.Nested(SampleOut)
    reaches = fields.Integer()
    soon = fields.Integer()


class ReachOut(Schema):
    """One whom a rule reaches."""

    who = fields.String()
    since = fields.Date()


class ReachedOut(Schema):
    """Whom a rule reaches today; names are null for whoever may not see them."""

    count = fields.Integer()
    people = fields.List(fields.Nested(ReachOut), allow_none=True)


class ChangeOut(SettingOut):
    """One version of a rule's settings."""

    changed_at = fields.DateTime()


class PeriodQuery(Schema):
    """From which day to which, inclusive."""

    since = fields.Date()
    until = fields.Date()
    limit = fields.String()
    cursor = fields.String()

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if "since" in data and "until" in data and data["since"] > data["until"]:
            raise ValidationError(BACKWARDS, field_name="until")


class CountedOut(Schema):
    """What became of the messages of a rule; shares in percent."""

    rule = fields.String()
    purpose = fields.String()
    sent = fields.Integer()
    read = fields.Integer()
    acted = fields.Integer()
    moot = fields.Integer()
    share = fields.Float(allow_none=True)
    is_noise = fields.Boolean()
