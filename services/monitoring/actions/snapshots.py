"""Snapshots: a period frozen not before its day, and corrected by a new snapshot with a reason."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.actions.announcing import announce_period, announce_snapshot
from services.monitoring.errors import NothingToCorrect, PeriodIsOpen, TooEarly
from services.monitoring.models import Period, Snapshot, SnapshotFigure
from services.monitoring.queries import period
from services.monitoring.queries.snapshots import computed, kept, snapshots_of
from services.monitoring.rules import Facts, Frozen, digest, packed, sizes
from shared import roster
from shared.permissions import Actor
from shared.russian import long_date


def freeze(session: Session, *, actor: Actor, period_id: UUID, now: datetime, today: date) -> Snapshot:
    """Freeze a period: from now on its figures are those of the snapshot; twice is once (ust-koksa п.20)."""
    one = period(session, scope=actor.scope("period.freeze"), period_id=period_id, lock=True)
    if one.state != "open":
        return snapshots_of(session, period_id=one.id)[0]
    if today < one.as_of:
        raise TooEarly(f"Зафиксировать можно не раньше {long_date(one.as_of)}: данные ещё меняются.")
    facts, figures = computed(session, period=one)
    one.state, one.waiting = "frozen", []
    taken = _taken(session, one, facts, figures, number=1, reason="", actor=actor, now=now)
    announce_period(session, one)
    return taken


def correct(session: Session, *, actor: Actor, period_id: UUID, reason: str, now: datetime) -> Snapshot:
    """Take a new snapshot of a frozen period, with the reason why it differs."""
    one = period(session, scope=actor.scope("period.freeze"), period_id=period_id, lock=True)
    if one.state == "open":
        raise PeriodIsOpen
    newest = snapshots_of(session, period_id=one.id)[-1]
    facts, figures = computed(session, period=one)
    if figures == kept(session, snapshot_id=newest.id):
        raise NothingToCorrect
    return _taken(session, one, facts, figures, number=newest.number + 1, reason=reason, actor=actor, now=now)


def _taken(
    session: Session,
    one: Period,
    facts: Facts,
    figures: Sequence[Frozen],
    *,
    number: int,
    reason: str,
    actor: Actor,
    now: datetime,
) -> Snapshot:
    rule = roster.rule_on(session.get_one(roster.Municipality, one.municipality_id), one.as_of)
    head = _head(facts, str(rule["version"]), str(rule["title"]))
    taken = Snapshot(
        municipality_id=one.municipality_id,
        period_id=one.id,
        number=number,
        as_of=one.as_of,
        reason=reason,
        taken_at=now,
        taken_by=actor.account_id,
        **head,
        digest=digest(one.as_of, head, figures),
    )
    session.add(taken)
    session.flush()
    session.add_all(_row(taken.id, figure) for figure in figures)
    announce_snapshot(session, taken)
    return taken


def _head(facts: Facts, rule_version: str, rule_title: str) -> dict[str, object]:
    return {
        "rule_version": rule_version,
        "rule_title": rule_title,
        "counts": sizes(facts),
        "kinds": sorted(facts.organization_kinds),
    }


def _row(snapshot_id: UUID, one: Frozen) -> SnapshotFigure:
    return SnapshotFigure(
        snapshot_id=snapshot_id,
        number=one.number,
        numerator=one.numerator,
        denominator=one.denominator,
        threshold=one.threshold,
        lists=packed(one.lists),
    )
