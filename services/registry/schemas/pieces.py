"""Pieces every schema of registry is made of: texts without control characters, days, words of a list."""

from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from shared.importing.cells import BadCell
from shared.importing.coordinates import coordinates
from shared.importing.snils import snils
from shared.mail_address import fault_of_address

CONTROL = validate.Regexp(r"^[^\x00-\x1f\x7f\ud800-\udfff]*$", error="Недопустимые символы.")
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2149, 12, 31)


def text(longest: int, **options: Any) -> fields.String:
    """Declare a text that is not empty unless it may be left out."""
    shortest = 1 if options.get("required") else 0
    length = validate.Length(shortest, longest, error=f"От {shortest} до {longest} знаков.")
    return fields.String(validate=[length, CONTROL], **options)


def day(**options: Any) -> fields.Date:
    """Declare a date of our time."""
    span = validate.Range(FIRST_DAY, LAST_DAY, error="Проверьте год.")
    return fields.Date(validate=span, **options)


def optional_day() -> fields.Date:
    """Declare a date that may be absent or null."""
    return day(load_default=None, allow_none=True)


def one_of(*words: str, **options: Any) -> fields.String:
    """Declare one word of a closed list."""
    return fields.String(validate=validate.OneOf(words), **options)


class Snils(fields.String):
    """A СНИЛС with right check digits, as eleven digits."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        try:
            return snils(super()._deserialize(value, attr, data, **kwargs)) or ""
        except BadCell as error:
            raise ValidationError(str(error)) from error


class Coordinates(fields.String):
    """Latitude and longitude in degrees in one spelling; empty where not known."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        try:
            return coordinates(super()._deserialize(value, attr, data, **kwargs)) or ""
        except BadCell as error:
            raise ValidationError(str(error)) from error


class MailAddress(fields.Email):
    """An address that mail servers take; whatever is wrong with it is said in one sentence."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        written: str = super()._deserialize(value, attr, data, **kwargs)
        if (fault := fault_of_address(written)) is not None:
            raise ValidationError(fault)
        return written


class Whole(fields.Nested):
    """A nested object that is sent whole even when the object around it is sent in part."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Any, partial: Any = None, **kwargs: Any
    ) -> Any:
        del partial
        return super()._deserialize(value, attr, data, partial=False, **kwargs)


class Page(Schema):
    """Which page of a list; the frame reads it."""

    limit = fields.String()
    cursor = fields.String()


class Filter(Page):
    """Which part of a list: by a part of the name, by organization."""

    q = text(200, load_default="")
    organization_id = fields.UUID(load_default=None)
