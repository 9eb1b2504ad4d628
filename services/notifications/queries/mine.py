"""Whose items are whose: addressed to a person, or to a role held now."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from services.notifications.errors import ItemNotFound, NoMunicipality
from services.notifications.models import Account, InboxItem, ReadMark
from services.notifications.rules import BY_NAME, kind_of
from shared import roster
from shared.permissions import Actor

OF_MUNICIPALITY = frozenset({"methodist", "admin"})


def inbox(
    session: Session,
    *,
    actor: Actor,
    today: date,
    state: str | None = None,
    kind: str | None = None,
    read: bool | None = None,
) -> Select[InboxItem]:
    """Select what is addressed to the actor, personally or by a role held now."""
    query = select(InboxItem).where(_mine(session, actor, today), InboxItem.muted.is_(False))
    if kind is not None:
        query = query.where(InboxItem.rule.in_([name for name in BY_NAME if kind_of(name) == kind]))
    if read is not None:
        query = query.where(_read_by(actor) if read else ~_read_by(actor))
    return query if state is None else query.where(InboxItem.state == state)


def _read_by(actor: Actor) -> ColumnElement[bool]:
    return exists().where(ReadMark.item_id == InboxItem.id, ReadMark.account_id == actor.account_id)


def municipality_of(actor: Actor) -> UUID:
    """Where the actor acts; raises NoMunicipality for whoever belongs to none."""
    if actor.municipality_id is None:
        raise NoMunicipality
    return actor.municipality_id


def item(session: Session, *, actor: Actor, today: date, item_id: UUID) -> InboxItem:
    """Find one's own item; raises ItemNotFound."""
    found = session.scalar(inbox(session, actor=actor, today=today).where(InboxItem.id == item_id))
    if found is None:
        raise ItemNotFound
    return found


def unread(session: Session, *, actor: Actor, today: date) -> int:
    """Count what is open, not answered and not yet read by this account."""
    waiting = InboxItem.accepted_at.is_(None)
    open_items = inbox(session, actor=actor, today=today, state="open", read=False).where(waiting)
    return session.scalar(select(func.count()).select_from(open_items.subquery())) or 0


def _mine(session: Session, actor: Actor, today: date) -> ColumnElement[bool]:
    roles = roles_of(session, actor)
    schools = _where(roles, "principal")
    myself = myselves(session, actor)
    curated = _curated(session, actor, myself=myself, schools=schools)
    mine = [
        InboxItem.person_id.in_(myself),
        _of_schools("principal", schools, today),
        _of_schools("curator", curated, today),
        _of_schools("tutor", _where(roles, "tutor"), today),
    ]
    held = {role for role, _ in roles} & OF_MUNICIPALITY
    mine.append(InboxItem.role.in_(held))
    return and_(InboxItem.municipality_id == actor.municipality_id, or_(*mine))


def roles_of(session: Session, actor: Actor) -> set[tuple[str, UUID | None]]:
    """What the account may be: the newest word of registry, or the token's if none has come yet."""
    account = session.get(Account, actor.account_id)
    if account is None:
        return {(grant.role, grant.organization_id) for grant in actor.grants}
    return {
        (grant["role"], UUID(grant["organization_id"]) if grant["organization_id"] else None)
        for grant in account.grants
    }


def myselves(session: Session, actor: Actor) -> set[UUID]:
    """The actor and those merged into the actor."""
    if actor.person_id is None or actor.municipality_id is None:
        return set()
    merged = roster.aliases(session, municipality_id=actor.municipality_id)
    return {actor.person_id} | {one for one, survivor in merged.items() if survivor == actor.person_id}


def _where(roles: set[tuple[str, UUID | None]], wanted: str) -> set[UUID]:
    """The schools in which a role is held."""
    return {organization for role, organization in roles if role == wanted and organization}


def _curated(session: Session, actor: Actor, *, myself: set[UUID], schools: set[UUID]) -> set[UUID]:
    """The schools whose curator the actor is, or whose principal while no curator can sign in."""
    school = roster.Organization
    query = select(school.id, school.curator_id).where(
        school.municipality_id == actor.municipality_id,
        or_(school.curator_id.in_(myself), school.id.in_(schools)),
    )
    curators = {one.id: one.curator_id for one in session.execute(query)}
    known = {one for one in curators.values() if one}
    reached = with_account(session, known, municipality_id=actor.municipality_id)
    mine = {one for one, curator in curators.items() if curator in myself}
    return mine | {one for one in schools if curators.get(one) not in reached}


def with_account(session: Session, people: set[UUID], *, municipality_id: UUID | None) -> set[UUID]:
    """Who of these people can sign in, by the newest id of each."""
    if not people or municipality_id is None:
        return set()
    merged = roster.aliases(session, municipality_id=municipality_id)
    ids = {merged.get(one, one) for one in people}
    query = select(Account.person_id).where(Account.person_id.in_(ids), Account.state == "active")
    found = set(session.scalars(query))
    return {one for one in people if merged.get(one, one) in found}


def _of_schools(role: str, schools: set[UUID], today: date) -> ColumnElement[bool]:
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
    return and_(InboxItem.role == role, place)
