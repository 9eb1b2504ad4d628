"""Groups, their members, steps and meetings at the edge."""

from typing import Any

from marshmallow import Schema, fields, validate

from services.routes.rules import vocabulary as words
from services.routes.rules.states import GROUP, MEETING, MEMBER
from services.routes.schemas.diagnostics import REASON, SHORT, TEXT, Paged

Messages = dict[str, Any]
TITLE = validate.Length(min=1, max=300)
MINUTES = validate.Range(min=5, max=600, error="От 5 минут до 10 часов.")
NAME_IT: Messages = {"required": "Назовите тему простыми словами."}
DAY: Messages = {"required": "Укажите дату."}
KIND = validate.OneOf(words.GROUP_KINDS)

CHOSEN = fields.List(
    fields.UUID(), required=True, validate=validate.Length(min=1, error="Выберите хотя бы одного.")
)


class GroupsQuery(Paged):
    """Filters of the list of groups."""

    state = fields.String(validate=validate.OneOf(list(GROUP)))
    kind = fields.String(validate=KIND)


class GroupIn(Schema):
    """A suggestion taken: what the group is called, whom of one's own people and whether others are asked."""

    suggestion = fields.String(required=True, validate=validate.Length(equal=32))
    kind = fields.String(load_default="study", validate=KIND)
    title = fields.String(required=True, validate=TITLE, error_messages=NAME_IT)
    person_ids = fields.List(fields.UUID(), load_default=None, allow_none=True)
    with_others = fields.Boolean(load_default=True)


class GatheringIn(Schema):
    """A group of one's own choice: for which deficit, or area as a whole, and whom to ask."""

    area = fields.String(required=True, validate=validate.OneOf(words.AREAS))
    topic = fields.String(load_default="", validate=validate.Length(max=20))
    kind = fields.String(load_default="study", validate=KIND)
    title = fields.String(required=True, validate=TITLE, error_messages=NAME_IT)
    person_ids = CHOSEN


class GroupEdit(Schema):
    """What of a group may be changed."""

    kind = fields.String(validate=KIND)
    title = fields.String(validate=TITLE)


class InvitationIn(Schema):
    """Whom else of one's own people to ask."""

    person_ids = CHOSEN


class GroupStepIn(Schema):
    """A step for all."""

    kind = fields.String(required=True, validate=validate.OneOf(words.STEP_KINDS))
    title = fields.String(
        required=True, validate=TITLE, error_messages={"required": "Напишите, что сделать."}
    )
    due_on = fields.Date(load_default=None, allow_none=True)


class MeetingIn(Schema):
    """A meeting of a step, or of the group at large."""

    title = fields.String(
        required=True, validate=TITLE, error_messages={"required": "Напишите, о чём встреча."}
    )
    meets_on = fields.Date(required=True, error_messages=DAY)
    minutes = fields.Integer(load_default=60, validate=MINUTES)
    place = fields.String(load_default="", validate=SHORT)
    group_step_id = fields.UUID(load_default=None, allow_none=True)


class AttendanceIn(Schema):
    """Who was there; the others were not."""

    member_ids = fields.List(fields.UUID(), load_default=list)


class LeavingIn(Schema):
    """Why somebody leaves, if they like to say it."""

    reason = fields.String(load_default="", validate=TEXT)


class GroupClosingIn(Schema):
    """What a group came to."""

    conclusion = fields.String(
        required=True, validate=REASON, error_messages={"required": "Напишите, к чему пришла группа."}
    )


class GroupOut(Schema):
    """A group; whom it is of is told by its members, as far as the reader may know them."""

    id = fields.UUID()
    version = fields.Integer()
    kind = fields.String(validate=KIND)
    title = fields.String()
    state = fields.String(validate=validate.OneOf(list(GROUP)))
    leader_id = fields.UUID()
    created_on = fields.Date()
    closed_on = fields.Date(allow_none=True)


class MemberOut(Schema):
    """A member the reader may name; `minutes` they have met."""

    id = fields.UUID()
    person_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(MEMBER)))
    invited_on = fields.Date()
    answered_on = fields.Date(allow_none=True)
    left_on = fields.Date(allow_none=True)
    minutes = fields.Integer()


class OwnMembershipOut(Schema):
    """One's own place in a group."""

    id = fields.UUID()
    group_id = fields.UUID()
    state = fields.String(validate=validate.OneOf(list(MEMBER)))
    invited_on = fields.Date()
    answered_on = fields.Date(allow_none=True)
    left_on = fields.Date(allow_none=True)


class OwnMeetingOut(Schema):
    """A meeting of one's own group."""

    title = fields.String()
    place = fields.String()
    meets_on = fields.Date()
    state = fields.String(validate=validate.OneOf(list(MEETING)))
    was = fields.Boolean()


class OwnGroupOut(OwnMembershipOut):
    """One's own group: what it is about, when it meets, how long one has met with it."""

    title = fields.String()
    members = fields.Integer()
    minutes = fields.Integer()
    meetings = fields.List(fields.Nested(OwnMeetingOut))


class GroupStepOut(Schema):
    """A step for all."""

    id = fields.UUID()
    kind = fields.String()
    title = fields.String()
    due_on = fields.Date(allow_none=True)


class MeetingOut(Schema):
    """A meeting; `member_ids` of those who were there."""

    id = fields.UUID()
    group_step_id = fields.UUID(allow_none=True)
    title = fields.String()
    place = fields.String()
    meets_on = fields.Date()
    minutes = fields.Integer()
    state = fields.String(validate=validate.OneOf(list(MEETING)))
    member_ids = fields.Function(lambda one: [str(each.member_id) for each in one.attended])


class GroupSuggestionOut(Schema):
    """A group that could be: one's own people by id, the others as a count that names nobody."""

    code = fields.String()
    title = fields.String()
    reason = fields.String()
    person_ids = fields.Function(lambda one: [str(each.id) for each in one.own])
    others = fields.String(attribute="others_words")


class CooperationIn(Schema):
    """Limits of groups, and the days in which a consultation is answered."""

    smallest = fields.Integer(required=True, validate=validate.Range(min=2, max=50, error="От 2 до 50."))
    largest = fields.Integer(required=True, validate=validate.Range(min=2, max=50, error="От 2 до 50."))
    most_schools = fields.Integer(required=True, validate=validate.Range(min=1, max=50, error="От 1 до 50."))
    most_km = fields.Integer(required=True, validate=validate.Range(min=0, max=1000, error="От 0 до 1000."))
    answer_days = fields.Integer(required=True, validate=validate.Range(min=1, max=90, error="От 1 до 90."))
