"""Telling of periods and snapshots: the whole state of each, so that the newest word is enough."""

from datetime import UTC
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.actions.plans.announcing import items_in_force
from services.monitoring.models import Decision, Period, Review, Snapshot
from shared.contracts.monitoring import DecisionChanged, PeriodChanged, SnapshotTaken
from shared.outbox import emit, emit_all


def announce_period(session: Session, one: Period) -> None:
    """Tell the next version of a period."""
    one.version += 1
    emit(session, _period_changed(one))


def announce_snapshot(session: Session, one: Snapshot) -> None:
    """Tell a snapshot, once and for all."""
    emit(session, _snapshot_taken(one))


def announce_decision(session: Session, one: Decision, of: Review) -> None:
    """Tell the next version of a decision."""
    one.version += 1
    emit(session, _decision_changed(one, of))


def republish(session: Session) -> int:
    """Tell every period, every snapshot, every decision and every item of a plan anew."""
    periods = session.scalars(select(Period).order_by(Period.id))
    taken = session.scalars(select(Snapshot).order_by(Snapshot.id))
    decided = session.execute(
        select(Decision, Review).join(Review, Review.id == Decision.review_id).order_by(Decision.id)
    )
    return emit_all(
        session,
        [
            *map(_period_changed, periods),
            *map(_snapshot_taken, taken),
            *(_decision_changed(one, of) for one, of in decided),
            *items_in_force(session),
        ],
    )


def _period_changed(one: Period) -> PeriodChanged:
    return PeriodChanged(
        id=one.id,
        municipality_id=one.municipality_id,
        version=one.version,
        as_of=one.as_of,
        is_final=one.is_final,
        opened_on=one.opened_on,
        state=one.state,
        waiting=tuple(UUID(organization) for organization in one.waiting),
    )


def _snapshot_taken(one: Snapshot) -> SnapshotTaken:
    return SnapshotTaken(
        id=one.id,
        municipality_id=one.municipality_id,
        version=1,
        period_id=one.period_id,
        as_of=one.as_of,
        number=one.number,
        taken_on=one.taken_at.astimezone(UTC).date(),
    )


def _decision_changed(one: Decision, of: Review) -> DecisionChanged:
    return DecisionChanged(
        id=one.id,
        municipality_id=one.municipality_id,
        version=one.version,
        review_id=of.id,
        period_id=of.period_id,
        owner_id=one.owner_id,
        due_on=one.due_on,
        state=one.state,
    )
