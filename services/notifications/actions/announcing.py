"""Announcements: written as a draft, looked at, sent once, withdrawn if need be."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.telling import item_row, tell
from services.notifications.actions.ticking import municipalities
from services.notifications.errors import AlreadySent, NobodyReached, UnknownAudience, WrongLastDay
from services.notifications.models import Announcement, InboxItem
from shared.db import new_id
from shared.permissions import Actor

AUDIENCE = ("organization_ids", "roles", "subjects", "body_ids", "young")
EXCERPT = 160
DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
OVER = "Этот день уже прошёл: новым людям объявление не придёт. Выберите другой день или уберите его."
TOO_FAR = "Не дальше года вперёд: потом объявление лучше написать заново."
WITHDRAWN = {"title": rules.WITHDRAWN, "excerpt": "Оно больше не действует"}


def draft_announcement(
    session: Session, *, actor: Actor, municipality_id: UUID, now: datetime, today: date, **given: Any
) -> Announcement:
    """Write a draft: nobody sees it but those who write announcements.

    Raises UnknownAudience, WrongLastDay.
    """
    _refuse_unknown(session, given, municipality_id=municipality_id)
    _refuse_last_day(given.get("newcomers_until"), today=today)
    made = Announcement(
        id=new_id(),
        municipality_id=municipality_id,
        version=1,
        state="draft",
        account_id=actor.account_id,
        created_at=now,
        **_fields(given),
    )
    session.add(made)
    session.flush()
    return made


def revise_announcement(
    session: Session, *, announcement: Announcement, today: date, **given: Any
) -> Announcement:
    """Change a draft, the same again changes nothing; raises AlreadySent, UnknownAudience, WrongLastDay."""
    if announcement.state != "draft":
        raise AlreadySent
    _refuse_unknown(session, given, municipality_id=announcement.municipality_id)
    _refuse_last_day(given.get("newcomers_until"), today=today)
    wished = _fields(given)
    if all(getattr(announcement, name) == value for name, value in wished.items()):
        return announcement
    for name, value in wished.items():
        setattr(announcement, name, value)
    announcement.version += 1
    return announcement


def _refuse_unknown(session: Session, given: dict[str, Any], *, municipality_id: UUID) -> None:
    wrong = queries.unknown(session, municipality_id=municipality_id, chosen=given)
    if wrong:
        raise UnknownAudience(fields=wrong)


def _refuse_last_day(until: date | None, *, today: date) -> None:
    """The last day counts, so today may be it."""
    wrong = OVER if until and until < today else TOO_FAR if until and until > today + LONGEST else ""
    if wrong:
        raise WrongLastDay(fields={"newcomers_until": [wrong]})


def _fields(given: dict[str, Any]) -> dict[str, Any]:
    chosen = {name: given.get(name) for name in AUDIENCE}
    kept = {name: given[name] for name in ("kind", "title", "text")}
    audience = {
        name: [str(one) for one in value] if isinstance(value, list) else bool(value)
        for name, value in chosen.items()
        if value
    }
    return kept | {"audience": audience, "newcomers_until": given.get("newcomers_until")}


def send_announcement(
    session: Session, *, announcement: Announcement, now: datetime, today: date
) -> Announcement:
    """Send to everybody it means today; a second press sends nothing more.

    Raises AlreadySent, NobodyReached, and WrongLastDay for a draft that lay too long.
    """
    if announcement.state == "withdrawn":
        raise AlreadySent
    if announcement.state == "sent":
        return announcement
    _refuse_last_day(announcement.newcomers_until, today=today)
    reached = queries.audience(
        session, municipality_id=announcement.municipality_id, chosen=announcement.audience, today=today
    )
    if not reached:
        raise NobodyReached
    announcement.state, announcement.sent_at = "sent", now
    announcement.version += 1
    _tell(session, announcement, reached, now=now)
    return announcement


def _tell(session: Session, announcement: Announcement, people: Iterable[UUID], *, now: datetime) -> None:
    excerpt = " ".join(announcement.text.split())
    said = {
        "title": announcement.title,
        "excerpt": excerpt if len(excerpt) <= EXCERPT else f"{excerpt[:EXCERPT].rstrip()}…",
    }
    rows = [
        item_row(
            rules.ANNOUNCEMENT,
            municipality_id=announcement.municipality_id,
            object_id=announcement.id,
            recipient=rules.Recipient(person_id=one),
            period="once",
            parameters=_parameters(said),
            now=now,
        )
        for one in people
    ]
    tell(session, rows)


def _parameters(said: dict[str, str]) -> dict[str, Any]:
    return {"people": {}, "dates": {}, "numbers": {}, "titles": said}


def withdraw_announcement(session: Session, *, announcement: Announcement, now: datetime) -> Announcement:
    """Take back what was said: it leaves every inbox, its words too; a second press changes nothing."""
    if announcement.state == "withdrawn":
        return announcement
    announcement.state, announcement.withdrawn_at = "withdrawn", now
    announcement.version += 1
    told = (InboxItem.rule == rules.ANNOUNCEMENT) & (InboxItem.object_id == announcement.id)
    session.execute(update(InboxItem).where(told).values(parameters=_parameters(WITHDRAWN)))
    still = update(InboxItem).where(told, InboxItem.state == "open")
    session.execute(still.values(state="moot", closed_at=now))
    return announcement


def welcome_newcomers(session: Session, *, now: datetime) -> None:
    """Send what holds for newcomers to whoever has joined the audience since; looked for once a day."""
    for municipality_id, today in municipalities(session, now=now):
        query = select(Announcement).where(
            Announcement.municipality_id == municipality_id,
            Announcement.state == "sent",
            Announcement.newcomers_until >= today - DAY,  # those of its last day are found on the next
            Announcement.welcomed_on.is_(None) | (Announcement.welcomed_on < today),
        )
        for one in session.scalars(query).all():
            until = one.newcomers_until or today
            joined = queries.newcomers(session, announcement=one, today=min(today, until))
            _tell(session, one, joined, now=now)
            one.welcomed_on = today
