"""Forms of the pages: what a browser sends as text; the JSON doors have schemas of their own."""

from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, fields, validate

from services.mentorship import rules
from services.mentorship.schemas.changing import OUTCOME, ReplacementIn
from services.mentorship.schemas.pairs import ConsentIn, PairIn
from services.mentorship.schemas.sessions import FORMAT, MANY, MINUTES, TEXT, TOPIC

LONGEST_NAME = 300
NAME = validate.Length(min=1, max=LONGEST_NAME)
REQUIRED = "Это поле нужно заполнить."
WHOSE = ("employer", *rules.PARTIES)
TERMS = ("form", "kind", "goal", "subject", "starts_on", "planned_until")


class MeetingForm(Schema):
    """What a mentor taps: how they met, how long, of what; a script says the day."""

    session_date = fields.Date(load_default=None)
    format = fields.String(load_default="consultation", validate=FORMAT)
    minutes = fields.Integer(load_default=None, allow_none=True, validate=MINUTES)
    topics = fields.List(fields.String(validate=TOPIC), load_default=list, validate=MANY)
    deficit_ids = fields.List(fields.UUID(), load_default=list, validate=MANY)


class SessionForm(MeetingForm):
    """The whole of a session."""

    session_date = fields.Date(required=True)
    outcome = fields.String(load_default="", validate=TEXT)
    next_step = fields.String(load_default="", validate=TEXT)
    note = fields.String(load_default="", validate=TEXT)


class PlanForm(Schema):
    """The day of the next session."""

    session_date = fields.Date(required=True)


class Outsiders(fields.Field[list[dict[str, str]]]):
    """People who are not in the register: a line each, the name and after a comma where they are from."""

    def _deserialize(self, value: Any, *_place: Any, **_options: Any) -> list[dict[str, str]]:
        found = []
        for line in str(value).splitlines():
            name, _, place = (part.strip() for part in line.partition(","))
            if not name and not place:
                continue
            if not place or len(name) > LONGEST_NAME or len(place) > LONGEST_NAME:
                message = f"«{line[:60]}»: нужны и имя, и через запятую — где человек учится или работает."
                raise ValidationError(message)
            found.append({"mentee_name": name, "mentee_organization_text": place})
        if not found:
            raise ValidationError(REQUIRED)
        return found


class ProposalForm(PairIn):
    """A proposal for people who were chosen; those not in the register are named in it."""

    mentor_name = fields.String(required=True, validate=NAME)
    outsiders = Outsiders(required=True)

    @classmethod
    def of(cls, *, mentor: bool, outsiders: bool) -> "ProposalForm":
        """The form that asks for the names of a mentor or of mentees from elsewhere."""
        names = ("mentor_name", "mentor_organization_text") if mentor else ()
        return cls(only=(*names, *(("outsiders",) if outsiders else ()), *TERMS))


class ReplacementForm(ReplacementIn):
    """Another mentor for the same mentee, and how the old pair ends."""

    ENDING: ClassVar = ("outcome", "reason", "initiator", "notice_on", "ended_on")

    mentor_name = fields.String(required=True, validate=NAME)
    outcome = fields.String(load_default="completed", validate=OUTCOME)
    reason = fields.String(load_default="", validate=TEXT)
    initiator = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(WHOSE))
    notice_on = fields.Date(load_default=None, allow_none=True)
    ended_on = fields.Date(load_default=None, allow_none=True)

    @classmethod
    def of(cls, *, mentor: bool, ends: bool) -> "ReplacementForm":
        """The form that asks for an external mentor's name, and for the end of a pair that works."""
        names = ("mentor_name", "mentor_organization_text") if mentor else ()
        return cls(only=(*names, "starts_on", *(cls.ENDING if ends else ())))


class ConsentForm(ConsentIn):
    """A written consent of the party the address names."""

    class Meta:
        """The party is in the address."""

        fields = ("given_on", "document")
