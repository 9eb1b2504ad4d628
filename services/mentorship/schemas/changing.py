"""Groups, replacements and changes of a working pair at the edge."""

from marshmallow import Schema, fields, validate

from services.mentorship.schemas.pairs import (
    FORM,
    KIND,
    SHORT,
    TEXT,
    EndingIn,
    MenteeIn,
    MentorIn,
    OrderIn,
    PairOut,
)

OUTCOME = validate.OneOf(("completed", "ended_early"))


class TermsIn(Schema):
    """What a pair is about; what is not sent stays."""

    form = fields.String(validate=FORM)
    goal = fields.String(validate=TEXT)
    subject = fields.String(validate=SHORT)


class MoveIn(Schema):
    """By what paper a pair lives on after one of the two went to another school."""

    document = fields.String(required=True, validate=validate.Length(min=1, max=300))


class OldEndingIn(EndingIn):
    """How the replaced pair ends; one that never worked is rejected whatever is said."""

    outcome = fields.String(load_default="completed", validate=OUTCOME)


class ReplacementIn(MentorIn):
    """Another mentor, and how the old pair ends; terms that are not sent are those of the old pair."""

    form = fields.String(validate=FORM)
    goal = fields.String(validate=TEXT)
    subject = fields.String(validate=SHORT)
    starts_on = fields.Date(load_default=None, allow_none=True)
    planned_until = fields.Date(load_default=None, allow_none=True)
    ending = fields.Nested(OldEndingIn, load_default=lambda: OldEndingIn().load({}))


class GroupIn(MentorIn):
    """One mentor, several mentees, the same terms."""

    mentees = fields.List(fields.Nested(MenteeIn), required=True, validate=validate.Length(min=1, max=50))
    form = fields.String(load_default="teacher_teacher", validate=FORM)
    kind = fields.String(load_default="group", validate=KIND)
    goal = fields.String(load_default="", validate=TEXT)
    subject = fields.String(load_default="", validate=SHORT)
    starts_on = fields.Date(required=True)
    planned_until = fields.Date(load_default=None, allow_none=True)


class GroupConsentIn(Schema):
    """The mentor's one consent to the whole group."""

    given_on = fields.Date(required=True)
    document = fields.String(load_default="", validate=SHORT)


class GroupOrderIn(OrderIn):
    """One order for the whole group."""


class RefusalOut(Schema):
    """Whom it did not work out for, and why."""

    name = fields.String()
    mentee_id = fields.UUID(allow_none=True)
    pair_id = fields.UUID(allow_none=True)
    message = fields.String()


class GroupOut(Schema):
    """A group: its pairs, and those for whom it did not work out."""

    group_id = fields.UUID()
    pairs = fields.List(fields.Nested(PairOut))
    failed = fields.List(fields.Nested(RefusalOut))
