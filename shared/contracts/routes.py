"""What routes tells: that a diagnostic exists, states of deficits and routes, certificates. No results."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.contracts.event import Event, event_class


@event_class("mms.routes.diagnostic_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class DiagnosticChanged(Event):
    """state: assigned, in_progress, submitted, scored, acknowledged, annulled."""

    person_id: UUID
    instrument_id: UUID
    state: str
    conducted_on: date | None


@event_class("mms.routes.deficit_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class DeficitChanged(Event):
    """state: detected, confirmed, in_work, resolved, persists, dismissed; dates instead of texts.

    `outcome_by` of one resolved or persisting: rediagnosis or conclusion, null when it is not known.
    `area` and `topic` (codes of the catalogue) travel only while the teacher lets the mentor know them.
    """

    person_id: UUID
    state: str
    detected_on: date
    confirmed_on: date | None
    closed_on: date | None
    area: str | None = None
    topic: str | None = None
    outcome_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of a route; state: planned, in_progress, submitted, accepted, returned, skipped."""

    id: UUID
    kind: str
    state: str
    due_on: date | None
    required: bool
    deficit_ids: tuple[UUID, ...]


@event_class("mms.routes.route_changed.v1", whose=("teacher_id",))
@dataclass(frozen=True, kw_only=True)
class RouteChanged(Event):
    """A teacher's individual route (ust-koksa п.7.2, 13, 14, 19); in force from `approved_on` to the
    earliest of `closed_on`, `cancelled_on`, `planned_until`. `organization_id`: where the teacher's
    principal signs. `awaits`: teacher, principal, methodist, tutor or null: whose move it is.
    """

    teacher_id: UUID
    tutor_id: UUID | None
    organization_id: UUID | None
    state: str
    awaits: str | None
    approved_on: date | None
    closed_on: date | None
    cancelled_on: date | None
    starts_on: date | None
    planned_until: date | None
    steps: tuple[Step, ...]


@event_class("mms.routes.achievement_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class AchievementChanged(Event):
    """A strength; `area` and `topic` (codes of the catalogue) travel only while its owner lets them."""

    person_id: UUID
    achieved_on: date
    area: str | None = None
    topic: str | None = None


@event_class("mms.routes.practice_changed.v1", whose=("author_id", "proposed_by"))
@dataclass(frozen=True, kw_only=True)
class PracticeChanged(Event):
    """A practice of the bank (ust-koksa 7.6, 13, 15); state: draft, submitted, returned, published, archived.

    `area` and `topics` are codes of the catalogue. `revised`: its author offers another edition of the
    published text. `asked_ids`: experts whose marks are awaited.
    """

    author_id: UUID | None
    proposed_by: UUID | None
    state: str
    area: str
    topics: tuple[str, ...]
    edition: int
    submitted_on: date | None
    published_on: date | None
    revised: bool
    asked_ids: tuple[UUID, ...]


@event_class("mms.routes.certificate_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class CertificateChanged(Event):
    """kind: professional_development, retraining.

    state: valid; expiring once three years since it are near (then `due_on` says when); over when a newer
    training has come.
    """

    person_id: UUID
    kind: str
    hours: float | None
    issued_on: date
    state: str = "valid"
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GroupMeeting:
    """A meeting of a group; state: planned, held, cancelled."""

    id: UUID
    meets_on: date
    minutes: int
    state: str


@event_class("mms.routes.group_changed.v1", whose=("leader_id",))
@dataclass(frozen=True, kw_only=True)
class GroupChanged(Event):
    """A study, work or project group (ust-koksa 7.2, 14); state: gathering, active, closed. Of what it is,
    and who is in it, it does not tell.
    """

    leader_id: UUID
    kind: str
    state: str
    created_on: date
    closed_on: date | None
    meetings: tuple[GroupMeeting, ...]


@event_class("mms.routes.group_member_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class GroupMemberChanged(Event):
    """Somebody asked into a group; state: invited, accepted, declined, cancelled, left.

    `meetings` are those of the group, told of whoever has accepted.
    """

    group_id: UUID
    leader_id: UUID
    person_id: UUID
    state: str
    invited_on: date
    answered_on: date | None
    left_on: date | None
    meetings: tuple[GroupMeeting, ...] = ()


@event_class("mms.routes.consultation_changed.v1", whose=("asker_id",))
@dataclass(frozen=True, kw_only=True)
class ConsultationChanged(Event):
    """A request for advice (ust-koksa 7.4); state: requested, routed, answered, rated, cancelled.

    `awaits`: methodist, answerer, asker or null; `answerer`: expert, methodist (whichever) or empty;
    `organization_id`: the school whose teacher or, if `for_school`, whose principal asks. `proposed_on`:
    since when the asker proposes it to their tutor as a step; `in_route`: it has become one.
    """

    asker_id: UUID
    organization_id: UUID | None
    for_school: bool
    urgent: bool
    answerer: str
    answerer_id: UUID | None
    state: str
    awaits: str | None
    requested_on: date
    routed_on: date | None
    answered_on: date | None
    rated_on: date | None
    cancelled_on: date | None
    proposed_on: date | None = None
    in_route: bool = False
