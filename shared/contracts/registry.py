"""What registry tells: municipalities, organizations and their facts, people, bodies, accounts.

`removed` is the last word about an aggregate that was taken out of the register again.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.contracts.event import Event, event_class


@dataclass(frozen=True, kw_only=True)
class StallRule:
    """After how many working days of the school year a pair counts as stalled (a profile's setting).

    `nudge_days` later whoever must act is told again, and as many later the curator is told.
    """

    first_session_days: int
    silence_days: int
    confirmation_days: int
    nudge_days: int = 5


@dataclass(frozen=True, kw_only=True)
class DiagnosticsRule:
    """What guards people in diagnostics (a profile's setting; 152-ФЗ).

    smallest_cell: a figure about fewer people is not shown to those who may not see them;
    reading_days: so long a deficit waits for its teacher to read the result before it may be confirmed.
    """

    smallest_cell: int = 5
    reading_days: int = 10


@dataclass(frozen=True, kw_only=True)
class YoungRule:
    """One version of the young-teacher rule: in force from `since`, shown in words as `title`."""

    version: str
    since: date
    title: str


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """The share of an indicator a profile asks for, in percent (ust-koksa п.19)."""

    indicator: int
    percent: float


@dataclass(frozen=True, kw_only=True)
class ReportingDate:
    """A day of every year for which figures are collected (ust-koksa п.20: May interim, December final)."""

    month: int
    day: int
    title: str
    final: bool


@event_class("mms.registry.municipality_configured.v1")
@dataclass(frozen=True, kw_only=True)
class MunicipalityConfigured(Event):
    """A municipality was created from its profile or its profile changed.

    plan_year: academic, calendar.
    """

    code: str
    name: str
    timezone: str
    profile: str
    go_live_on: date | None
    young_rules: tuple[YoungRule, ...]
    thresholds: tuple[Threshold, ...]
    stall: StallRule
    mentee_consent_required: bool
    names: dict[str, str]
    reporting: tuple[ReportingDate, ...] = ()
    plan_year: str = "calendar"
    diagnostics: DiagnosticsRule = DiagnosticsRule()


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A dated mark of an organization: low_result, biased_result, base_site."""

    kind: str
    since: date | None
    until: date | None


@event_class("mms.registry.organization_changed.v1", topic="mms.organizations")
@dataclass(frozen=True, kw_only=True)
class OrganizationChanged(Event):
    """An organization as it stands; kind: school, preschool, extracurricular, other;
    coordinates: «latitude, longitude» in degrees, or empty.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    active_since: date | None
    active_until: date | None
    flags: tuple[Flag, ...]
    curator_id: UUID | None
    coordinates: str = ""
    removed: bool = False


@dataclass(frozen=True, kw_only=True)
class Employment:
    """A dated employment. staff_category: pedagogical, managerial, both;
    occupation: main, internal_part_time, external_part_time. Last days are inclusive.
    """

    id: UUID
    organization_id: UUID
    position: str
    subjects: tuple[str, ...]
    staff_category: str
    occupation: str
    rate: float | None
    since: date | None
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Absence:
    """A dated absence: parental, military, sick, other."""

    id: UUID
    kind: str
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class YoungInterval:
    """When the person is young by one version of the rule; what travels instead of a birth date.

    Intervals of different versions never overlap: each is already cut to the version's own time.
    """

    rule_version: str
    since: date | None
    until: date | None


@event_class("mms.registry.person_changed.v1", topic="mms.people", whose=("id",))
@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """A person with all employments; `young_unknown` when birth or experience date is missing."""

    last_name: str
    first_name: str
    middle_name: str
    email: str | None
    experience_from: date | None
    young: tuple[YoungInterval, ...]
    young_unknown: bool
    employments: tuple[Employment, ...]
    absences: tuple[Absence, ...]
    merged_into: UUID | None = None
    removed: bool = False


@event_class("mms.registry.person_erased.v1", whose=("id",))
@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """A person whose data were erased (152-ФЗ ст. 20, 21): the last word about them, after a tombstone.

    What figures need stays under the id: where and when they worked, without positions and subjects,
    and when they were young; nothing of it goes beyond `erased_on`.
    """

    erased_on: date
    young: tuple[YoungInterval, ...]
    young_unknown: bool
    employments: tuple[Employment, ...]
    merged_into: UUID | None


@event_class("mms.registry.organization_fact_changed.v1")
@dataclass(frozen=True, kw_only=True)
class OrganizationFactChanged(Event):
    """kind: workforce_plan, mentoring_model, management_training;
    state: draft, applied, in_progress, approved, in_force, completed (ust-koksa п.19, 20).
    """

    organization_id: UUID
    kind: str
    state: str
    dated_on: date
    valid_since: date
    valid_until: date | None
    removed: bool = False


@event_class("mms.registry.body_changed.v1")
@dataclass(frozen=True, kw_only=True)
class BodyChanged(Event):
    """kind: methodical_association, network_community, methodical_council, expert_council,
    creative_group; level: municipal, school.
    """

    name: str
    kind: str
    level: str
    active_since: date | None
    active_until: date | None
    removed: bool = False


@event_class("mms.registry.membership_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class MembershipChanged(Event):
    """A dated membership of a person in a body."""

    body_id: UUID
    person_id: UUID
    role: str
    since: date | None
    until: date | None
    removed: bool = False


@dataclass(frozen=True, kw_only=True)
class Grant:
    """An account role with its scope: own, organization, municipality, region."""

    role: str
    scope: str
    organization_id: UUID | None


@event_class("mms.registry.account_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class AccountChanged(Event):
    """An account and its grants; tokens issued before `tokens_valid_from` are refused everywhere."""

    person_id: UUID | None
    state: str
    grants: tuple[Grant, ...]
    tokens_valid_from: float


@event_class("mms.registry.token_ended.v1")
@dataclass(frozen=True, kw_only=True)
class TokenEnded(Event):
    """One token (`id`) is refused everywhere from now on; after `expires_at` nobody needs to remember it."""

    account_id: UUID
    expires_at: float


@event_class("mms.registry.consent_changed.v1", whose=("person_id",))
@dataclass(frozen=True, kw_only=True)
class ConsentChanged(Event):
    """A person's consent to processing; purpose: transfer, diagnostics (152-ФЗ)."""

    person_id: UUID
    purpose: str
    given_on: date
    withdrawn_on: date | None
