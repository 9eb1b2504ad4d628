"""Certificates at the edge."""

from datetime import date

from marshmallow import Schema, fields, validate

from services.routes.rules import vocabulary as words
from services.routes.schemas.diagnostics import Paged
from services.routes.schemas.files import FileOut

EARLIEST = date(1950, 1, 1)
HOURS = validate.Range(
    min=0, min_inclusive=False, max=10000, error="Часов больше нуля; если они неизвестны, оставьте пустым."
)


class CertificatesQuery(Paged):
    """Filters of the list of certificates."""

    person_id = fields.UUID()


class CertificateIn(Schema):
    """A certificate."""

    person_id = fields.UUID(required=True)
    programme = fields.String(required=True, validate=validate.Length(min=1, max=500))
    kind = fields.String(
        load_default="professional_development", validate=validate.OneOf(words.CERTIFICATE_KINDS)
    )
    hours = fields.Float(load_default=None, allow_none=True, validate=HOURS)
    issued_on = fields.Date(
        required=True, validate=validate.Range(min=EARLIEST, error="Дата раньше 1950 года: проверьте её.")
    )
    number = fields.String(load_default="", validate=validate.Length(max=100))
    step_id = fields.UUID(load_default=None, allow_none=True)


class CertificateOut(Schema):
    """A certificate."""

    id = fields.UUID()
    version = fields.Integer()
    person_id = fields.UUID()
    programme = fields.String()
    kind = fields.String()
    hours = fields.Float(allow_none=True)
    issued_on = fields.Date()
    number = fields.String()
    step_id = fields.UUID(allow_none=True)
    files = fields.List(fields.Nested(FileOut))
