"""Strengths at the edge."""

from marshmallow import Schema, fields


class AchievementsQuery(Schema):
    """Paging of the list."""

    limit = fields.String()
    cursor = fields.String()


class AchievementReleaseIn(Schema):
    """Whether those who look for mentors may know the topic."""

    released = fields.Boolean(load_default=True)


class AchievementOut(Schema):
    """A strength of one's own."""

    id = fields.UUID()
    person_id = fields.UUID()
    area = fields.String()
    topic = fields.String()
    achieved_on = fields.Date()
    released_on = fields.Date(allow_none=True)
