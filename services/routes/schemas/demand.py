"""Training demand at the edge: wishes, what is needed, what was sent."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.routes.rules import demand as rules
from services.routes.rules import vocabulary as words
from services.routes.schemas.diagnostics import SHORT, Paged
from services.routes.schemas.figures import SpanOut, ToldOut
from services.routes.schemas.forms import CHOOSE, SEPARATOR

YEAR = validate.Range(min=2000, max=2100)


class WishIn(Schema):
    """What somebody asks to be taught; `deficit_id`: the own deficit they let be named in the application."""

    year = fields.Integer(required=True, validate=YEAR)
    area = fields.String(required=True, validate=validate.OneOf(words.AREAS))
    topic = fields.String(load_default="", validate=validate.Length(max=20))
    theme = fields.String(load_default="", validate=SHORT)
    hours = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(min=1, max=1000))
    form = fields.String(load_default="distance", validate=validate.OneOf(rules.STUDY_FORMS))
    period = fields.String(load_default=rules.ANY_TIME, validate=validate.OneOf(rules.PERIODS))
    deficit_id = fields.UUID(load_default=None, allow_none=True)


class WishForm(Schema):
    """The same on a page: the area and the topic are one choice."""

    about = fields.String(required=True, error_messages=CHOOSE)
    theme = fields.String(load_default="", validate=SHORT)
    hours = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(min=1, max=1000))
    form = fields.String(required=True, validate=validate.OneOf(rules.STUDY_FORMS), error_messages=CHOOSE)
    period = fields.String(load_default=rules.ANY_TIME, validate=validate.OneOf(rules.PERIODS))
    year = fields.Integer(required=True, validate=YEAR)
    deficit_id = fields.UUID(load_default=None, allow_none=True)

    @post_load
    def _split(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        data["area"], _, data["topic"] = data.pop("about").partition(SEPARATOR)
        return data


class WishesQuery(Paged):
    """Filters of the wishes."""

    year = fields.Integer(validate=YEAR)


class WishOut(Schema):
    """A wish as a row of the application."""

    id = fields.UUID()
    person_id = fields.UUID()
    year = fields.Integer()
    subject = fields.String()
    last_course_on = fields.Date(allow_none=True)
    is_recent = fields.Boolean()
    deficit = fields.String()
    area = fields.String()
    topic = fields.String()
    theme = fields.String()
    hours = fields.Integer(allow_none=True)
    form = fields.String()
    period = fields.String()
    priority = fields.String()
    asked_on = fields.Date()


class WithdrawnOut(Schema):
    """A wish that was asked or taken back."""

    id = fields.UUID()
    year = fields.Integer()
    area = fields.String()
    topic = fields.String()
    theme = fields.String()
    hours = fields.Integer(allow_none=True)
    form = fields.String()
    period = fields.String()
    deficit_id = fields.UUID(allow_none=True)
    asked_on = fields.Date()
    withdrawn_on = fields.Date(allow_none=True)


class DemandQuery(Schema):
    """Which year is ordered for; by default the one that is being planned."""

    year = fields.Integer(load_default=None, validate=YEAR)


class OutlookOut(Schema):
    """How many people may need training in half a year; null where the history is too short or too small."""

    expected = fields.Nested(ToldOut)
    words = fields.String()


class AreaNeedOut(Schema):
    """An area."""

    area = fields.String()
    title = fields.String()
    unresolved = fields.Nested(ToldOut)
    outlook = fields.Nested(OutlookOut, allow_none=True)
    trained = fields.Nested(ToldOut)
    closed = fields.Nested(ToldOut)


class TopicNeedOut(Schema):
    """A topic, or an area as a whole."""

    key = fields.String()
    title = fields.String()
    asked = fields.Integer()
    ordered = fields.Integer(attribute="places.count")
    hours = fields.String(attribute="places.hours")
    forms = fields.String(attribute="places.forms")
    periods = fields.String(attribute="places.periods")
    urgent = fields.Integer(attribute="places.urgent")
    unresolved = fields.Nested(ToldOut)
    outlook = fields.Nested(OutlookOut, allow_none=True)


class SchoolNeedOut(Schema):
    """A school."""

    id = fields.String()
    title = fields.String()
    ordered = fields.Integer()
    unresolved = fields.Nested(ToldOut)
    outlook = fields.Nested(OutlookOut, allow_none=True)


class DemandOut(Schema):
    """The demand of a year without names."""

    year = fields.Integer()
    span = fields.Nested(SpanOut)
    ahead = fields.Date()
    exact = fields.Boolean()
    areas = fields.List(fields.Nested(AreaNeedOut))
    topics = fields.List(fields.Nested(TopicNeedOut))
    schools = fields.List(fields.Nested(SchoolNeedOut))
    hidden_topics = fields.Integer()
    hidden_schools = fields.Integer()


class SendingIn(Schema):
    """What is sent: a school's application, or without a school the municipality's demand."""

    year = fields.Integer(required=True, validate=YEAR)
    organization_id = fields.UUID(load_default=None, allow_none=True)


class SentQuery(Paged):
    """Filters of what was sent."""

    year = fields.Integer(validate=YEAR)


class SentOut(Schema):
    """A demand as it was sent."""

    id = fields.UUID()
    organization_id = fields.UUID(allow_none=True)
    year = fields.Integer()
    edition = fields.Integer()
    sent_on = fields.Date()
    rows = fields.List(fields.Dict())
    totals = fields.Dict(allow_none=True)
