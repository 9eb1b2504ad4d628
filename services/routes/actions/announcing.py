"""The events of routes: each carries the aggregate's full public state, never a result or a text."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import (
    Achievement,
    Certificate,
    Consultation,
    Deficit,
    Diagnostic,
    Group,
    GroupMember,
    Practice,
    Route,
)
from services.routes.rules.terms import end_of
from services.routes.rules.vocabulary import OUTCOMES
from shared.contracts.event import Event
from shared.contracts.routes import (
    AchievementChanged,
    CertificateChanged,
    ConsultationChanged,
    DeficitChanged,
    DiagnosticChanged,
    GroupChanged,
    GroupMeeting,
    GroupMemberChanged,
    PracticeChanged,
    RouteChanged,
    Step,
)
from shared.outbox import emit, emit_all

Aggregate = (
    Achievement | Certificate | Consultation | Deficit | Diagnostic | Group | GroupMember | Practice | Route
)
BATCH = 500


def _event(cls: type[Event], one: Aggregate, *fields: str) -> Event:
    names = ("id", "municipality_id", "version", *fields)
    values: dict[str, Any] = {name: getattr(one, name) for name in names}
    return cls(**values)


def _diagnostic(one: Aggregate) -> Event:
    return _event(DiagnosticChanged, one, "person_id", "instrument_id", "state", "conducted_on")


def _deficit(one: Aggregate) -> Event:
    fields = ["person_id", "state", "detected_on", "confirmed_on", "closed_on"]
    if isinstance(one, Deficit) and one.released_on is not None:
        fields += ["area", "topic"]
    if isinstance(one, Deficit) and one.outcome_by and one.state in OUTCOMES:
        fields.append("outcome_by")
    return _event(DeficitChanged, one, *fields)


def _achievement(one: Aggregate) -> Event:
    known = isinstance(one, Achievement) and one.released_on is not None
    return _event(AchievementChanged, one, "person_id", "achieved_on", *(("area", "topic") if known else ()))


def _certificate(one: Aggregate) -> Event:
    if not isinstance(one, Certificate):
        raise TypeError(one)
    return CertificateChanged(
        id=one.id,
        municipality_id=one.municipality_id,
        version=one.version,
        person_id=one.person_id,
        kind=one.kind,
        hours=one.hours,
        issued_on=one.issued_on,
        state=one.term or "valid",
        due_on=end_of(one.issued_on) if one.term == "expiring" else None,
    )


def _practice(one: Aggregate) -> Event:
    if not isinstance(one, Practice):
        raise TypeError(one)
    return PracticeChanged(
        id=one.id,
        municipality_id=one.municipality_id,
        version=one.version,
        author_id=one.author_id,
        proposed_by=one.proposed_by,
        state=one.state,
        area=one.area,
        topics=tuple(one.topics),
        edition=one.edition,
        submitted_on=one.submitted_on,
        published_on=one.published_on,
        revised=one.revision is not None,
        asked_ids=tuple(UUID(text) for text in one.asked),
    )


def _route(one: Aggregate) -> Event:
    if not isinstance(one, Route):
        raise TypeError(one)
    return RouteChanged(
        id=one.id,
        municipality_id=one.municipality_id,
        version=one.version,
        teacher_id=one.teacher_id,
        tutor_id=one.tutor_id,
        organization_id=one.organization_id,
        state=one.state,
        awaits=one.awaits,
        approved_on=one.approved_on,
        closed_on=one.closed_on,
        cancelled_on=one.cancelled_on,
        starts_on=one.starts_on,
        planned_until=one.planned_until,
        steps=_steps(one),
    )


def _steps(route: Route) -> tuple[Step, ...]:
    return tuple(
        Step(
            id=one.id,
            kind=one.kind,
            state=one.state,
            due_on=one.due_on,
            required=one.required,
            deficit_ids=tuple(UUID(text) for text in one.deficit_ids),
        )
        for one in route.steps
    )


def _meetings(group: Group) -> tuple[GroupMeeting, ...]:
    fields = ("id", "meets_on", "minutes", "state")
    return tuple(GroupMeeting(**{name: getattr(each, name) for name in fields}) for each in group.meetings)


def _group(one: Aggregate) -> Event:
    if not isinstance(one, Group):
        raise TypeError(one)
    return GroupChanged(
        id=one.id,
        municipality_id=one.municipality_id,
        version=one.version,
        leader_id=one.leader_id,
        kind=one.kind,
        state=one.state,
        created_on=one.created_on,
        closed_on=one.closed_on,
        meetings=_meetings(one),
    )


def _member(one: Aggregate) -> Event:
    if not isinstance(one, GroupMember):
        raise TypeError(one)
    fields = ("group_id", "leader_id", "person_id", "state", "invited_on", "answered_on", "left_on")
    return GroupMemberChanged(
        **{name: getattr(one, name) for name in ("id", "municipality_id", "version", *fields)},
        meetings=_meetings(one.group) if one.state == "accepted" else (),
    )


def _consultation(one: Aggregate) -> Event:
    if not isinstance(one, Consultation):
        raise TypeError(one)
    about = ("asker_id", "organization_id", "for_school", "urgent", "answerer", "answerer_id")
    days = ("requested_on", "routed_on", "answered_on", "rated_on", "cancelled_on")
    names = ("id", "municipality_id", "version", *about, "state", "awaits", *days)
    return ConsultationChanged(
        **{name: getattr(one, name) for name in names},
        proposed_on=one.shown_on,
        in_route=one.step_id is not None,
    )


EVENTS: dict[type[Any], Callable[[Aggregate], Event]] = {
    Diagnostic: _diagnostic,
    Deficit: _deficit,
    Route: _route,
    Certificate: _certificate,
    Achievement: _achievement,
    Practice: _practice,
    Group: _group,
    GroupMember: _member,
    Consultation: _consultation,
}


def announce(session: Session, one: Aggregate) -> None:
    """Tell about a change: the version grows by one, the event goes with the change's transaction."""
    one.version = (one.version or 0) + 1
    session.flush()
    emit(session, EVENTS[type(one)](one))


def announce_meetings(session: Session, group: Group) -> None:
    """Tell about a group's dates: they stand in the calendars of its leader and of those who are in it."""
    announce(session, group)
    for member in group.members:
        if member.state == "accepted":
            announce(session, member)


def changed(one: Aggregate) -> Event:
    """Count a change and give its event, for telling many at once."""
    one.version = (one.version or 0) + 1
    return EVENTS[type(one)](one)


def republish(session: Session) -> int:
    """Tell the newest state of everything that was ever told again, with unchanged versions."""
    count = 0
    for model, event_of in EVENTS.items():
        rows = session.scalars(select(model).where(model.version > 0).execution_options(yield_per=BATCH))
        for part in rows.partitions(BATCH):
            count += emit_all(session, [event_of(one) for one in part])
    return count
