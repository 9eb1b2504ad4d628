"""Practices of the bank at the edge: what a stranger reads, what colleagues read, what is written."""

from marshmallow import Schema, ValidationError, fields, validate

from services.routes.rules import vocabulary as words
from services.routes.rules.practices import CRITERIA, LEAST, MOST, STATES, is_safe_link
from services.routes.schemas.diagnostics import REASON, SHORT, TEXT, Paged

TITLE = validate.Length(min=3, max=200)
MANY = validate.Length(max=20)
PART = validate.Length(min=1, max=2000)
LINK = "Ссылка начинается с https:// или http:// и не содержит пробелов, логина и пароля."


def check_link(text: str) -> str:
    """Raise unless an address may be shown as a link."""
    if not is_safe_link(text):
        raise ValidationError(LINK)
    return text


class PracticesQuery(Paged):
    """Filters of the list of practices."""

    area = fields.String(validate=validate.OneOf(words.AREAS))
    state = fields.String(validate=validate.OneOf(list(STATES)))


class PracticeText(Schema):
    """What a colleague reads of a practice."""

    title = fields.String(validate=TITLE)
    area = fields.String(validate=validate.OneOf(words.AREAS))
    topics = fields.List(fields.String(validate=validate.Length(max=20)), validate=MANY)
    audience = fields.String(validate=SHORT)
    subject = fields.String(validate=SHORT)
    summary = fields.String(validate=TEXT)
    parts = fields.List(fields.String(validate=PART), validate=MANY)
    hours = fields.Float(allow_none=True, validate=validate.Range(min=0, max=1000))
    links = fields.List(fields.String(validate=[validate.Length(max=500), check_link]), validate=MANY)


class PracticeIn(PracticeText):
    """A practice proposed; a methodist may name another author, by person or by text."""

    title = fields.String(required=True, validate=TITLE)
    area = fields.String(required=True, validate=validate.OneOf(words.AREAS))
    topics = fields.List(fields.String(validate=validate.Length(max=20)), load_default=list, validate=MANY)
    audience = fields.String(load_default="", validate=SHORT)
    subject = fields.String(load_default="", validate=SHORT)
    summary = fields.String(load_default="", validate=TEXT)
    parts = fields.List(fields.String(validate=PART), load_default=list, validate=MANY)
    hours = fields.Float(load_default=None, allow_none=True, validate=validate.Range(min=0, max=1000))
    links = fields.List(
        fields.String(validate=[validate.Length(max=500), check_link]), load_default=list, validate=MANY
    )
    author_id = fields.UUID(load_default=None, allow_none=True)
    author_text = fields.String(load_default="", validate=SHORT)
    organization_id = fields.UUID(load_default=None, allow_none=True)
    named = fields.Boolean(load_default=False)


class NamingIn(Schema):
    """Whether everybody may read who wrote it."""

    named = fields.Boolean(required=True)


class ArchivingIn(Schema):
    """Why it leaves the bank."""

    reason = fields.String(load_default="", validate=TEXT)


class MarkIn(Schema):
    """An expert's marks by every criterion, with words."""

    marks = fields.Dict(
        keys=fields.String(validate=validate.OneOf(list(CRITERIA))),
        values=fields.Integer(strict=True, validate=validate.Range(min=LEAST, max=MOST)),
        required=True,
        validate=validate.Length(equal=len(CRITERIA)),
    )
    words = fields.String(required=True, validate=REASON)
    recommends = fields.Boolean(required=True)


class StandingOut(Schema):
    """What the experts think together."""

    count = fields.Integer()
    recommend = fields.Integer(allow_none=True)
    average = fields.Float(allow_none=True)


class ResolvedOut(Schema):
    """What it did to deficits of a topic, said so that nobody is recognised."""

    area = fields.String()
    topic = fields.String()
    title = fields.String()
    words = fields.String()


class PublicPracticeOut(PracticeText):
    """What anybody reads; author and school only where the author lets them."""

    id = fields.UUID()
    municipality = fields.String()
    area_title = fields.String()
    topic_titles = fields.List(fields.String())
    author = fields.String()
    school = fields.String()
    edition = fields.Integer()
    published_on = fields.Date(allow_none=True)
    experts = fields.Nested(StandingOut)
    resolved = fields.List(fields.Nested(ResolvedOut))


class PracticeOut(PublicPracticeOut):
    """What colleagues read besides, each as far as it is theirs."""

    version = fields.Integer()
    state = fields.String()
    author_id = fields.UUID(allow_none=True)
    organization_id = fields.UUID(allow_none=True)
    named_on = fields.Date(allow_none=True)
    submitted_on = fields.Date(allow_none=True)
    comment = fields.String()
    revision = fields.Dict(allow_none=True)
    warnings = fields.List(fields.String())


class MarkOut(Schema):
    """One expert's marks; who they are only for the methodist and themselves."""

    id = fields.UUID()
    expert_id = fields.UUID(allow_none=True)
    edition = fields.Integer()
    marks = fields.Dict(keys=fields.String(), values=fields.Integer())
    words = fields.String()
    recommends = fields.Boolean()
    marked_on = fields.Date()


class SuggestionsQuery(Paged):
    """Whose route is to be built."""

    person = fields.UUID(required=True)


class SuggestionOut(Schema):
    """A step to take and why; `source`: practice, programme, step, untried, colleague, standard."""

    kind = fields.String()
    title = fields.String()
    reason = fields.String()
    proven = fields.Boolean()
    source = fields.String()
    practice_id = fields.UUID(allow_none=True)
    helped = fields.Integer()
    of = fields.Integer()


class DeficitSuggestionsOut(Schema):
    """What is suggested for one deficit."""

    deficit_id = fields.UUID()
    area = fields.String()
    topic = fields.String()
    title = fields.String()
    severity = fields.String()
    note = fields.String()
    suggestions = fields.List(fields.Nested(SuggestionOut))
