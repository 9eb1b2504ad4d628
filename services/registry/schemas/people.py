"""People, their work, absences and consents at the edge; СНИЛС goes in whole and comes out masked."""

from marshmallow import Schema, fields, validate

from services.registry.schemas.pieces import MailAddress, Snils, day, one_of, optional_day, text

STAFF_CATEGORIES = ("pedagogical", "managerial", "both")
OCCUPATIONS = ("main", "internal_part_time", "external_part_time")
ABSENCES = ("parental", "military", "sick", "other")


class PersonFields(Schema):
    """What may be said of a person."""

    last_name = text(100, required=True)
    first_name = text(100, required=True)
    middle_name = text(100, load_default="")
    birth_date = optional_day()
    experience_from = optional_day()
    snils = Snils(load_default=None, allow_none=True)
    email = MailAddress(load_default=None, allow_none=True)


class PersonIn(PersonFields):
    """A new person; without a municipality, in the actor's own."""

    municipality_id = fields.UUID(load_default=None)


class PersonPatch(PersonFields):
    """What changes of a person; a СНИЛС cannot be taken away."""


class EmploymentFields(Schema):
    """What may be said of an employment besides where it is."""

    position = text(200, load_default="")
    subjects = fields.List(text(200, required=True), load_default=list, validate=validate.Length(max=30))
    staff_category = one_of(*STAFF_CATEGORIES, required=True)
    occupation = one_of(*OCCUPATIONS, load_default="main")
    rate = fields.Float(load_default=None, allow_none=True, validate=validate.Range(0, 10))
    since = optional_day()
    until = optional_day()


class EmploymentIn(EmploymentFields):
    """A new dated employment."""

    organization_id = fields.UUID(required=True)


class EmploymentPatch(EmploymentFields):
    """What is mended of an employment, most often its last day; null opens it again."""


class MoveIn(Schema):
    """From which day one employment gives way to another; what is not said stays as it was."""

    employment_id = fields.UUID(required=True)
    since = day(required=True)
    organization_id = fields.UUID()
    position = text(200)
    subjects = fields.List(text(200, required=True), validate=validate.Length(max=30))
    staff_category = one_of(*STAFF_CATEGORIES)
    occupation = one_of(*OCCUPATIONS)
    rate = fields.Float(allow_none=True, validate=validate.Range(0, 10))


class LeavingIn(Schema):
    """The last day of all a person's work."""

    last_day = day(required=True)


class EmploymentOut(EmploymentIn):
    """A dated employment."""

    id = fields.UUID()
    person_id = fields.UUID()


class AbsenceIn(Schema):
    """A new dated absence."""

    kind = one_of(*ABSENCES, required=True)
    since = day(required=True)
    until = optional_day()


class AbsencePatch(AbsenceIn):
    """What changes of an absence, most often its last day."""


class AbsenceOut(AbsenceIn):
    """A dated absence."""

    id = fields.UUID()
    person_id = fields.UUID()


class ConsentIn(Schema):
    """A consent to processing of personal data (152-ФЗ)."""

    operator = text(300, load_default="")
    purpose = one_of("transfer", "diagnostics", required=True)
    text_version = text(40, load_default="1")
    given_on = day(required=True)


class AgreementForm(Schema):
    """The mark by which a person agrees; nobody makes it for them."""

    agreed = fields.Boolean(required=True, validate=validate.Equal(True))


class PaperForm(Schema):
    """A consent that was signed on paper."""

    purpose = one_of("transfer", "diagnostics", required=True)
    given_on = day(required=True)


class WithdrawalIn(Schema):
    """The day a consent was withdrawn."""

    withdrawn_on = day(required=True)


class ConsentOut(ConsentIn):
    """A consent, withdrawn or not."""

    id = fields.UUID()
    person_id = fields.UUID()
    withdrawn_on = fields.Date(allow_none=True)
    version = fields.Integer()


class PersonOut(Schema):
    """A person's card."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    last_name = fields.String()
    first_name = fields.String()
    middle_name = fields.String()
    full_name = fields.String()
    birth_date = fields.Date(allow_none=True)
    experience_from = fields.Date(allow_none=True)
    snils = fields.String(allow_none=True)
    email = fields.String(allow_none=True)
    merged_into = fields.UUID(allow_none=True)
    employments = fields.List(fields.Nested(EmploymentOut))
    version = fields.Integer()


class ErasureOut(Schema):
    """Whose cards were erased: the ids stay."""

    person_ids = fields.List(fields.UUID())
    erased_on = fields.Date()
