"""Municipalities at the edge: made from a profile, changed setting by setting."""

from calendar import monthrange
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates, validates_schema

from services.registry.rules.settings import NUDGE_DAYS
from services.registry.schemas.pieces import Whole, day, one_of, text

INDICATORS = 10
MOST_DAYS = 366
MOST_DATES = 4
EVERY_YEAR = 2023  # not a leap year: the day exists in any
PLAN_YEARS = ("academic", "calendar")
CELL = validate.Range(3, 20)


class MunicipalityIn(Schema):
    """A profile to create a municipality from; `go_live_on`: since when it works here, today if not said."""

    profile = text(40, required=True)
    go_live_on = fields.Date(load_default=None, allow_none=True)


class MunicipalityOut(Schema):
    """A municipality with the settings of its profile."""

    id = fields.UUID()
    code = fields.String()
    name = fields.String()
    regulation = fields.String()
    plan_year = fields.String()
    timezone = fields.String()
    profile = fields.String()
    go_live_on = fields.Date(allow_none=True)
    young_rules = fields.List(fields.Dict())
    thresholds = fields.List(fields.Dict())
    stall = fields.Dict()
    diagnostics = fields.Dict()
    reporting = fields.List(fields.Dict())
    documents = fields.List(fields.Dict())
    mentee_consent_required = fields.Boolean()
    names = fields.Dict()
    version = fields.Integer()


class YoungRuleIn(Schema):
    """A new version of the young-teacher rule, from a day; without a title, said from its limits."""

    since = day(required=True)
    title = text(300, load_default="")
    age_limit = fields.Integer(load_default=35, validate=validate.Range(18, 100))
    experience_months = fields.Integer(load_default=36, validate=validate.Range(1, 600))
    both_required = fields.Boolean(load_default=True)


class ThresholdIn(Schema):
    """The share of an indicator asked for, in percent (ust-koksa п.19)."""

    indicator = fields.Integer(required=True, validate=validate.Range(1, INDICATORS))
    percent = fields.Float(required=True, validate=validate.Range(0, 100, min_inclusive=False))


class StallIn(Schema):
    """After how many working days a pair counts as stalled."""

    first_session_days = fields.Integer(required=True, validate=validate.Range(1, MOST_DAYS))
    silence_days = fields.Integer(required=True, validate=validate.Range(1, MOST_DAYS))
    confirmation_days = fields.Integer(required=True, validate=validate.Range(1, MOST_DAYS))
    nudge_days = fields.Integer(load_default=NUDGE_DAYS, validate=validate.Range(1, MOST_DAYS))


class DiagnosticsIn(Schema):
    """What guards people in diagnostics: how few are no figure, how long a result waits to be read."""

    smallest_cell = fields.Integer(required=True, validate=CELL)
    reading_days = fields.Integer(required=True, validate=validate.Range(1, MOST_DAYS))


class ReportingDateIn(Schema):
    """A yearly date of collecting the indicators (ust-koksa п.20: May interim, December final)."""

    month = fields.Integer(required=True, validate=validate.Range(1, 12))
    day = fields.Integer(required=True, validate=validate.Range(1, 31))
    title = text(300, required=True)
    final = fields.Boolean(required=True)
    paragraph = text(20, load_default="")

    @validates_schema(skip_on_field_errors=True)
    def _exists(self, data: dict[str, Any], **_: Any) -> None:
        if data["day"] > monthrange(EVERY_YEAR, data["month"])[1]:
            raise ValidationError("Такого дня нет в этом месяце.", "day")


class MunicipalityPatch(Schema):
    """What changes of a municipality's settings; what is not sent stays."""

    name = text(200, required=True)
    regulation = text(300, required=True)
    go_live_on = day()
    plan_year = one_of(*PLAN_YEARS)
    names = fields.Dict(keys=text(40, required=True), values=text(300, required=True))
    young_rule = Whole(YoungRuleIn)
    thresholds = fields.List(Whole(ThresholdIn), validate=validate.Length(max=INDICATORS))
    stall = Whole(StallIn)
    diagnostics = Whole(DiagnosticsIn)
    reporting = fields.List(Whole(ReportingDateIn), validate=validate.Length(1, MOST_DATES))
    mentee_consent_required = fields.Boolean()

    @validates("thresholds")
    def _each_once(self, thresholds: list[dict[str, Any]], **_: Any) -> None:
        numbers = [one["indicator"] for one in thresholds if "indicator" in one]
        if len(numbers) != len(set(numbers)):
            raise ValidationError("Показатель повторяется.")
