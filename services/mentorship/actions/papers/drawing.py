"""Which pairs a document is about: one, all of a group that are ready, or a new one instead of an old."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.actions.pairs import check_signatory
from services.mentorship.errors import NotYours
from services.mentorship.models import Pair
from services.mentorship.queries.drawing import Drawn
from services.mentorship.queries.legal import LeftOut, Wanted
from shared.errors import Invalid, NotFound
from shared.permissions import Actor, Scope

ORDERS = ("order", "ending")


def drawn(
    session: Session,
    *,
    actor: Actor,
    pair_id: UUID,
    permission: str = "document.read",
    lock: bool = False,
    **given: Any,
) -> Drawn:
    """Draw a document up for somebody who may see it: the two their own, the office its school's."""
    pair, wanted = wanted_of(session, actor=actor, pair_id=pair_id, permission=permission, lock=lock, **given)
    return queries.draw(session, pair=pair, wanted=wanted)


def wanted_of(
    session: Session,
    *,
    actor: Actor,
    pair_id: UUID,
    permission: str,
    lock: bool,
    kind: str,
    on: date,
    other_ids: tuple[UUID, ...] = (),
    previous_id: UUID | None = None,
    signer_id: UUID | None = None,
    whole_group: bool = False,
) -> tuple[Pair, Wanted]:
    """Find the pairs a document is about; others are of the same mentor, the previous of the same mentee."""
    scope = queries.reach(session, actor=actor, permission=permission)

    def find(one: UUID) -> Pair:
        return queries.get_pair(session, pair_id=one, scope=scope, lock=lock)

    pair = find(pair_id)
    if not queries.may_see(session, pair=pair, actor=actor, kind=kind):
        raise NotFound("Документ не найден.")
    others = tuple(find(one) for one in dict.fromkeys(other_ids) if one != pair_id)
    left_out: list[LeftOut] = []
    if whole_group and kind == "order":
        others, left_out = _ready_ones(session, pair, actor=actor, scope=scope, on=on, lock=lock)
    _check_mentor(pair, others)
    previous = _previous(session, pair, find, previous_id=previous_id, kind=kind, scope=scope)
    previous = None if others else previous
    return pair, Wanted(
        kind=kind, on=on, others=others, left_out=left_out, previous=previous, signer_id=signer_id
    )


def _check_mentor(pair: Pair, others: tuple[Pair, ...]) -> None:
    if any(one.mentor_key != pair.mentor_key for one in others):
        raise Invalid(fields={"other_ids": ["В одном приказе — пары одного наставника."]})


def _previous(
    session: Session,
    pair: Pair,
    find: Callable[[UUID], Pair],
    *,
    previous_id: UUID | None,
    kind: str,
    scope: Scope,
) -> Pair | None:
    """The pair that ends by the same order: the named one, else the one this pair was proposed instead of."""
    if previous_id is None:
        return queries.replaced(session, pair=pair, scope=scope) if kind == "order" else None
    previous = find(previous_id)
    if previous.mentee_key != pair.mentee_key or previous.id == pair.id:
        raise Invalid(fields={"previous_id": ["Заменяют наставника того же наставляемого."]})
    return previous


def _ready_ones(
    session: Session, pair: Pair, *, actor: Actor, scope: Scope, on: date, lock: bool
) -> tuple[tuple[Pair, ...], list[LeftOut]]:
    """The others of the group that nothing holds up, and who stays behind and why."""
    ready: list[Pair] = []
    left_out: list[LeftOut] = []
    for one in queries.waiting_with(session, pair=pair, scope=scope, lock=lock):
        reason = _hindrance(session, one, actor=actor, on=on)
        if reason:
            name = queries.short_name(session, pair=one, party="mentee")
            left_out.append(LeftOut(pair_id=one.id, name=name, reason=reason))
        else:
            ready.append(one)
    return tuple(ready), left_out


def _hindrance(session: Session, pair: Pair, *, actor: Actor, on: date) -> str:
    """What keeps one pair out of the order of its group."""
    try:
        check_signatory(session, pair=pair, actor=actor)
    except NotYours as refusal:
        return refusal.message
    found = queries.draw(session, pair=pair, wanted=Wanted(kind="order", on=on)).blockers
    return " ".join(one.text for one in found if one.code != "signer")
