"""Forms of a municipality's settings: what JSON sends as lists, pages ask field by field."""

from calendar import monthrange
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.registry.rules.settings import INDICATORS, NUDGE_DAYS, READING_DAYS, SMALLEST_CELL
from services.registry.schemas.forms import Rate
from services.registry.schemas.municipalities import (
    CELL,
    EVERY_YEAR,
    MOST_DATES,
    MOST_DAYS,
    PLAN_YEARS,
    YoungRuleIn,
)
from services.registry.schemas.pieces import day, one_of, text

DATES = range(1, MOST_DATES + 1)
PERCENT = validate.Range(0, 100, min_inclusive=False, error="Больше 0 и до 100.")


class YoungRuleForm(YoungRuleIn):
    """A new version of the young-teacher rule, said in its limits; the title follows from them."""

    class Meta:
        """What a person need not say."""

        exclude = ("title",)

    age_limit = fields.Integer(required=True, validate=validate.Range(18, 100))
    experience_months = fields.Integer(required=True, validate=validate.Range(1, 600))
    both_required = fields.Boolean(load_default=False)


class GeneralForm(Schema):
    """What a municipality is called, since when it works here, how it plans and when a pair stalls,
    how few people are no figure and how long a result waits to be read.
    """

    name = text(200, required=True)
    regulation = text(300, required=True)
    go_live_on = day(required=True)
    plan_year = one_of(*PLAN_YEARS, required=True)
    mentee_consent_required = fields.Boolean(load_default=False)
    first_session_days = fields.Integer(required=True, validate=validate.Range(1, MOST_DAYS))
    silence_days = fields.Integer(required=True, validate=validate.Range(1, MOST_DAYS))
    confirmation_days = fields.Integer(required=True, validate=validate.Range(1, MOST_DAYS))
    nudge_days = fields.Integer(load_default=NUDGE_DAYS, validate=validate.Range(1, MOST_DAYS))
    smallest_cell = fields.Integer(load_default=SMALLEST_CELL, validate=CELL)
    reading_days = fields.Integer(load_default=READING_DAYS, validate=validate.Range(1, MOST_DAYS))

    @post_load
    def _together(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        parts = ("first_session_days", "silence_days", "confirmation_days", "nudge_days")
        guards = {name: data.pop(name) for name in ("smallest_cell", "reading_days")}
        return data | {"stall": {name: data.pop(name) for name in parts}, "diagnostics": guards}


class ThresholdsForm(Schema):
    """A threshold of each indicator in percent; an empty one is none."""

    @post_load
    def _listed(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        asked = ((number, data[f"indicator-{number}"]) for number in INDICATORS)
        found = [
            {"indicator": number, "percent": percent} for number, percent in asked if percent is not None
        ]
        return {"thresholds": found}


class ReportingForm(Schema):
    """The dates of the reporting calendar, a row of fields each; an empty row is none."""

    @validates_schema(skip_on_field_errors=True)
    def _hold(self, data: dict[str, Any], **_: Any) -> None:
        wrong: dict[str, list[str]] = {}
        for number in filter(lambda one: _is_filled(data, one), DATES):
            for name, message in (("day", "Укажите день."), ("month", "Выберите месяц.")):
                if data[f"{name}-{number}"] is None:
                    wrong[f"{name}-{number}"] = [message]
            if not data[f"title-{number}"]:
                wrong[f"title-{number}"] = ["Назовите, что собирают."]
            month, on = data[f"month-{number}"], data[f"day-{number}"]
            if month and on and on > monthrange(EVERY_YEAR, month)[1]:
                wrong[f"day-{number}"] = ["Такого дня нет в этом месяце."]
        if not any(_is_filled(data, one) for one in DATES):
            wrong["day-1"] = ["Нужна хотя бы одна дата."]
        if wrong:
            raise ValidationError(wrong)

    @post_load
    def _listed(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        names = ("month", "day", "title", "final", "paragraph")
        rows = [{name: data[f"{name}-{one}"] for name in names} for one in DATES if _is_filled(data, one)]
        return {"reporting": sorted(rows, key=lambda one: (one["month"], one["day"]))}


def _is_filled(data: dict[str, Any], number: int) -> bool:
    return any(data[f"{name}-{number}"] for name in ("day", "month", "title"))


def thresholds_form() -> Schema:
    """Make the form of the thresholds."""
    asked = {f"indicator-{number}": Rate(load_default=None, validate=PERCENT) for number in INDICATORS}
    return ThresholdsForm.from_dict(asked)()  # type: ignore[arg-type]


def reporting_form() -> Schema:
    """Make the form of the reporting calendar."""
    asked: dict[str, fields.Field[Any]] = {}
    for number in DATES:
        asked |= {
            f"day-{number}": fields.Integer(load_default=None, validate=validate.Range(1, 31)),
            f"month-{number}": fields.Integer(load_default=None, validate=validate.Range(1, 12)),
            f"title-{number}": text(300, load_default=""),
            f"final-{number}": fields.Boolean(load_default=False),
            f"paragraph-{number}": text(20, load_default=""),
        }
    return ReportingForm.from_dict(asked)()


class NamesForm(Schema):
    """What bodies and roles are called on pages."""

    @post_load
    def _together(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"names": {key: name for key, name in data.items() if name}}


def names_form(keys: list[str], *, required: set[str]) -> Schema:
    """Make the form of the names; one that is there may be changed and not taken away."""
    asked = {key: text(300, required=True) if key in required else text(300, load_default="") for key in keys}
    return NamesForm.from_dict(asked)()  # type: ignore[arg-type]
