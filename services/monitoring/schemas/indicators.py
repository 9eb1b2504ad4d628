"""The edge of monitoring: what may be asked and how the answers look in JSON."""

from datetime import date

from marshmallow import EXCLUDE, Schema, fields, validate

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
TOO_FAR = "Дата — с 1900 по 2199 год."
LISTS = ("in", "out", "unknown", "apart")


class Day(fields.Date):
    """A day figures may be asked for; without one, what the door takes for usual."""

    def __init__(self) -> None:
        super().__init__(load_default=None, validate=validate.Range(min=FIRST, max=LAST, error=TOO_FAR))


class IndicatorsQuery(Schema):
    """Which municipality and which date; without a date, today."""

    municipality = fields.String(required=True)
    as_of = Day()


class ListQuery(Schema):
    """Which of the lists; limit and cursor are read by the frame."""

    list_name = fields.String(
        data_key="list",
        load_default="out",
        validate=validate.OneOf(LISTS, error="Одно из: in, out, unknown, apart."),
    )
    limit = fields.String()
    cursor = fields.String()


class ListForm(Schema):
    """Which of the lists a page shows; the rest of the address belongs to its tables."""

    list_name = fields.String(
        data_key="list", load_default="in", validate=validate.OneOf(LISTS, error="Такого списка нет.")
    )


class PeopleQuery(IndicatorsQuery, ListQuery):
    """A list behind an indicator at a date."""


class PageQuery(ListForm):
    """What the address of a page says; search, order and page are read by its tables."""

    class Meta:
        """The rest of the address belongs to others."""

        unknown = EXCLUDE

    municipality = fields.String(load_default="")
    as_of = Day()


class IndicatorOut(Schema):
    """One indicator; № 9 has `count` instead of the fraction."""

    number = fields.Integer()
    title = fields.String()
    count = fields.Integer()
    numerator = fields.Integer(allow_none=True)
    denominator = fields.Integer(allow_none=True)
    percent = fields.Float(allow_none=True)
    threshold = fields.Raw(allow_none=True, metadata={"type": "number"})
    met = fields.Boolean(allow_none=True)
    hidden = fields.Boolean()


class IndicatorsOut(Schema):
    """The ten indicators of a municipality at a date (ust-koksa п.19); null is hidden from the region."""

    municipality = fields.String()
    as_of = fields.String(metadata={"format": "date"})
    rule_version = fields.String()
    teachers = fields.Integer(allow_none=True)
    teachers_and_managers = fields.Integer(allow_none=True)
    organizations = fields.Integer()
    young_teachers = fields.Integer(allow_none=True)
    indicators = fields.List(fields.Nested(IndicatorOut))


class RegionQuery(Schema):
    """Which day municipalities are compared at; without one, the last reporting day."""

    as_of = Day()
    limit = fields.String()
    cursor = fields.String()


class PlaceOut(Schema):
    """A municipality beside the others; `hidden` figures have fewer than five people behind them."""

    municipality = fields.String()
    name = fields.String()
    as_of = fields.Date()
    snapshot_id = fields.UUID(allow_none=True)
    indicators = fields.List(fields.Nested(IndicatorOut))


class WholeOut(IndicatorOut):
    """One of the ten over all municipalities; verdicts are counted where they are seen."""

    municipalities_met = fields.Integer()
    municipalities_compared = fields.Integer()


class SchoolsQuery(IndicatorsQuery):
    """Organizations of a municipality at a day; limit and cursor are read by the frame."""

    limit = fields.String()
    cursor = fields.String()


class FileQuery(IndicatorsQuery):
    """The ten of a municipality, or of one of its organizations."""

    organization_id = fields.UUID(load_default=None)


class ShareOut(Schema):
    """An organization's own part in one of the ten."""

    number = fields.Integer()
    numerator = fields.Integer()
    denominator = fields.Integer()
    percent = fields.Float(allow_none=True)


class SchoolOut(Schema):
    """An organization beside the others."""

    organization_id = fields.UUID()
    name = fields.String()
    indicators = fields.List(fields.Nested(ShareOut))


class GroundOut(Schema):
    """A fact in words, its day, and the page where it is kept."""

    words = fields.String()
    day = fields.Date(allow_none=True)
    href = fields.String()


class ForecastQuery(IndicatorsQuery):
    """Which municipality and the day looked ahead to; without one, the coming collection."""

    limit = fields.String()
    cursor = fields.String()


class DeedOut(Schema):
    """A thing to do and whom it brings into the figure."""

    names = fields.String()
    organization = fields.String()
    brings = fields.Integer()
    words = fields.String(attribute="task.words")
    href = fields.String(attribute="task.href")


class ForecastOut(Schema):
    """A numerator foreseen with its margin of eight times of ten; reaches: yes, perhaps, no."""

    on = fields.Date()
    expected = fields.Integer()
    low = fields.Integer()
    high = fields.Integer()
    denominator = fields.Integer()
    reaches = fields.String(allow_none=True)


class OutlookOut(Schema):
    """What lies ahead of one of the ten; `steps` are null for whom the names are not."""

    number = fields.Integer(attribute="indicator.number")
    missing = fields.Integer(allow_none=True)
    is_enough = fields.Boolean()
    steps = fields.List(fields.Nested(DeedOut), allow_none=True)
    forecast = fields.Nested(ForecastOut, allow_none=True)


class NamedOut(Schema):
    """A line of the list behind an indicator."""

    id = fields.UUID()
    subject = fields.String()
    name = fields.String()
    organization_id = fields.UUID(allow_none=True)
    organization = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)
