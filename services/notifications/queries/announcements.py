"""Announcements: for whoever writes them with numbers only, for everybody else what was said to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import AnnouncementNotFound
from services.notifications.models import Account, Announcement, InboxItem, ReadMark
from services.notifications.queries.audience import ROLES, audience
from services.notifications.queries.mine import myselves
from shared import roster
from shared.permissions import Actor, Scope
from shared.russian import inside


@dataclass(frozen=True, kw_only=True)
class Receipts:
    """How many an announcement reached and how many of them read it; numbers only."""

    sent: int
    read: int


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Whom an announcement would reach today, and who of them can sign in already."""

    people: list[roster.Person]
    signed_up: int


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An announcement for its reader; whoever writes them sees its audience and the numbers too."""

    id: UUID
    kind: str
    title: str
    text: str
    state: str
    version: int | None
    audience: dict[str, Any] | None
    newcomers_until: date | None
    sent_at: datetime | None
    withdrawn_at: datetime | None
    sent: int | None
    read: int | None


def shown(session: Session, found: Sequence[Announcement], *, full: bool) -> list[Shown]:
    """Show announcements; of one withdrawn its readers see no more than that."""
    counted = receipts(session, ids=[one.id for one in found]) if full else {}
    return [_shown(one, counted.get(one.id)) for one in found]


def _shown(one: Announcement, counted: Receipts | None) -> Shown:
    hidden = counted is None and one.state == "withdrawn"
    return Shown(
        id=one.id,
        kind=one.kind,
        title=rules.WITHDRAWN if hidden else one.title,
        text="" if hidden else one.text,
        state=one.state,
        version=one.version if counted else None,
        audience=one.audience if counted else None,
        newcomers_until=one.newcomers_until if counted else None,
        sent_at=one.sent_at,
        withdrawn_at=one.withdrawn_at,
        sent=counted.sent if counted else None,
        read=counted.read if counted else None,
    )


def announcements(session: Session, *, actor: Actor, scope: Scope) -> Select[Announcement]:
    """Select those of the municipality for whoever writes them, else those sent to the actor."""
    query = select(Announcement).where(Announcement.municipality_id == actor.municipality_id)
    if scope.level != "own":
        return query
    mine = exists().where(
        InboxItem.rule == rules.ANNOUNCEMENT,
        InboxItem.object_id == Announcement.id,
        InboxItem.person_id.in_(myselves(session, actor)),
    )
    return query.where(Announcement.state != "draft", mine)


def announcement(
    session: Session, *, actor: Actor, scope: Scope, announcement_id: UUID, lock: bool = False
) -> Announcement:
    """Find one; raises AnnouncementNotFound."""
    query = announcements(session, actor=actor, scope=scope).where(Announcement.id == announcement_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise AnnouncementNotFound
    return found


def preview(session: Session, *, announcement: Announcement, today: date) -> Preview:
    """Count and name whom it would reach today."""
    ids = audience(
        session, municipality_id=announcement.municipality_id, chosen=announcement.audience, today=today
    )
    people = roster.people(session, ids)
    known = select(func.count(Account.person_id.distinct())).where(
        Account.person_id.in_(ids), Account.state == "active"
    )
    return Preview(
        people=sorted(people.values(), key=lambda one: one.full_name), signed_up=session.scalar(known) or 0
    )


def receipts(session: Session, *, ids: Sequence[UUID]) -> dict[UUID, Receipts]:
    """Count for each announcement whom it reached and who read it."""
    was_read = exists().where(ReadMark.item_id == InboxItem.id)
    query = (
        select(InboxItem.object_id, func.count(), func.count().filter(was_read))
        .where(InboxItem.rule == rules.ANNOUNCEMENT, InboxItem.object_id.in_(ids))
        .group_by(InboxItem.object_id)
    )
    found = {key: Receipts(sent=sent, read=read) for key, sent, read in session.execute(query)}
    return {one: found.get(one, Receipts(sent=0, read=0)) for one in ids}


def audience_words(session: Session, *, chosen: dict[str, Any], bodies: dict[str, str]) -> str:
    """Say whom an audience means, in words."""
    schools = roster.organizations(session, [UUID(one) for one in chosen.get("organization_ids") or ()])
    parts = [
        ", ".join(inside(ROLES[one]) for one in chosen.get("roles") or ()),
        "молодые педагоги" if chosen.get("young") else "",
        ", ".join(sorted(school.name for school in schools.values())),
        ", ".join(chosen.get("subjects") or ()),
        ", ".join(bodies.get(one, "объединение") for one in chosen.get("body_ids") or ()),
    ]
    said = "; ".join(part for part in parts if part)
    return said or "все, кто работает в муниципалитете"


def newcomers(session: Session, *, announcement: Announcement, today: date) -> list[UUID]:
    """Who belongs to the audience today and was not told."""
    told = set(
        session.scalars(
            select(InboxItem.person_id).where(
                InboxItem.rule == rules.ANNOUNCEMENT, InboxItem.object_id == announcement.id
            )
        )
    )
    meant = audience(
        session, municipality_id=announcement.municipality_id, chosen=announcement.audience, today=today
    )
    merged = roster.aliases(session, municipality_id=announcement.municipality_id)
    survivors = {merged.get(one, one) for one in told if one}
    return [one for one in meant if one not in survivors]
