"""Questions of identity at the edge."""

from marshmallow import Schema, fields

from services.registry.schemas.people import PersonOut
from services.registry.schemas.pieces import Page, one_of

DECISIONS = ("same", "different", "later")


class QuestionFilter(Page):
    """Which questions: by default those that await a decision."""

    state = one_of("", "open", *DECISIONS, load_default="")


class QuestionIn(Schema):
    """Two cards that may be one person."""

    person_id = fields.UUID(required=True)
    candidate_id = fields.UUID(required=True)


class DecisionIn(Schema):
    """A methodist's word; `keep_id` is the card that stays when they are the same, else the older one."""

    decision = one_of(*DECISIONS, required=True)
    keep_id = fields.UUID(load_default=None, allow_none=True)


class QuestionOut(Schema):
    """Two cards that may be one person, and what was decided."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    person_id = fields.UUID()
    candidate_id = fields.UUID()
    person_name = fields.String()
    candidate_name = fields.String()
    state = fields.String()
    asked_at = fields.AwareDateTime()
    decided_at = fields.AwareDateTime(allow_none=True)
    decided_by = fields.UUID(allow_none=True)


class LikenessOut(Schema):
    """One field of the two cards: same, different, or unknown where one lacks it."""

    field = fields.String()
    verdict = fields.String()


class ComparisonOut(QuestionOut):
    """The two cards side by side; `contradict` when СНИЛС or birth dates say that they are two people."""

    person = fields.Nested(PersonOut)
    candidate = fields.Nested(PersonOut)
    fields_compared = fields.List(fields.Nested(LikenessOut))
    contradict = fields.Boolean()
