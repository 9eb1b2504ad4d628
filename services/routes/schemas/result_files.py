"""What one file of results brought, at the edge; `file_hash` is what the history of imports gives."""

from marshmallow import Schema, fields


class KeptOut(Schema):
    """A result that stays, and why."""

    diagnostic_id = fields.UUID()
    person_id = fields.UUID()
    why = fields.String()


class ResultFileOut(Schema):
    """What a file brought."""

    results = fields.Integer()
    annulled = fields.Integer()
    kept = fields.List(fields.Nested(KeptOut))


class AnnulledFileOut(Schema):
    """What became of annulling a file; `left` wait for another press."""

    annulled = fields.Integer()
    already = fields.Integer()
    left = fields.Integer()
    kept = fields.List(fields.Nested(KeptOut))
