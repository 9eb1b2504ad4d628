"""Imported support events: natural key title, date, kind; then the person."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.actions.announcing import attendance_event, support_event_event
from services.mentorship.actions.imports.employment import Employed, employed
from services.mentorship.actions.imports.plan import Plan
from services.mentorship.models import Attendance, AttendanceMark, SupportEvent
from shared.db import new_id

EventKey = tuple[str, date, str]


@dataclass(kw_only=True)
class Importing:
    """One import under way."""

    municipality_id: UUID
    imported_on: date
    now: datetime
    people: Employed
    support: dict[EventKey, SupportEvent]
    attendance: dict[tuple[UUID, UUID], Attendance]
    plan: Plan = field(default_factory=Plan)
    seen: dict[tuple[UUID, UUID], str] = field(default_factory=dict)


def plan_events(
    session: Session, *, municipality_id: UUID, imported_on: date, rows: list[dict[str, Any]], now: datetime
) -> Plan:
    """Plan an import of support events with attendance."""
    people = employed(session, municipality_id=municipality_id)
    support = session.scalars(
        select(SupportEvent).where(SupportEvent.municipality_id == municipality_id).with_for_update()
    )
    attendance = session.scalars(select(Attendance).where(Attendance.municipality_id == municipality_id))
    work = Importing(
        municipality_id=municipality_id,
        imported_on=imported_on,
        now=now,
        people=people,
        support={(row.title_key, row.event_date, row.kind): row for row in support},
        attendance={(row.support_event_id, people.known.survivor(row.person_id)): row for row in attendance},
    )
    for row in rows:
        _plan_row(work, row)
    return work.plan


def _event_of(work: Importing, row: dict[str, Any]) -> SupportEvent:
    """Find the event of a row, or plan it; its title keeps the first spelling."""
    key = (rules.normalise(row["title"]), row["event_date"], row["kind"])
    if key not in work.support:
        event = SupportEvent(
            id=new_id(),
            municipality_id=work.municipality_id,
            title=" ".join(row["title"].split()),
            title_key=key[0],
            kind=row["kind"],
            event_date=row["event_date"],
            state="held" if row["event_date"] < work.imported_on else "planned",
            version=1,
        )
        work.support[key] = event
        work.plan.inserts.append(event)
        work.plan.events.append(partial(support_event_event, event))
    return work.support[key]


def _plan_row(work: Importing, row: dict[str, Any]) -> None:
    person_id = work.people.known.survivor(row["person_id"])
    event = _event_of(work, row)
    key = (event.id, person_id)
    state = row["state"]
    if work.seen.setdefault(key, state) != state:
        work.plan.reject(row["row"], "Участие", "Этот участник уже есть в файле с другой отметкой.")
        return
    if event.state == "cancelled":
        work.plan.warn(row["row"], "Мероприятие", "мероприятие отменено, участие в нём не считается")
    if not work.people.on(person_id, event.event_date):
        work.plan.warn(row["row"], "Дата", "дата мероприятия вне периода работы участника")
    stored = work.attendance.get(key)
    if stored is None:
        _plan_new(work, event, person_id, state)
    elif stored.state == state or "state" in row.get("absent", ()):
        work.plan.unchanged += 1
    else:
        work.plan.updated += 1
        work.plan.changes.append(partial(_mark, stored, state))
        work.plan.inserts.append(_history(stored, state, work.now))
        work.plan.events.append(partial(attendance_event, stored, event))


def _plan_new(work: Importing, event: SupportEvent, person_id: UUID, state: str) -> None:
    row = Attendance(
        id=new_id(),
        municipality_id=work.municipality_id,
        support_event_id=event.id,
        person_id=person_id,
        state=state,
        version=1,
    )
    work.attendance[(event.id, person_id)] = row
    work.plan.created += 1
    work.plan.inserts.append(row)
    work.plan.events.append(partial(attendance_event, row, event))


def _mark(row: Attendance, state: str) -> None:
    row.state = state
    row.version += 1


def _history(row: Attendance, state: str, now: datetime) -> AttendanceMark:
    return AttendanceMark(
        attendance_id=row.id, version=row.version + 1, state=state, way="import", account_id=None, at=now
    )
