"""Numbers as people type them into forms: with a comma or a point, a percent with its sign or without."""

from decimal import Decimal
from typing import Any

from marshmallow import fields, validate

A_SHARE = "Похоже на долю. Напишите в процентах: {percent}."
HUNDRED = 100


class Typed(fields.Decimal):
    """A number with a comma or a point."""

    def _validated(self, value: Any) -> Any:
        return super()._validated(
            "".join(value.split()).replace(",", ".") if isinstance(value, str) else value
        )


class TypedPercent(Typed):
    """«85,5%», «85,5» or «85.5»; a share of Excel's, 0.855, is asked about: it would be read as a failure."""

    def _validated(self, value: Any) -> Any:
        has_sign = isinstance(value, str) and value.strip().endswith("%")
        number = super()._validated(value.strip().removesuffix("%") if has_sign else value)
        if number is not None and 0 < number < 1 and not has_sign:
            percent = f"{(number * HUNDRED).normalize():f}".replace(".", ",")
            raise self.make_error("share", percent=percent)
        return number


def number_field(most: int, *, of: type[Typed] = Typed) -> fields.Field[Decimal]:
    """A number from 0 to the most there is; one left empty is none."""
    message = f"Число от 0 до {most}."
    return of(
        load_default=None,
        allow_nan=False,
        validate=validate.Range(min=0, max=most, error=message),
        error_messages={"invalid": message, "special": message, "share": A_SHARE},
    )
