"""Pairs at the edge."""

from marshmallow import Schema, fields, validate

from services.mentorship import rules

FORM = validate.OneOf(rules.FORMS)
KIND = validate.OneOf(rules.KINDS)
TEXT = validate.Length(max=2000)
SHORT = validate.Length(max=300)


class PairsQuery(Schema):
    """Filters of the list of pairs."""

    state = fields.String(validate=validate.OneOf(list(rules.PAIR_STATES)))
    kind = fields.String(validate=KIND)
    form = fields.String(validate=FORM)
    mentor_id = fields.UUID()
    mentee_id = fields.UUID()
    organization_id = fields.UUID()
    limit = fields.String()
    cursor = fields.String()


class MentorIn(Schema):
    """A mentor by id, or an external one by name and organization."""

    mentor_id = fields.UUID(load_default=None, allow_none=True)
    mentor_name = fields.String(load_default="", validate=SHORT)
    mentor_organization_id = fields.UUID(load_default=None, allow_none=True)
    mentor_organization_text = fields.String(load_default="", validate=SHORT)


class MenteeIn(Schema):
    """A mentee by id, or an external one by name and organization."""

    mentee_id = fields.UUID(load_default=None, allow_none=True)
    mentee_name = fields.String(load_default="", validate=SHORT)
    mentee_organization_id = fields.UUID(load_default=None, allow_none=True)
    mentee_organization_text = fields.String(load_default="", validate=SHORT)


class PairIn(MentorIn, MenteeIn):
    """A proposal: each party by id, or an external one by name and organization."""

    form = fields.String(load_default="teacher_teacher", validate=FORM)
    kind = fields.String(load_default="traditional", validate=KIND)
    goal = fields.String(load_default="", validate=TEXT)
    subject = fields.String(load_default="", validate=SHORT)
    starts_on = fields.Date(required=True)
    planned_until = fields.Date(load_default=None, allow_none=True)


class ConsentIn(Schema):
    """A written consent."""

    party = fields.String(required=True, validate=validate.OneOf(rules.PARTIES))
    given_on = fields.Date(required=True)
    document = fields.String(load_default="", validate=SHORT)


class OrderIn(Schema):
    """The order (ст. 351.8 ТК РФ); without `starts_on` the proposed start stays."""

    order_number = fields.String(required=True, validate=validate.Length(min=1, max=100))
    order_date = fields.Date(required=True)
    starts_on = fields.Date(load_default=None, allow_none=True)


class PauseIn(Schema):
    """A pause from a day, today if not said."""

    since = fields.Date(load_default=None, allow_none=True)
    reason = fields.String(load_default="", validate=TEXT)


class ResumeIn(Schema):
    """The first day after a pause, today if not said."""

    since = fields.Date(load_default=None, allow_none=True)


class EndingIn(Schema):
    """How the pair ends; `ended_on` is the last day inclusive."""

    outcome = fields.String(required=True, validate=validate.OneOf(rules.OUTCOMES))
    reason = fields.String(load_default="", validate=TEXT)
    initiator = fields.String(
        load_default=None, allow_none=True, validate=validate.OneOf(("employer", *rules.PARTIES))
    )
    notice_on = fields.Date(load_default=None, allow_none=True)
    ended_on = fields.Date(load_default=None, allow_none=True)


class StateOut(Schema):
    """A state and the day it was entered."""

    state = fields.String()
    since = fields.Date()
    at = fields.AwareDateTime()
    cause = fields.String()


class ConsentOut(Schema):
    """A consent given."""

    party = fields.String()
    given_on = fields.Date()
    document = fields.String()


class PauseOut(Schema):
    """A period of rest."""

    since = fields.Date()
    until = fields.Date(allow_none=True)
    reason = fields.String()


class MoveOut(Schema):
    """One of the two went to another school, and the pair lived on."""

    party = fields.String()
    organization_id = fields.UUID()
    since = fields.Date()
    document = fields.String()


class TaskOut(Schema):
    """What the register's news ask of the curator."""

    kind = fields.String()
    text = fields.String()
    next_step = fields.String()


class PairOut(Schema):
    """A pair; `state` is the last recorded one, `state_on_date` what it means today."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    mentor_id = fields.UUID(allow_none=True)
    mentor_name = fields.String()
    mentor_organization_id = fields.UUID(allow_none=True)
    mentor_organization_text = fields.String()
    mentee_id = fields.UUID(allow_none=True)
    mentee_name = fields.String()
    mentee_organization_id = fields.UUID(allow_none=True)
    mentee_organization_text = fields.String()
    form = fields.String()
    kind = fields.String()
    state = fields.String()
    state_on_date = fields.String(allow_none=True)
    goal = fields.String()
    subject = fields.String()
    group_id = fields.UUID(allow_none=True)
    replaces_id = fields.UUID(allow_none=True)
    replaced_by_id = fields.UUID(allow_none=True)
    order_number = fields.String()
    order_date = fields.Date(allow_none=True)
    starts_on = fields.Date()
    planned_until = fields.Date(allow_none=True)
    ended_on = fields.Date(allow_none=True)
    ended_reason = fields.String()
    ended_by = fields.String(allow_none=True)
    notice_on = fields.Date(allow_none=True)
    imported_on = fields.Date(allow_none=True)
    states = fields.List(fields.Nested(StateOut))
    consents = fields.List(fields.Nested(ConsentOut))
    pauses = fields.List(fields.Nested(PauseOut))
    moves = fields.List(fields.Nested(MoveOut))
    tasks = fields.List(fields.Nested(TaskOut))
    warnings = fields.List(fields.String())
    version = fields.Integer()
