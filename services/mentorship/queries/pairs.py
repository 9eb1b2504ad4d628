"""Reading pairs: who may see which, and how a pair is shown."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, false, func, or_, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.errors import PairNotFound
from services.mentorship.models import Pair
from services.mentorship.queries.changes import tasks_of
from services.mentorship.queries.people import Identities, identities
from shared import roster
from shared.permissions import Actor, Scope

FAR = date(9999, 12, 31)


def _works_there(person_id: Any, organization_ids: Iterable[UUID]) -> ColumnElement[bool]:
    """Whether a party's main place of work was in these organizations at some time of the pair."""
    job = roster.Employment
    last_day = func.coalesce(Pair.ended_on, Pair.planned_until, FAR)
    return exists().where(
        job.person_id == person_id,
        job.occupation == "main",
        job.organization_id.in_(organization_ids),
        or_(job.since.is_(None), job.since <= last_day),
        or_(job.until.is_(None), job.until >= Pair.starts_on),
    )


def managed(scope: Scope) -> ColumnElement[bool]:
    """Pairs an actor reaches by office: the municipality's, or those with a party from their school."""
    if scope.level in {"region", "all"}:
        return Pair.id.is_not(None)
    within = Pair.municipality_id == scope.municipality_id
    if scope.level == "municipality":
        return within
    if scope.level != "organization":
        return false()
    organizations = scope.organization_ids
    return within & or_(
        Pair.mentor_organization_id.in_(organizations),
        Pair.mentee_organization_id.in_(organizations),
        _works_there(Pair.mentor_id, organizations),
        _works_there(Pair.mentee_id, organizations),
    )


def _visible(session: Session, scope: Scope) -> ColumnElement[bool]:
    if scope.person_id is None:
        return managed(scope)
    mine = identities(session, municipality_id=scope.municipality_id).all_of(scope.person_id)
    return or_(managed(scope), Pair.mentor_id.in_(mine), Pair.mentee_id.in_(mine))


def pairs_within(session: Session, *, scope: Scope, filters: dict[str, Any] | None = None) -> Select[Pair]:
    """Select the pairs within reach; filters: state, kind, form, mentor_id, mentee_id, organization_id."""
    query = select(Pair).where(_visible(session, scope))
    for name, value in (filters or {}).items():
        if name == "organization_id":
            named = or_(Pair.mentor_organization_id == value, Pair.mentee_organization_id == value)
            works = or_(_works_there(Pair.mentor_id, [value]), _works_there(Pair.mentee_id, [value]))
            query = query.where(or_(named, works))
        else:
            query = query.where(getattr(Pair, name) == value)
    return query


def get_pair(session: Session, *, pair_id: UUID, scope: Scope, lock: bool = False) -> Pair:
    """Find one pair within reach; locked for a change if wanted."""
    query = select(Pair).where(Pair.id == pair_id, _visible(session, scope))
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.scalar(query)
    if found is None:
        raise PairNotFound
    return found


def group_pairs(session: Session, *, group_id: UUID, scope: Scope, lock: bool = False) -> list[Pair]:
    """The pairs of a group within reach, in the order they were proposed."""
    query = select(Pair).where(Pair.group_id == group_id, _visible(session, scope)).order_by(Pair.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return list(session.scalars(query))


def waiting_with(session: Session, *, pair: Pair, scope: Scope, lock: bool = False) -> list[Pair]:
    """The other pairs of the same group that do not work yet."""
    if pair.group_id is None:
        return []
    found = group_pairs(session, group_id=pair.group_id, scope=scope, lock=lock)
    return [one for one in found if one.id != pair.id and one.state in rules.OPEN]


def replaced(session: Session, *, pair: Pair, scope: Scope) -> Pair | None:
    """The ordered pair instead of which this one was proposed, if it is within reach."""
    query = pairs_within(session, scope=scope).where(Pair.id == pair.replaces_id)
    return session.scalar(query.where(Pair.order_date.is_not(None)))


def role_in(session: Session, *, pair: Pair, actor: Actor) -> str | None:
    """Tell whether the actor is the pair's mentor, mentee or neither."""
    known = identities(session, municipality_id=pair.municipality_id)
    if known.same(actor.person_id, pair.mentor_id):
        return "mentor"
    return "mentee" if known.same(actor.person_id, pair.mentee_id) else None


def manages(session: Session, *, pair: Pair, scope: Scope) -> bool:
    """Whether the actor reaches the pair by office, not as one of the two."""
    query = select(Pair.id).where(Pair.id == pair.id, managed(scope))
    return session.scalar(query) is not None


def _keys(known: Identities, person_id: UUID | None, key: str) -> set[str]:
    return {key} if person_id is None else {str(one) for one in known.all_of(person_id)}


def rivals(session: Session, *, pair: Pair, lock: bool = True) -> list[Pair]:
    """Other ordered pairs of the same two in the same direction whose days meet the pair's."""
    known = identities(session, municipality_id=pair.municipality_id)
    query = (
        select(Pair)
        .where(
            Pair.municipality_id == pair.municipality_id,
            Pair.mentor_key.in_(_keys(known, pair.mentor_id, pair.mentor_key)),
            Pair.mentee_key.in_(_keys(known, pair.mentee_id, pair.mentee_key)),
        )
        .order_by(Pair.id)
    )
    query = query.with_for_update() if lock else query
    others = [one for one in session.scalars(query) if one.id != pair.id and rules.has_order(one)]
    return [one for one in others if rules.overlaps(one, since=pair.starts_on, until=pair.planned_until)]


def load_of(session: Session, *, mentor_ids: set[UUID], on: date) -> int:
    """Count the mentees a mentor accompanies on a date by ordered pairs."""
    query = select(Pair).where(Pair.mentor_id.in_(mentor_ids), Pair.order_date.is_not(None))
    return len({one.mentee_key for one in session.scalars(query) if rules.overlaps(one, since=on, until=on)})


def pair_warnings(session: Session, *, pair: Pair) -> list[str]:
    """What to think about before ordering the pair: period, load, seniority [P]."""
    found = rules.duration_warnings(
        kind=pair.kind, starts_on=pair.starts_on, planned_until=pair.planned_until
    )
    if pair.mentor_id is None:
        return found
    known = identities(session, municipality_id=pair.municipality_id)
    others = load_of(session, mentor_ids=known.all_of(pair.mentor_id), on=pair.starts_on)
    found += rules.load_warnings(others if rules.has_order(pair) else others + 1)
    people = roster.people(session, [one for one in (pair.mentor_id, pair.mentee_id) if one])
    since = {one: person.experience_from for one, person in people.items()}
    return found + rules.seniority_warnings(
        kind=pair.kind,
        mentor_since=since.get(pair.mentor_id),
        mentee_since=since.get(pair.mentee_id) if pair.mentee_id else None,
    )


def replacements(session: Session, pairs: Iterable[Pair]) -> dict[UUID, UUID]:
    """The pair that replaces each of these, if there is one that was not rejected."""
    query = select(Pair.replaces_id, Pair.id).where(
        Pair.replaces_id.in_([one.id for one in pairs]), Pair.state != "rejected"
    )
    return {old: new for old, new in session.execute(query.order_by(Pair.id)) if old}


def described_pairs(session: Session, *, pairs: Iterable[Pair], as_of: date) -> list[dict[str, Any]]:
    """Show pairs with the names of people and the state on the date."""
    rows = list(pairs)
    people = roster.people(session, [one for row in rows for one in (row.mentor_id, row.mentee_id) if one])
    names = {person_id: person.full_name for person_id, person in people.items()}
    found = tasks_of(session, pairs=rows, today=as_of)
    replaced = replacements(session, rows)
    return [
        {column.key: getattr(row, column.key) for column in Pair.__table__.columns}
        | {
            "mentor_name": names.get(row.mentor_id, row.mentor_name) if row.mentor_id else row.mentor_name,
            "mentee_name": names.get(row.mentee_id, row.mentee_name) if row.mentee_id else row.mentee_name,
            "state_on_date": rules.state_on(row, row.states, as_of),
            "states": row.states,
            "consents": row.consents,
            "pauses": row.pauses,
            "moves": row.moves,
            "tasks": found.get(row.id, ()),
            "replaced_by_id": replaced.get(row.id),
        }
        for row in rows
    ]


def described_pair(session: Session, *, pair: Pair, as_of: date) -> dict[str, Any]:
    """Show one pair, with warnings."""
    [shown] = described_pairs(session, pairs=[pair], as_of=as_of)
    return shown | {"warnings": pair_warnings(session, pair=pair)}
