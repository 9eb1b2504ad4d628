"""The legal file at the edge: documents, the agreement, who signs, how journals number."""

from marshmallow import Schema, fields, validate

from services.mentorship.rules.documents import DOCUMENTS, JOURNALS

TEXT = validate.Length(max=2000)
SHORT = validate.Length(max=300)
KIND = validate.OneOf(list(DOCUMENTS))
FORM = validate.Length(min=1, max=400)


class DraftQuery(Schema):
    """Which document is drawn up, dated when, about which pairs besides."""

    on = fields.Date(load_default=None, allow_none=True)
    other_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=30))
    previous_id = fields.UUID(load_default=None, allow_none=True)
    signer_id = fields.UUID(load_default=None, allow_none=True)
    whole_group = fields.Boolean(load_default=False)


class DocumentIn(DraftQuery):
    """A document to register; the number is the journal's unless it is typed."""

    kind = fields.String(required=True, validate=KIND)
    number = fields.String(load_default="", validate=validate.Length(max=60))
    starts_on = fields.Date(load_default=None, allow_none=True)
    cancels_id = fields.UUID(load_default=None, allow_none=True)


class CaseFormsIn(DraftQuery):
    """The six forms of somebody whom a document names, as a person corrected them."""

    kind = fields.String(required=True, validate=KIND)
    what = fields.String(required=True, validate=validate.OneOf(("name", "position")))
    key = fields.String(required=True, validate=validate.Length(max=400))
    nominative = fields.String(required=True, validate=FORM)
    genitive = fields.String(required=True, validate=FORM)
    dative = fields.String(required=True, validate=FORM)
    accusative = fields.String(required=True, validate=FORM)
    instrumental = fields.String(required=True, validate=FORM)
    prepositional = fields.String(required=True, validate=FORM)


class DocumentOut(Schema):
    """An issued document; the files are at `…/pdf` and `…/docx`."""

    id = fields.UUID()
    organization_id = fields.UUID()
    kind = fields.String()
    variant = fields.String()
    number = fields.String(allow_none=True)
    issued_on = fields.Date()
    registered_at = fields.AwareDateTime()
    registered_by = fields.UUID()
    cancels_id = fields.UUID(allow_none=True)
    cancelled_on = fields.Date(allow_none=True)
    erased = fields.Boolean()
    pdf_digest = fields.String()
    docx_digest = fields.String()
    version = fields.Integer()


class BlockerOut(Schema):
    """What is missing, who must do it, since when, and where."""

    code = fields.String()
    text = fields.String()
    who = fields.String()
    since = fields.Date(allow_none=True)
    href = fields.String()
    action = fields.String()


class CasesOut(Schema):
    """Six forms; `sure` is false when they want a look."""

    nominative = fields.String()
    genitive = fields.String()
    dative = fields.String()
    accusative = fields.String()
    instrumental = fields.String()
    prepositional = fields.String()
    sure = fields.Boolean()


class NamedOut(Schema):
    """Somebody whom the document names."""

    key = fields.String()
    name = fields.Nested(CasesOut)
    position = fields.Nested(CasesOut)
    position_key = fields.String()


class LeftOutOut(Schema):
    """Whom of a group an order does not name, and why."""

    pair_id = fields.UUID()
    name = fields.String()
    reason = fields.String()


class DraftOut(Schema):
    """A document before it is issued."""

    kind = fields.String()
    variant = fields.String()
    organization_id = fields.UUID(attribute="school.id")
    signer_id = fields.UUID(attribute="signer.id")
    named = fields.List(fields.Nested(NamedOut))
    blockers = fields.List(fields.Nested(BlockerOut))
    left_out = fields.List(fields.Nested(LeftOutOut))


class AgreementIn(Schema):
    """Terms of the supplementary agreement; amounts are written by hand and never kept."""

    in_job_function = fields.Boolean(load_default=False)
    content = fields.String(load_default="", validate=TEXT)
    form_of_work = fields.String(load_default="", validate=SHORT)
    since = fields.Date(load_default=None, allow_none=True)
    until = fields.Date(load_default=None, allow_none=True)
    number = fields.String(load_default="", validate=validate.Length(max=60))
    signed_on = fields.Date(load_default=None, allow_none=True)
    outside_agreement = fields.String(load_default="", validate=SHORT)


class AgreementOut(AgreementIn):
    """The agreement as it is kept."""

    pair_id = fields.UUID()
    version = fields.Integer()


class LetterheadIn(Schema):
    """How a school names itself."""

    full_name = fields.String(load_default="", validate=SHORT)
    genitive = fields.String(load_default="", validate=SHORT)
    place = fields.String(load_default="", validate=SHORT)
    regulation = fields.String(load_default="", validate=SHORT)


class LetterheadOut(LetterheadIn):
    """The letterhead of a school."""

    organization_id = fields.UUID()
    version = fields.Integer()


class SignerIn(Schema):
    """Who signs; `authority` in the genitive: «Устава», «приказа от 01.09.2026 № 5»."""

    person_id = fields.UUID(required=True)
    position = fields.String(required=True, validate=validate.Length(min=1, max=200))
    acting = fields.Boolean(load_default=False)
    authority = fields.String(load_default="", validate=SHORT)
    since = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True)


class SignerChangeIn(Schema):
    """What may be corrected of a signer."""

    position = fields.String(validate=validate.Length(min=1, max=200))
    acting = fields.Boolean()
    authority = fields.String(validate=SHORT)
    since = fields.Date()
    until = fields.Date(allow_none=True)


class SignerOut(SignerIn):
    """A signer of a school."""

    id = fields.UUID()
    organization_id = fields.UUID()
    version = fields.Integer()


class JournalIn(Schema):
    """How a journal numbers: «{n}-ОД»; an empty pattern gives no numbers."""

    journal = fields.String(required=True, validate=validate.OneOf(list(JOURNALS)))
    pattern = fields.String(load_default="", validate=validate.Length(max=60))


class JournalOut(JournalIn):
    """A journal of a school."""
