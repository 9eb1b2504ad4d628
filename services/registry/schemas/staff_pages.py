"""Pages of schools' sites at the edge: the comparison with the register, and the rows a person chose."""

import re

from marshmallow import Schema, fields

RANGE = re.compile(r"\s*([1-9]\d{0,4})\s*(?:[-–]\s*([1-9]\d{0,4})\s*)?")
LONGEST = 2000


def row_numbers(written: str) -> frozenset[int]:
    """Read «1,3-5»; raises ValueError."""
    found = [RANGE.fullmatch(part) for part in written[: LONGEST + 1].split(",")]
    ranges = [range(int(one[1]), int(one[2] or one[1]) + 1) for one in found if one]
    if len(written) > LONGEST or None in found or not all(ranges):
        raise ValueError(written)
    return frozenset(number for one in ranges for number in one)


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
