"""A group: one mentor, many mentees, one order; a pair each, so that one who drops out takes nobody along."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.pairs import give_consent, order_pair, propose_pair
from services.mentorship.errors import GroupNotFound, GroupRefused
from services.mentorship.models import Pair
from shared import roster
from shared.db import new_id
from shared.errors import DomainError
from shared.permissions import Actor

TWICE = "Этот наставляемый уже есть в списке."


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Whom of a group it did not work out for, and why."""

    name: str
    message: str
    mentee_id: UUID | None = None
    pair_id: UUID | None = None


@dataclass(kw_only=True)
class Group:
    """The pairs of a group that came through, and those that did not."""

    group_id: UUID
    pairs: list[Pair] = field(default_factory=list)
    failed: list[Refusal] = field(default_factory=list)

    def refuse_if_none(self, what: str) -> None:
        """Raise GroupRefused when it worked out for nobody: then nothing has changed at all."""
        if not self.pairs:
            self.refuse_if_any(what)

    def refuse_if_any(self, what: str) -> None:
        """Raise GroupRefused when it did not work out for somebody: whoever asks takes them out."""
        if self.failed:
            said = "; ".join(f"{one.name} — {one.message}" for one in self.failed)
            raise GroupRefused(f"{what}: {said}")


def propose_group(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    mentees: Sequence[dict[str, Any]],
    **given: Any,
) -> Group:
    """Propose one mentor to several mentees: a pair each under one group."""
    queries.reach(session, actor=actor, permission="pair.propose")
    group = Group(group_id=new_id())
    keys: set[str] = set()
    for mentee in mentees:

        def propose(mentee: dict[str, Any] = mentee) -> Pair:
            pair = propose_pair(
                session, actor=actor, now=now, today=today, group_id=group.group_id, **given, **mentee
            )
            if pair.mentee_key in keys:
                raise GroupRefused(TWICE)
            return pair

        name = _name(session, mentee.get("mentee_id"), mentee.get("mentee_name", ""))
        if pair := _tried(session, group, propose, name=name, mentee_id=mentee.get("mentee_id")):
            keys.add(pair.mentee_key)
    group.refuse_if_none("Пары не предложены")
    return group


def get_group(session: Session, *, actor: Actor, group_id: UUID, permission: str = "pair.read") -> Group:
    """The pairs of a group as far as the actor's permission reaches."""
    scope = queries.reach(session, actor=actor, permission=permission)
    pairs = queries.group_pairs(session, group_id=group_id, scope=scope)
    if not pairs:
        raise GroupNotFound
    return Group(group_id=group_id, pairs=pairs)


def order_group(
    session: Session, *, actor: Actor, now: datetime, today: date, group_id: UUID, **order: Any
) -> Group:
    """Record one order for all of a group that wait for it; those it covers already stay as they are."""

    def act(pair: Pair) -> Pair:
        return order_pair(session, actor=actor, now=now, today=today, pair_id=pair.id, **order)

    number, day = order["order_number"], order["order_date"]
    group, waiting = _members(session, actor=actor, group_id=group_id, permission="pair.order")
    done = [one for one in group.pairs if (one.order_number, one.order_date) == (number, day)]
    return _act(session, group, done=done, waiting=waiting, act=act, what="Приказ не внесён")


def order_pairs(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    group_id: UUID,
    pairs: Sequence[Pair],
    **order: Any,
) -> Group:
    """Record the order whose paper names exactly these pairs: all of them, or none and why."""

    def act(pair: Pair) -> Pair:
        begun = order["starts_on"] or max(pair.starts_on, order["order_date"])
        return order_pair(
            session, actor=actor, now=now, today=today, pair_id=pair.id, **(order | {"starts_on": begun})
        )

    what = "Приказ не выпущен"
    found = _act(session, Group(group_id=group_id), done=(), waiting=pairs, act=act, what=what)
    found.refuse_if_any(what)
    return found


def consent_group(
    session: Session, *, actor: Actor, now: datetime, today: date, group_id: UUID, **consent: Any
) -> Group:
    """Record the mentor's one written consent to all of a group."""

    def act(pair: Pair) -> Pair:
        given = {"pair_id": pair.id, "party": "mentor", **consent}
        return give_consent(session, actor=actor, now=now, today=today, **given)

    group, waiting = _members(session, actor=actor, group_id=group_id, permission="pair.consent")
    done = [one for one in waiting if any(paper.party == "mentor" for paper in one.consents)]
    waiting = [one for one in waiting if one not in done]
    return _act(session, group, done=done, waiting=waiting, act=act, what="Согласие не внесено")


def _members(session: Session, *, actor: Actor, group_id: UUID, permission: str) -> tuple[Group, list[Pair]]:
    """A group within reach, and those of it that do not work yet."""
    scope = queries.reach(session, actor=actor, permission=permission)
    pairs = queries.group_pairs(session, group_id=group_id, scope=scope, lock=True)
    if not pairs:
        raise GroupNotFound
    return Group(group_id=group_id, pairs=pairs), [one for one in pairs if one.state in rules.OPEN]


def _act(
    session: Session,
    group: Group,
    *,
    done: Iterable[Pair],
    waiting: Iterable[Pair],
    act: Callable[[Pair], Pair],
    what: str,
) -> Group:
    found = Group(group_id=group.group_id, pairs=list(done))
    for pair in waiting:
        name = _name(session, pair.mentee_id, pair.mentee_name)
        who = {"mentee_id": pair.mentee_id, "pair_id": pair.id}
        _tried(session, found, partial(act, pair), name=name, **who)
    found.refuse_if_none(what)
    if not found.pairs:
        raise GroupRefused(f"{what}: в группе нет пар, которые этого ждут.")
    return found


def _tried(
    session: Session,
    group: Group,
    act: Callable[[], Pair],
    *,
    name: str,
    mentee_id: UUID | None,
    pair_id: UUID | None = None,
) -> Pair | None:
    """Act on one of a group by itself: what it refuses leaves the others untouched."""
    try:
        with session.begin_nested():
            pair = act()
    except DomainError as error:
        said = error.message
        if error.fields and said == error.default:
            said = " ".join(text for texts in error.fields.values() for text in texts)
        group.failed.append(Refusal(name=name, message=said, mentee_id=mentee_id, pair_id=pair_id))
        return None
    group.pairs.append(pair)
    return pair


def _name(session: Session, person_id: UUID | None, name: str) -> str:
    person = roster.people(session, [person_id]).get(person_id) if person_id else None
    return person.full_name if person else name or "без имени"
