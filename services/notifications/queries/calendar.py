"""The dates of one person, as their own calendar shows them: no third person is named, no deficit."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Account, CalendarEntry, CalendarFeed
from services.notifications.queries.mine import myselves, roles_of
from shared import roster
from shared.permissions import Actor
from shared.russian import long_date

BEHIND = timedelta(days=90)
AHEAD = timedelta(days=400)
REPORTERS = frozenset({"methodist", "principal"})
LINKS = {
    "session": "/mentorship/sessions/{object}",
    "step": "/routes/routes/{source}",
    "meeting": "/routes/mine/groups/{detail}",
    "led": "/routes/groups/{detail}",
    "support": "/mentorship/invitations/{object}",
}


@dataclass(frozen=True, kw_only=True)
class Day:
    """An entry of a calendar: a whole day; `outward` is how it reads outside the system."""

    uid: str
    day: date
    summary: str
    outward: str
    href: str
    cancelled: bool
    sequence: int
    changed_at: datetime


def days_of(session: Session, *, actor: Actor, today: date) -> list[Day]:
    """The days of somebody, from three months ago to a year ahead."""
    if actor.municipality_id is None:
        return []
    query = select(CalendarEntry).where(
        CalendarEntry.person_id.in_(myselves(session, actor)),
        CalendarEntry.municipality_id == actor.municipality_id,
        CalendarEntry.day.between(today - BEHIND, today + AHEAD),
    )
    entries = session.scalars(query.order_by(CalendarEntry.day, CalendarEntry.object_id))
    # a meeting that two cards of one person were asked to is one
    own = list({one.object_id: _day(one) for one in entries}.values())
    reports = {role for role, _ in roles_of(session, actor)} & REPORTERS
    return own + (_reporting(session, actor.municipality_id, today=today) if reports else [])


def _day(one: CalendarEntry) -> Day:
    return Day(
        uid=f"{one.object_id}@{one.municipality_id}.mms",
        day=one.day,
        summary=rules.summary(one.kind, one.detail),
        outward=rules.outward_summary(one.kind, one.detail),
        href=LINKS[one.kind].format(object=one.object_id, source=one.source_id, detail=one.detail),
        cancelled=one.state == "cancelled",
        sequence=one.sequence,
        changed_at=one.changed_at,
    )


def _reporting(session: Session, municipality_id: UUID, *, today: date) -> list[Day]:
    """The reporting dates of this year and the next, by the calendar of the municipality."""
    here = session.get(roster.Municipality, municipality_id)
    told = here.reporting if here else []
    years = (today.year, today.year + 1)
    dates = {date(year, one["month"], one["day"]) for year in years for one in told}
    return [_report(day, municipality_id, today=today) for day in sorted(dates) if day <= today + AHEAD]


def _report(day: date, municipality_id: UUID, *, today: date) -> Day:
    """Named by its day: a date that the municipality moves is another one, and the old one is gone."""
    said = f"Отчётная дата: показатели на {long_date(day)}"
    return Day(
        uid=f"reporting-{day}@{municipality_id}.mms",
        day=day,
        summary=said,
        outward=said,
        href="/monitoring/periods",
        cancelled=False,
        sequence=0,
        changed_at=datetime(min(day.year, today.year), 1, 1, tzinfo=UTC),  # never ahead of the file itself
    )


def feed_of(session: Session, *, account_id: UUID) -> CalendarFeed | None:
    """The address of an account's calendar, if it has one."""
    return session.get(CalendarFeed, account_id)


def address(feed: CalendarFeed | None, *, key: bytes, public_url: str) -> str:
    """The private address, made again from the server's key; empty when there is none, or another key now."""
    secret = rules.secret_of(key, serial=feed.serial) if feed else ""
    if feed is None or rules.digest_of(secret) != feed.digest:
        return ""
    return f"{public_url}/notifications/api/v1/calendars/{secret}/calendar.ics"


def feed(session: Session, *, digest: str) -> Actor | None:
    """Whose calendar an address is; nobody's when it is not, or their account is closed."""
    found = session.scalar(select(CalendarFeed).where(CalendarFeed.digest == digest))
    account = session.get(Account, found.account_id) if found else None
    if found is None or (account is not None and account.state != "active"):
        return None
    return Actor(
        account_id=found.account_id,
        person_id=found.person_id,
        municipality_id=found.municipality_id,
        grants=(),
    )
