"""Pairs that belong to a pair: the one it replaced, the one that replaced it, its group, other mentors."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair
from services.mentorship.queries.pairs import pairs_within
from services.mentorship.queries.people import identities
from services.mentorship.queries.reach import reach
from shared import roster
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Relative:
    """What another pair is to this one, and who is in it."""

    pair_id: UUID
    words: str
    name: str


def relatives(session: Session, *, pair: Pair, actor: Actor) -> list[Relative]:
    """The pairs that belong to a pair, as far as the reader may see them."""
    known = identities(session, municipality_id=pair.municipality_id)
    mentee = known.all_of(pair.mentee_id) if pair.mentee_id else set()
    same = [Pair.replaces_id == pair.id, Pair.mentee_id.in_(mentee)]
    same += [Pair.id == pair.replaces_id] if pair.replaces_id else []
    same += [Pair.group_id == pair.group_id] if pair.group_id else []
    within = pairs_within(session, scope=reach(session, actor=actor, permission="pair.read"))
    query = within.where(or_(*same), Pair.id != pair.id).order_by(Pair.starts_on, Pair.id)
    found = [(one, words) for one in session.scalars(query) for words in _said(one, pair)]
    ids = {one for row, _ in found for one in (row.mentor_id, row.mentee_id) if one}
    names = {one: person.full_name for one, person in roster.people(session, ids).items()}
    return [Relative(pair_id=row.id, words=words, name=_name(row, words, names)) for row, words in found]


def _said(one: Pair, pair: Pair) -> Iterator[str]:
    """What one is to the pair: the strongest tie only."""
    if one.id == pair.replaces_id:
        yield "Прежний наставник"
    elif one.replaces_id == pair.id and one.state != "rejected":
        yield "Новый наставник"
    elif pair.group_id and one.group_id == pair.group_id:
        yield "В той же группе"
    elif one.state in rules.LIVE:
        yield f"Ещё один наставник ({one.subject})" if one.subject else "Ещё один наставник"


def _name(row: Pair, words: str, names: dict[UUID, str]) -> str:
    party = "mentee" if words == "В той же группе" else "mentor"
    person_id: UUID | None = getattr(row, f"{party}_id")
    written: str = getattr(row, f"{party}_name")
    return names.get(person_id, "удалено") if person_id else written
