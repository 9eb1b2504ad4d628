"""How one wants to be written to: hours, choices by kind and channel, addresses and their codes."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields, validate

from services.notifications.rules import ALL, CHANNELS, CHOICES, DIGEST, EVERY, KINDS, Hours
from services.notifications.schemas.texts import Text
from services.notifications.schemas.whole import WholeNumber

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
HOUR = validate.Range(min=0, max=23, error="Час от 0 до 23.")
WEEKDAY = validate.Range(min=0, max=6, error="День недели от 0 (понедельник) до 6.")
OFTEN = validate.OneOf(list(EVERY), error=f"Одно из: {', '.join(EVERY)}.")
CHOICE = validate.OneOf(list(CHOICES), error=f"Одно из: {', '.join(CHOICES)}.")
CHANNEL = validate.OneOf(list(CHANNELS), error=f"Одно из: {', '.join(CHANNELS)}.")
KIND = validate.OneOf(list(KINDS), error=f"Одно из: {', '.join(KINDS)}.")
LONGEST_ADDRESS = validate.Length(min=1, max=254, error="До 254 знаков.")
USUAL = Hours()


class _HoursFields(Schema):
    """How often the digest comes, its weekday and hour, the quiet hours, all local."""

    digest_every = fields.String(load_default=USUAL.digest_every, validate=OFTEN)
    digest_weekday = WholeNumber(load_default=USUAL.digest_weekday, validate=WEEKDAY)
    digest_hour = WholeNumber(load_default=USUAL.digest_hour, validate=HOUR)
    quiet_from = WholeNumber(load_default=USUAL.quiet_from, validate=HOUR)
    quiet_until = WholeNumber(load_default=USUAL.quiet_until, validate=HOUR)
    works_weekends = fields.Boolean(load_default=USUAL.works_weekends)


class ChoiceLine(Schema):
    """What holds for a kind of message by a channel."""

    kind = fields.String(required=True, validate=KIND)
    channel = fields.String(required=True, validate=CHANNEL)
    choice = fields.String(required=True, validate=CHOICE)


class PreferencesIn(_HoursFields):
    """All wishes at once; choices that are not named stay."""

    choices = fields.List(fields.Nested(ChoiceLine), load_default=[])


class ChannelAddressOut(Schema):
    """Where a channel leads."""

    channel = fields.String()
    value = fields.String()
    is_of_register = fields.Boolean()
    asked = fields.String()
    unsure = fields.String()
    question_at = fields.DateTime(allow_none=True)
    refused_at = fields.DateTime(allow_none=True)
    refusal = fields.String()


class PreferencesOut(_HoursFields):
    """All wishes as they stand."""

    choices = fields.List(fields.Nested(ChoiceLine))
    addresses = fields.List(fields.Nested(ChannelAddressOut))


class ChannelIn(Schema):
    """A channel."""

    channel = fields.String(required=True, validate=CHANNEL)


class AddressIn(ChannelIn):
    """An address to be confirmed."""

    value = Text(required=True, validate=LONGEST_ADDRESS)


class CodeIn(Schema):
    """The code that was sent there."""

    code = fields.String(required=True, validate=validate.Length(min=1, max=20, error="Введите код."))


def field_of(channel: str, kind: str) -> str:
    """Name the field of a choice in the form."""
    return f"{channel}_{kind}"


FORM_CHOICES = {
    field_of(channel, kind): fields.String(validate=CHOICE) for channel in CHANNELS for kind in KINDS
}


class WishesForm(_HoursFields, Schema.from_dict(FORM_CHOICES)):  # type: ignore[misc]  # made from data
    """The page's form: a field for each kind and channel."""


class LeavingForm(Schema):
    """What not to be written of any more."""

    kinds = fields.List(
        fields.String(validate=validate.OneOf([ALL, DIGEST, *KINDS])),
        required=True,
        validate=validate.Length(min=1, error="Отметьте, о чём не писать."),
    )


def hours_of(given: Mapping[str, Any]) -> Hours:
    """Read the hours of what was sent."""
    return Hours(**{name: given[name] for name in _HoursFields().fields})


def choices_of(given: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """Read the choices of a form that was sent."""
    return {
        (kind, channel): given[field_of(channel, kind)]
        for channel in CHANNELS
        for kind in KINDS
        if field_of(channel, kind) in given
    }
