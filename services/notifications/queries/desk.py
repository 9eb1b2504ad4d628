"""What lies on somebody's desk: things that wait for them, news, answers on their way, what is done."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import NothingOffered
from services.notifications.models import InboxItem
from services.notifications.queries.mine import inbox, item
from services.notifications.queries.telling import Told, told
from shared import roster
from shared.permissions import Actor

DONE_KEPT = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """An inbox as a page: `waiting` asks something, `accepted` was answered and is being recorded."""

    greeting: str
    waiting: list[Told]
    accepted: list[Told]
    news: list[Told]
    done: list[Told]

    @property
    def size(self) -> int:
        """How many there are to look through."""
        return len(self.waiting) + len(self.news) + len(self.done)

    def holding(self, words: str) -> "Desk":
        """The same with only those that hold these words."""
        return replace(
            self,
            waiting=[one for one in self.waiting if one.holds(words)],
            accepted=[one for one in self.accepted if one.holds(words)],
            news=[one for one in self.news if one.holds(words)],
            done=[one for one in self.done if one.holds(words)],
        )

    @property
    def unread(self) -> int:
        """How many there are to mark as read."""
        return sum(not one.read for one in (*self.waiting, *self.news))


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What one tap on an item sends, and to say when it was taken; `version` is what the person saw."""

    item_id: UUID
    href: str
    told: str
    version: int | None
    is_open: bool


def desk(session: Session, *, actor: Actor, now: datetime, zone: ZoneInfo) -> Desk:
    """Gather an inbox: what waits longest comes first, what was seen already after the rest."""
    today = now.astimezone(zone).date()
    mine = inbox(session, actor=actor, today=today)
    items = [*session.scalars(mine.where(InboxItem.state == "open")), *session.scalars(_closed(mine, now))]
    found = told(session, actor=actor, today=today, items=items, zone=zone)
    open_ones = sorted((one for one in found if one.state == "open"), key=lambda one: (one.since, one.id))
    asking = [one for one in open_ones if not one.is_news and not one.is_accepted]
    return Desk(
        greeting=rules.greeting(_name(session, actor), len(asking)),
        waiting=sorted(asking, key=lambda one: one.read),
        accepted=[one for one in open_ones if one.is_accepted],
        news=[one for one in open_ones if one.is_news and not one.read],
        done=[one for one in found if one.state != "open"],
    )


def _closed(mine: Select[InboxItem], now: datetime) -> Select[InboxItem]:
    """What ended lately, the newest first; ended items of old tell only when they were opened."""
    ended = func.coalesce(InboxItem.closed_at, InboxItem.created_at)
    recent = mine.where(InboxItem.state != "open", ended >= now - DONE_KEPT)
    return recent.order_by(ended.desc(), InboxItem.id)


def _name(session: Session, actor: Actor) -> str:
    """Name and patronymic of the person behind the account, as people are addressed."""
    if actor.person_id is None:
        return ""
    person = session.scalar(select(roster.Person).where(roster.Person.id == actor.person_id))
    return " ".join(part for part in (person.first_name, person.middle_name) if part) if person else ""


def offer(session: Session, *, actor: Actor, today: date, item_id: UUID, version: int | None) -> Offer:
    """Find what one tap on one's own item does; raises NothingOffered where it must be looked at."""
    found = item(session, actor=actor, today=today, item_id=item_id)
    rule = rules.BY_NAME[found.rule]
    if rule.tap is None or rule.post is None:
        raise NothingOffered
    return Offer(
        item_id=found.id,
        href=rule.post.format(id=found.object_id),
        told=rule.tap.told,
        version=version,
        is_open=found.state == "open" and found.accepted_at is None,
    )
