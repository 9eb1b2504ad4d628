"""Forms of the pages of documents, programmes and reports; the address says the rest."""

from marshmallow import Schema, fields, validate

from services.mentorship.rules.closing import QUESTIONS
from services.mentorship.schemas.papers import CaseFormsIn, DocumentIn, JournalIn, SignerIn
from services.mentorship.schemas.programmes import MARK
from shared.documents import CASES


class IssueForm(DocumentIn):
    """The date and the number; the kind and the pairs are in the address."""

    on = fields.Date(required=True)

    class Meta:
        """What is typed."""

        fields = ("on", "number", "starts_on")


class CaseFormsForm(CaseFormsIn):
    """Six forms; whose they are is in the address."""

    class Meta:
        """What is typed."""

        fields = CASES


class SignerForm(SignerIn):
    """The dates of a signer who was named before."""

    class Meta:
        """The person stays."""

        fields = ("position", "acting", "authority", "since", "until")


class JournalForm(JournalIn):
    """The pattern of the journal in the address."""

    class Meta:
        """What is typed."""

        fields = ("pattern",)


class DoneForm(Schema):
    """When an activity was done and what came of it."""

    done_on = fields.Date(load_default=None, allow_none=True)
    result = fields.String(load_default="", validate=validate.Length(max=1000))


def questionnaire_form(party: str) -> Schema:
    """A form with a mark for each question of one side."""
    marks = {
        f"q{number}": fields.Integer(required=True, validate=MARK)
        for number in range(1, len(QUESTIONS[party]) + 1)
    }
    return Schema.from_dict(dict(marks), name=f"Questionnaire_{party}")()
