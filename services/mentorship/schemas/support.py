"""Support events and attendance at the edge."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from services.mentorship import rules

SHORT = validate.Length(max=300)
TEXT = validate.Length(max=4000)
MOST_DATES = 100
LINE = re.compile(r"(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})[\s.,;:–—-]*(.*)")
KIND = validate.OneOf(rules.SUPPORT_KINDS)
STATE = validate.OneOf(rules.ATTENDANCE_STATES)


class Dates(fields.Field[list[tuple[date, str]]]):
    """Dates of a series, a line each: the day, then the theme if there is one."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> list[tuple[date, str]]:
        del attr, data, kwargs  # the text is all that matters
        lines = [line.strip() for line in str(value).splitlines() if line.strip()]
        if not lines or len(lines) > MOST_DATES:
            raise ValidationError([f"Напишите от одной до {MOST_DATES} дат, каждую с новой строки."])
        found = [_dated(line) for line in lines]
        days = [day for day, _ in found]
        if twice := next((day for day in days if days.count(day) > 1), None):
            raise ValidationError([f"Дата {twice:%d.%m.%Y} написана дважды."])
        return found


def _dated(line: str) -> tuple[date, str]:
    found = LINE.fullmatch(line)
    text = found.group(1) if found else ""
    pattern = "%Y-%m-%d" if "-" in text else "%d.%m.%Y"
    try:
        day = datetime.strptime(text, pattern).date()  # noqa: DTZ007 a day has no zone
    except ValueError as error:
        message = f"Не понял строку «{line[:60]}». Пишите так: 15.10.2026 Современный урок"
        raise ValidationError([message]) from error
    return day, " ".join(found.group(2).split()) if found else ""


class SupportEventsQuery(Schema):
    """Filters of the list of events."""

    kind = fields.String(validate=KIND)
    since = fields.Date()
    until = fields.Date()
    limit = fields.String()
    cursor = fields.String()


class SupportEventIn(Schema):
    """A new event."""

    title = fields.String(required=True, validate=validate.Length(min=1, max=500))
    kind = fields.String(required=True, validate=KIND)
    event_date = fields.Date(required=True)
    hours = fields.Float(load_default=None, allow_none=True, validate=validate.Range(min=0, max=1000))
    begins = fields.Time(load_default=None, allow_none=True)
    place = fields.String(load_default="", validate=SHORT)
    link = fields.Url(load_default="", schemes={"http", "https"}, require_tld=False)
    description = fields.String(load_default="", validate=TEXT)
    capacity = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(min=1, max=100_000))


class SupportEventChangeIn(SupportEventIn):
    """What an event becomes: the whole of it."""


class SeriesIn(Schema):
    """A new series: what its events share, and their dates, each with a theme if it has one."""

    title = fields.String(required=True, validate=validate.Length(min=1, max=300))
    kind = fields.String(required=True, validate=KIND)
    description = fields.String(load_default="", validate=TEXT)
    dates = Dates(required=True)
    hours = fields.Float(load_default=None, allow_none=True, validate=validate.Range(min=0, max=1000))
    begins = fields.Time(load_default=None, allow_none=True)
    place = fields.String(load_default="", validate=SHORT)
    link = fields.Url(load_default="", schemes={"http", "https"}, require_tld=False)
    capacity = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(min=1, max=100_000))


class SeriesDatesIn(SeriesIn):
    """More dates of a series."""

    class Meta:
        """What it is called and about stays."""

        exclude = ("title", "kind", "description")


class SeriesOut(Schema):
    """A series."""

    id = fields.UUID()
    title = fields.String()
    kind = fields.String()
    description = fields.String()


class AudienceIn(Schema):
    """Whom to invite: a group, narrowed by schools and subjects; empty is any."""

    who = fields.String(required=True, validate=validate.OneOf(list(rules.AUDIENCES)))
    schools = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=1000))
    subjects = fields.List(
        fields.String(validate=SHORT), load_default=list, validate=validate.Length(max=200)
    )

    @post_load
    def plain(self, data: dict[str, Any], **_options: Any) -> dict[str, Any]:
        """Ids as text: the filter is stored as JSON."""
        return data | {"schools": [str(one) for one in data["schools"]]}


class StateIn(Schema):
    """The state an event goes to."""

    state = fields.String(required=True, validate=validate.OneOf(list(rules.SUPPORT_STATES)))


class AnswerIn(Schema):
    """One's own answer to an invitation."""

    state = fields.String(load_default="registered", validate=validate.OneOf(rules.ANSWERS))


class TicksForm(Schema):
    """A list with ticks: the marks shown, and those of them that were ticked."""

    shown = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=500))
    came = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=500))


class InvitedOut(Schema):
    """How many were invited now."""

    invited = fields.Integer()


class PeriodQuery(Schema):
    """A period and a kind of events."""

    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None)
    kind = fields.String(load_default="", validate=validate.OneOf(["", *rules.SUPPORT_KINDS]))


class SupportEventOut(Schema):
    """An event."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    title = fields.String()
    kind = fields.String()
    event_date = fields.Date()
    hours = fields.Float(allow_none=True)
    begins = fields.Time(allow_none=True)
    place = fields.String()
    link = fields.String()
    description = fields.String()
    capacity = fields.Integer(allow_none=True)
    series_id = fields.UUID(allow_none=True)
    state = fields.String()
    version = fields.Integer()


class AttendanceIn(Schema):
    """A mark of attendance."""

    person_id = fields.UUID(required=True)
    state = fields.String(load_default="attended", validate=STATE)


class AttendanceOut(Schema):
    """Who was marked how."""

    id = fields.UUID()
    support_event_id = fields.UUID()
    person_id = fields.UUID()
    state = fields.String()
    version = fields.Integer()
