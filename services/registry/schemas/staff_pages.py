"""Pages of schools' sites at the edge: the comparison with the register, and the rows a person chose."""

import re

from flask_smorest.fields import Upload
from marshmallow import Schema, fields, validate

from services.registry.schemas.pieces import text
from shared.importing.staff_page import MAX_BYTES

RANGE = re.compile(r"\s*([1-9]\d{0,4})\s*(?:[-–]\s*([1-9]\d{0,4})\s*)?")
LONGEST = 2000


def row_numbers(written: str) -> frozenset[int]:
    """Read «1,3-5»; raises ValueError."""
    found = [RANGE.fullmatch(part) for part in written[: LONGEST + 1].split(",")]
    ranges = [range(int(one[1]), int(one[2] or one[1]) + 1) for one in found if one]
    if len(written) > LONGEST or None in found or not all(ranges):
        raise ValueError(written)
    return frozenset(number for one in ranges for number in one)


class StaffPageForm(Schema):
    """The form that brings a page: a file, an address or what was pasted."""

    organization_id = fields.UUID(required=True, error_messages={"required": "Выберите организацию."})
    file = Upload(load_default=None)
    url = text(2000, load_default="")
    text = fields.String(load_default="", validate=validate.Length(max=MAX_BYTES, error="Слишком длинно."))


class ChosenRowsForm(Schema):
    """Which rows of a compared page are to be applied."""

    rows = fields.List(fields.Integer(), load_default=list)


class ExperienceOut(Schema):
    """Full months as the page states them; null is not stated."""

    total = fields.Integer(allow_none=True)
    pedagogical = fields.Integer(allow_none=True)
    subject = fields.Integer(allow_none=True)


class PagePersonOut(Schema):
    """A person of the page beside the register."""

    row = fields.Integer()
    name = fields.String()
    post = fields.String()
    experience_months = fields.Nested(ExperienceOut)
    match = fields.String(metadata={"description": "new, same, changed, unsure"})
    pedagogical = fields.Boolean(allow_none=True)
    note = fields.String()


class HeadOut(Schema):
    """A head of the organization, shown apart."""

    name = fields.String()
    post = fields.String()


class LinkOut(Schema):
    """A link to a list that lies elsewhere."""

    title = fields.String()
    address = fields.String()
