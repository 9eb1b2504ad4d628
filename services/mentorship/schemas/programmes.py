"""Programmes and closing reports at the edge."""

from marshmallow import Schema, fields, validate

from services.mentorship.rules.closing import HIGHEST, LOWEST
from services.mentorship.rules.documents import RECOMMENDATIONS, RESPONSIBLE
from services.mentorship.schemas.sessions import FORMAT, MANY

TEXT = validate.Length(max=4000)
ACTIVITY = validate.Length(min=1, max=1000)
MARK = validate.Range(min=LOWEST, max=HIGHEST)


class ItemIn(Schema):
    """An activity of the programme."""

    deficit_ids = fields.List(fields.UUID(), load_default=list, validate=MANY)
    activity = fields.String(required=True, validate=ACTIVITY)
    format = fields.String(load_default="consultation", validate=FORMAT)
    due_on = fields.Date(required=True)
    responsible = fields.String(load_default="mentor", validate=validate.OneOf(list(RESPONSIBLE)))
    result = fields.String(load_default="", validate=validate.Length(max=1000))


class ProgrammeTexts(Schema):
    """The goal, the tasks and what is expected."""

    goal = fields.String(load_default="", validate=TEXT)
    tasks = fields.String(load_default="", validate=TEXT)
    expected = fields.String(load_default="", validate=TEXT)


class ProgrammeIn(ProgrammeTexts):
    """The whole programme; without `items` the plan stays as it is."""

    items = fields.List(fields.Nested(ItemIn), validate=validate.Length(max=100))


class MarkIn(Schema):
    """When an activity was done; null takes the mark back."""

    done_on = fields.Date(required=True, allow_none=True)
    result = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=1000))


class ItemOut(ItemIn):
    """An activity as it stands."""

    number = fields.Integer()
    done_on = fields.Date(allow_none=True)
    topics = fields.String()


class ProgrammeOut(ProgrammeTexts):
    """A version of the programme; `topics` in words where the reader may know them."""

    id = fields.UUID()
    pair_id = fields.UUID()
    number = fields.Integer()
    state = fields.String()
    mentor_agreed_on = fields.Date(allow_none=True)
    mentee_agreed_on = fields.Date(allow_none=True)
    approved_on = fields.Date(allow_none=True)
    items = fields.List(fields.Nested(ItemOut))
    versions = fields.List(fields.Integer())
    version = fields.Integer()


class ReportIn(Schema):
    """What somebody writes in the closing report; what is not sent stays."""

    before = fields.String(validate=TEXT)
    after = fields.String(validate=TEXT)
    difficulties = fields.String(validate=TEXT)
    unfinished = fields.String(validate=TEXT)
    recommendation = fields.String(allow_none=True, validate=validate.OneOf(list(RECOMMENDATIONS)))
    advice = fields.String(validate=TEXT)
    mentor_assessment = fields.String(validate=TEXT)
    mentee_assessment = fields.String(validate=TEXT)


class FiguresOut(Schema):
    """What was logged."""

    planned = fields.Integer()
    done = fields.Integer()
    sessions = fields.Integer()
    confirmed = fields.Integer()
    visits = fields.Integer()
    minutes = fields.Integer()


class ReportOut(ReportIn):
    """The closing report with its figures and what is still missing."""

    state = fields.String()
    concluded_on = fields.Date(allow_none=True)
    figures = fields.Nested(FiguresOut)
    gaps = fields.List(fields.String())
    version = fields.Integer()


class QuestionnaireIn(Schema):
    """Answers 1–5 to the questions of one's own side, in their order."""

    answers = fields.List(fields.Integer(strict=True, validate=MARK), required=True, validate=MANY)


class QuestionnaireOut(QuestionnaireIn):
    """One's own answers."""

    party = fields.String()
    given_on = fields.Date()


class AverageOut(Schema):
    """The average of many."""

    question = fields.String()
    average = fields.Float()


class SumsOut(Schema):
    """Averages of at least five answers; of fewer nothing."""

    count = fields.Integer(allow_none=True)
    averages = fields.List(fields.Nested(AverageOut))


class AllSumsOut(Schema):
    """Averages of the mentors and of the mentees."""

    mentor = fields.Nested(SumsOut)
    mentee = fields.Nested(SumsOut)
