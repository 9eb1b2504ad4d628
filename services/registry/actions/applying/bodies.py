"""Applying files of bodies and of memberships in them (ust-koksa п.19, zeya 2.2)."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.applying.rows import (
    Changes,
    Row,
    day_within,
    given,
    keep_fitting,
    shown_period,
    stated,
    warn,
)
from services.registry.imports.journal import Journal
from services.registry.models import Body, Employment, Membership
from services.registry.rules import within
from services.registry.rules.periods import Period
from shared.db import new_id
from shared.importing.kinds import KINDS
from shared.importing.names import comparable_title
from shared.importing.report import Outcome


def apply_bodies(
    session: Session,
    *,
    municipality_id: UUID,
    rows: Sequence[Row],
    today: date,
    now: datetime,
    journal: Journal,
) -> Outcome:
    """Create and update bodies by name; the stored spelling stays."""
    del today, now
    changes = Changes[Body](Outcome(), journal)
    query = select(Body).where(Body.municipality_id == municipality_id)
    known = {one.name_key: one for one in session.scalars(query)}
    for row in keep_fitting(changes.outcome, rows, Body, KINDS["bodies"].headings):
        one = known.get(comparable_title(row["name"]))
        if one is None:
            changes.create(new_body(municipality_id, row))
        else:
            changes.change(one, given(row, "kind", "level") | stated(row, "active_since", "active_until"))
    return changes.save(session, publishing.body_changed)


def new_body(municipality_id: UUID, row: Row) -> Body:
    """Make a body of its fields."""
    return Body(
        id=new_id(),
        municipality_id=municipality_id,
        name=row["name"],
        name_key=comparable_title(row["name"]),
        kind=row["kind"],
        level=row.get("level") or "municipal",
        subjects=row.get("subjects") or [],
        leader_shown=bool(row.get("leader_shown")),
        active_since=row.get("active_since"),
        active_until=row.get("active_until"),
        version=1,
    )


def apply_memberships(
    session: Session,
    *,
    municipality_id: UUID,
    rows: Sequence[Row],
    today: date,
    now: datetime,
    journal: Journal,
) -> Outcome:
    """Create and update memberships by body, person and first day."""
    del today, now
    changes = Changes[Membership](Outcome(), journal)
    query = select(Membership).where(Membership.municipality_id == municipality_id)
    known = {(one.body_id, one.person_id, one.since): one for one in session.scalars(query)}
    life = _lives(session, municipality_id)
    work = _work(session, municipality_id)
    for row in keep_fitting(changes.outcome, rows, Membership, KINDS["memberships"].headings):
        body_id, person_id = row["body_id"], row["person_id"]
        _warn_about_dates(changes.outcome, row, life[body_id], work.get(person_id, []))
        one = known.get((body_id, person_id, row.get("since")))
        if one is None:
            changes.create(_new_membership(municipality_id, row))
        else:
            changes.change(one, given(row, "role") | stated(row, "until"))
    return changes.save(session, publishing.membership_changed)


def _new_membership(municipality_id: UUID, row: Row) -> Membership:
    return Membership(
        id=new_id(),
        municipality_id=municipality_id,
        body_id=row["body_id"],
        person_id=row["person_id"],
        role=row.get("role") or "",
        since=row.get("since"),
        until=row.get("until"),
        order_number="",
        version=1,
    )


def _lives(session: Session, municipality_id: UUID) -> dict[UUID, Period]:
    query = select(Body).where(Body.municipality_id == municipality_id)
    return {one.id: (one.active_since, one.active_until) for one in session.scalars(query)}


def _work(session: Session, municipality_id: UUID) -> dict[UUID, list[Period]]:
    query = select(Employment.person_id, Employment.since, Employment.until).where(
        Employment.municipality_id == municipality_id
    )
    found: dict[UUID, list[Period]] = {}
    for person_id, since, until in session.execute(query):
        found.setdefault(person_id, []).append((since, until))
    return found


def _warn_about_dates(outcome: Outcome, row: Row, life: Period, work: list[Period]) -> None:
    since, until = row.get("since"), row.get("until")
    if not within((since, until), (life[0], None)) or (since and not day_within(since, life)):
        warn(outcome, row, "С", f"вне времени работы объединения ({shown_period(life)})")
    if since and not any(day_within(since, period) for period in work):
        warn(outcome, row, "С", "на эту дату человек нигде не работает")
