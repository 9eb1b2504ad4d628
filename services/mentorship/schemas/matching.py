"""Matching at the edge."""

from marshmallow import Schema, fields, validate

MOST = 500


class SuggestionsQuery(Schema):
    """Whose mentor is looked for."""

    mentee = fields.UUID(required=True)
    limit = fields.String()
    cursor = fields.String()


class MatchingQuery(Schema):
    """Paging of the proposal."""

    limit = fields.String()
    cursor = fields.String()


class SuggestionOut(Schema):
    """Who may be the mentor; `points` only order, the words are what to decide by."""

    mentor_id = fields.UUID(attribute="mentor.person_id")
    name = fields.String(attribute="mentor.name")
    organization_id = fields.UUID(attribute="mentor.organization_id")
    organization = fields.String(attribute="mentor.organization")
    kind = fields.String(attribute="fit.kind")
    points = fields.Integer(attribute="fit.points")
    reasons = fields.List(fields.String(), attribute="fit.reasons")
    doubts = fields.List(fields.String(), attribute="fit.doubts")


class MatchingLineOut(Schema):
    """A young teacher without a mentor: who is proposed, null for nobody, and who else might be."""

    mentee_id = fields.UUID(attribute="mentee.person_id")
    name = fields.String(attribute="mentee.name")
    organization_id = fields.UUID(attribute="mentee.organization_id")
    organization = fields.String(attribute="mentee.organization")
    chosen = fields.Nested(SuggestionOut, allow_none=True)
    others = fields.List(fields.Nested(SuggestionOut))


class ChosenPairIn(Schema):
    """A pair a person chose."""

    mentee_id = fields.UUID(required=True)
    mentor_id = fields.UUID(required=True)


class MatchingIn(Schema):
    """Pairs to propose at once; without a start, from today."""

    pairs = fields.List(fields.Nested(ChosenPairIn), required=True, validate=validate.Length(min=1, max=MOST))
    starts_on = fields.Date(load_default=None, allow_none=True)


class RefusedOut(Schema):
    """For whom no pair was proposed, and why."""

    mentee_id = fields.UUID()
    message = fields.String()


class MatchingOut(Schema):
    """Ids of the proposed pairs, and the refused."""

    created = fields.List(fields.UUID())
    refused = fields.List(fields.Nested(RefusedOut))


class MatchingForm(Schema):
    """What the page sends besides the choices of its rows."""

    starts_on = fields.Date(required=True)
