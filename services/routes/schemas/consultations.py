"""Consultations and published answers at the edge."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.routes.rules import vocabulary as words
from services.routes.rules.states import CONSULTATION
from services.routes.schemas.diagnostics import REASON, TEXT, Paged
from services.routes.schemas.forms import CHOOSE, SEPARATOR

ASK: dict[str, Any] = {"required": "Напишите вопрос."}
LINK = validate.And(
    validate.Length(max=1000),
    validate.Regexp(r"^$|^https?://", error="Ссылка начинается с http:// или https://."),
)


class ConsultationsQuery(Paged):
    """Filters of the list of consultations."""

    state = fields.String(validate=validate.OneOf(list(CONSULTATION)))
    area = fields.String(validate=validate.OneOf(words.AREAS))


class ConsultationIn(Schema):
    """A question: of what, in one's own words, how urgent, and who may know of it."""

    area = fields.String(required=True, validate=validate.OneOf(words.AREAS))
    topic = fields.String(load_default="", validate=validate.Length(max=20))
    text = fields.String(required=True, validate=REASON, error_messages=ASK)
    urgent = fields.Boolean(load_default=False)
    private = fields.Boolean(load_default=False)
    for_school = fields.Boolean(load_default=False)
    show_tutor = fields.Boolean(load_default=False)


class ConsultationForm(Schema):
    """The same on a page: `about` is an area, or an area and a topic of it."""

    text = fields.String(required=True, validate=REASON, error_messages=ASK)
    about = fields.String(required=True, error_messages=CHOOSE)
    urgent = fields.Boolean(load_default=False)
    private = fields.Boolean(load_default=False)
    for_school = fields.Boolean(load_default=False)
    show_tutor = fields.Boolean(load_default=False)

    @post_load
    def _split(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        data["area"], _, data["topic"] = data.pop("about").partition(SEPARATOR)
        return data


class RoutingIn(Schema):
    """Who answers: an expert, or nobody by name — then any methodist."""

    expert_id = fields.UUID(load_default=None, allow_none=True)


class AnswerIn(Schema):
    """An answer in words, with a link if there is one."""

    text = fields.String(required=True, validate=REASON, error_messages={"required": "Напишите ответ."})
    link = fields.String(load_default="", validate=LINK)


class WordIn(Schema):
    """A question back, or what is added to the question."""

    text = fields.String(
        required=True, validate=REASON, error_messages={"required": "Напишите несколько слов."}
    )


class RatingIn(Schema):
    """How useful an answer was."""

    rating = fields.Integer(required=True, validate=validate.OneOf(words.RATINGS), error_messages=CHOOSE)
    words = fields.String(load_default="", validate=TEXT)


class PublicationIn(Schema):
    """A question and its answer as everybody may read them."""

    question = fields.String(required=True, validate=REASON, error_messages=ASK)
    answer = fields.String(required=True, validate=REASON, error_messages={"required": "Напишите ответ."})
    link = fields.String(load_default="", validate=LINK)


class MessageOut(Schema):
    """A word of a consultation."""

    id = fields.UUID()
    kind = fields.String()
    author_id = fields.UUID(allow_none=True)
    text = fields.String()
    link = fields.String()
    said_on = fields.Date()


class ConsultationOut(Schema):
    """A consultation; the words and the rating only for whoever may read them."""

    id = fields.UUID()
    version = fields.Integer()
    asker_id = fields.UUID()
    organization_id = fields.UUID(allow_none=True)
    for_school = fields.Boolean()
    area = fields.String()
    topic = fields.String()
    urgent = fields.Boolean()
    private = fields.Boolean()
    state = fields.String(validate=validate.OneOf(list(CONSULTATION)))
    awaits = fields.String(allow_none=True)
    answerer = fields.String()
    answerer_id = fields.UUID(allow_none=True)
    requested_on = fields.Date()
    routed_on = fields.Date(allow_none=True)
    answered_on = fields.Date(allow_none=True)
    rated_on = fields.Date(allow_none=True)
    cancelled_on = fields.Date(allow_none=True)
    shown_on = fields.Date(allow_none=True)
    step_id = fields.UUID(allow_none=True)
    text = fields.String()
    rating = fields.Integer(allow_none=True)
    rating_words = fields.String()
    messages = fields.List(fields.Nested(MessageOut))


class AnswersQuery(Paged):
    """What is searched for among published answers."""

    q = fields.String(load_default="", validate=validate.Length(max=200))
    area = fields.String(load_default="", validate=validate.OneOf(["", *words.AREAS]))


class AnswerOut(Schema):
    """A published answer."""

    id = fields.UUID()
    area = fields.String()
    topic = fields.String()
    question = fields.String()
    answer = fields.String()
    link = fields.String()
    published_on = fields.Date()


class StatisticsOut(Schema):
    """How consultations go; no rating before five of them."""

    waiting = fields.Integer()
    answered = fields.Integer()
    in_time = fields.Integer()
    days = fields.Integer()
    ratings = fields.Integer()
    rating = fields.Float(allow_none=True)
