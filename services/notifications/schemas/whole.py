"""Whole numbers as programs and forms send them."""

from typing import Any

from marshmallow import fields


class WholeNumber(fields.Integer):
    """A whole number, also written as a text; half of one is refused, not cut off."""

    def _validated(self, value: Any) -> int:
        if isinstance(value, float) and not value.is_integer():
            raise self.make_error("invalid", input=value)
        return super()._validated(value)
