"""Reads of notifications: one's own inbox, with names joined at reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import ItemNotFound
from services.notifications.models import Account, InboxItem, ReadMark
from shared import roster
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Told:
    """An item as its reader sees it."""

    id: UUID
    rule: str
    state: str
    title: str
    text: str
    link: str
    action: dict[str, str] | None
    created_at: datetime
    read: bool


def inbox(session: Session, *, actor: Actor, today: date, state: str | None = None) -> Select[InboxItem]:
    """Select what is addressed to the actor, personally or by a role held now."""
    query = select(InboxItem).where(_mine(session, actor, today))
    return query if state is None else query.where(InboxItem.state == state)


def item(session: Session, *, actor: Actor, today: date, item_id: UUID) -> InboxItem:
    """Find one's own item; raises ItemNotFound."""
    found = session.scalar(inbox(session, actor=actor, today=today).where(InboxItem.id == item_id))
    if found is None:
        raise ItemNotFound
    return found


def unread(session: Session, *, actor: Actor, today: date) -> int:
    """Count what is open and not yet read by this account."""
    read = exists().where(ReadMark.item_id == InboxItem.id, ReadMark.account_id == actor.account_id)
    open_items = inbox(session, actor=actor, today=today, state="open").where(~read)
    return session.scalar(select(func.count()).select_from(open_items.subquery())) or 0


def told(session: Session, *, actor: Actor, items: Iterable[InboxItem]) -> list[Told]:
    """Word the items for their reader."""
    items = list(items)
    people = roster.people(session, rules.people_in(one.parameters for one in items))
    names = {person_id: person.short_name for person_id, person in people.items()}
    marks = select(ReadMark.item_id).where(
        ReadMark.account_id == actor.account_id, ReadMark.item_id.in_([one.id for one in items])
    )
    read = set(session.scalars(marks))
    return [_told(one, names=names, read=one.id in read) for one in items]


def _told(one: InboxItem, *, names: dict[UUID, str], read: bool) -> Told:
    words = rules.worded(one.rule, object_id=one.object_id, parameters=one.parameters, names=names)
    return Told(
        id=one.id,
        rule=one.rule,
        state=one.state,
        title=words.title,
        text=words.text,
        link=words.link,
        action=words.action if one.state == "open" else None,
        created_at=one.created_at,
        read=read,
    )


def _mine(session: Session, actor: Actor, today: date) -> ColumnElement[bool]:
    roles = _roles(session, actor)
    schools = {organization for role, organization in roles if role == "principal" and organization}
    mine = [InboxItem.person_id.in_(_myselves(session, actor)), _for_principal(schools, today)]
    if any(role == "methodist" for role, _ in roles):
        mine.append(InboxItem.role == "methodist")
    return and_(InboxItem.municipality_id == actor.municipality_id, or_(*mine))


def _roles(session: Session, actor: Actor) -> set[tuple[str, UUID | None]]:
    """What the account may be: the newest word of registry, or the token's if none has come yet."""
    account = session.get(Account, actor.account_id)
    if account is None:
        return {(grant.role, grant.organization_id) for grant in actor.grants}
    return {
        (grant["role"], UUID(grant["organization_id"]) if grant["organization_id"] else None)
        for grant in account.grants
    }


def _myselves(session: Session, actor: Actor) -> set[UUID]:
    """The actor and those merged into the actor."""
    if actor.person_id is None or actor.municipality_id is None:
        return set()
    merged = roster.aliases(session, municipality_id=actor.municipality_id)
    return {actor.person_id} | {one for one, survivor in merged.items() if survivor == actor.person_id}


def _for_principal(schools: set[UUID], today: date) -> ColumnElement[bool]:
    """Items of a school by its id, or by somebody whose main place of work it is today."""
    work = roster.Employment
    works_here = exists().where(
        work.person_id == InboxItem.of_person_id,
        work.occupation == "main",
        work.organization_id.in_(schools),
        or_(work.since.is_(None), work.since <= today),
        or_(work.until.is_(None), work.until >= today),
    )
    place = or_(InboxItem.organization_id.in_(schools), works_here)
    return and_(InboxItem.role == "principal", place)
