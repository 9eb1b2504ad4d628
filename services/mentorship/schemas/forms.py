"""Forms of the pages: what a browser sends as text; the JSON doors have schemas of their own."""

from marshmallow import Schema, fields, validate

from services.mentorship.schemas.pairs import ConsentIn, PairIn
from services.mentorship.schemas.sessions import FORMAT, MANY, MINUTES, TEXT, TOPIC

NAME = validate.Length(min=1, max=300)


class MeetingForm(Schema):
    """What a mentor taps: how they met, how long, of what."""

    format = fields.String(load_default="consultation", validate=FORMAT)
    minutes = fields.Integer(load_default=None, allow_none=True, validate=MINUTES)
    topics = fields.List(fields.String(validate=TOPIC), load_default=list, validate=MANY)


class SessionForm(MeetingForm):
    """The whole of a session."""

    session_date = fields.Date(required=True)
    outcome = fields.String(load_default="", validate=TEXT)
    next_step = fields.String(load_default="", validate=TEXT)
    note = fields.String(load_default="", validate=TEXT)


class PlanForm(Schema):
    """The day of the next session."""

    session_date = fields.Date(required=True)


class ProposalForm(PairIn):
    """A proposal for two people who were chosen."""

    class Meta:
        """The people come by the address."""

        fields = ("form", "kind", "goal", "starts_on", "planned_until")


class ExternalProposalForm(PairIn):
    """A proposal with a mentor who works elsewhere and is known by name."""

    mentor_name = fields.String(required=True, validate=NAME)

    class Meta:
        """The mentee comes by the address."""

        fields = ("mentor_name", "mentor_organization_text", *ProposalForm.Meta.fields)


class ConsentForm(ConsentIn):
    """A written consent of the party the address names."""

    class Meta:
        """The party is in the address."""

        fields = ("given_on", "document")
