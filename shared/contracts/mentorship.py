"""What mentorship tells: pairs, sessions, support events and who attended."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.contracts.event import Event, event_class


@dataclass(frozen=True, kw_only=True)
class StateSince:
    """A state an aggregate entered and the local date it entered it."""

    state: str
    since: date


@event_class("mms.mentorship.pair_changed.v1", whose=("mentor_id", "mentee_id"))
@dataclass(frozen=True, kw_only=True)
class PairChanged(Event):
    """A mentoring pair (ст. 351.8 ТК РФ). `mentor_id`/`mentee_id` is null for an external person;
    then `…_organization_id` is the organization named in the pair, if it is known here.
    """

    mentor_id: UUID | None
    mentor_organization_id: UUID | None
    mentee_id: UUID | None
    mentee_organization_id: UUID | None
    form: str
    kind: str
    state: str
    states: tuple[StateSince, ...]
    order_number: str | None
    order_date: date | None
    starts_on: date
    planned_until: date | None
    ended_on: date | None


@event_class("mms.mentorship.attention_changed.v1", whose=("mentor_id", "mentee_id"))
@dataclass(frozen=True, kw_only=True)
class AttentionChanged(Event):
    """What a pair asks of somebody: whether it stands still and how far that was taken.

    state: moving, stalled, resting, over; reason: first_session, silence, confirmation, papers or nothing.
    Days are counted after `since`; `step`: 1 who must act, 2 they once more, 3 the curator too.
    `tasks` are decisions the register's news ask for. `organization_id`: the school the pair belongs to.
    """

    pair_id: UUID
    mentor_id: UUID | None
    mentor_organization_id: UUID | None
    mentee_id: UUID | None
    organization_id: UUID | None
    state: str
    reason: str
    since: date | None
    session_date: date | None
    step: int
    tasks: tuple[str, ...]


@event_class("mms.mentorship.session_changed.v1", whose=("mentor_id", "mentee_id"))
@dataclass(frozen=True, kw_only=True)
class SessionChanged(Event):
    """A session of a pair; state: planned, held, confirmed, disputed, cancelled, no_show. No texts.

    `imported`: it came by a file as history, nobody is asked to confirm it.
    """

    pair_id: UUID
    mentor_id: UUID | None
    mentee_id: UUID | None
    state: str
    session_date: date
    minutes: int | None
    format: str
    before_order: bool
    deficit_ids: tuple[UUID, ...]
    imported: bool = False


@event_class("mms.mentorship.support_event_changed.v1")
@dataclass(frozen=True, kw_only=True)
class SupportEventChanged(Event):
    """kind: young_support, burnout_prevention, methodical, contest; state: planned, held, cancelled."""

    title: str
    kind: str
    event_date: date
    hours: float | None
    state: str = "planned"

    @property
    def removed(self) -> bool:
        """Whether it is no fact: what was cancelled has not taken place."""
        return self.state == "cancelled"


@event_class("mms.mentorship.attendance_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class AttendanceChanged(Event):
    """One person at one support event; state: invited, registered, declined, attended, no_show.

    The event itself is told beside: its title, day and whether it is planned, held or cancelled.
    """

    support_event_id: UUID
    person_id: UUID
    state: str
    title: str = ""
    event_date: date | None = None
    event_state: str = "planned"


@dataclass(frozen=True, kw_only=True)
class PlannedActivity:
    """An activity of a programme: when it is due, when it was done, which deficits it answers."""

    number: int
    due_on: date
    done_on: date | None
    deficit_ids: tuple[UUID, ...]


@event_class("mms.mentorship.programme_changed.v1", whose=("mentor_id", "mentee_id"))
@dataclass(frozen=True, kw_only=True)
class ProgrammeChanged(Event):
    """A version of a pair's programme; state: draft, approved, revised. No texts."""

    pair_id: UUID
    mentor_id: UUID | None
    mentee_id: UUID | None
    number: int
    state: str
    approved_on: date | None
    items: tuple[PlannedActivity, ...]


@event_class("mms.mentorship.report_changed.v1", whose=("mentor_id", "mentee_id"))
@dataclass(frozen=True, kw_only=True)
class ReportChanged(Event):
    """The closing report of a pair; state: draft, concluded; recommendation: complete, extend, replace."""

    pair_id: UUID
    mentor_id: UUID | None
    mentee_id: UUID | None
    state: str
    recommendation: str | None
    concluded_on: date | None


@event_class("mms.mentorship.document_changed.v1")
@dataclass(frozen=True, kw_only=True)
class DocumentChanged(Event):
    """A document was issued or cancelled; its number and words stay in mentorship."""

    organization_id: UUID
    kind: str
    pair_ids: tuple[UUID, ...]
    issued_on: date
    cancelled_on: date | None
