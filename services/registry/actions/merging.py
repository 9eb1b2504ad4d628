"""Two cards of one person become one, and can become two again; each keeps its own history."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.publish import advance
from services.registry.errors import CannotMerge
from services.registry.models import Person, PersonMerge
from services.registry.queries import merge_of, question_between

GAPS = ("birth_date", "experience_from", "email")


def merge_people(session: Session, *, person: Person, into: Person, account_id: UUID, now: datetime) -> None:
    """Let one card stand for both; raises CannotMerge. What the other knows better fills the gaps."""
    if person.id == into.id or person.municipality_id != into.municipality_id:
        raise CannotMerge
    filled = _fill(session, person, into)
    person.merged_into = into.id
    session.add(
        PersonMerge(
            municipality_id=into.municipality_id,
            person_id=person.id,
            into_id=into.id,
            filled=filled,
            merged_at=now,
            merged_by=account_id,
        )
    )
    advance(session, person)
    if filled:
        advance(session, into)


def unmerge(session: Session, *, person: Person, account_id: UUID, now: datetime) -> None:
    """Make a merged card its own again and ask anew who they are; a card of its own stays as it is."""
    merge = merge_of(session, person_id=person.id)
    if person.merged_into is None or merge is None:
        return
    into = session.get_one(Person, merge.into_id, with_for_update=True)
    if _take_back(session, person, into, merge.filled):
        advance(session, into)
    person.merged_into = None
    merge.undone_at, merge.undone_by = now, account_id
    if question := question_between(session, one=person.id, other=into.id):
        question.state, question.decided_at, question.decided_by = "open", None, None
    advance(session, person)


def _fill(session: Session, person: Person, into: Person) -> dict[str, Any]:
    """Give the gaps of one card what the other has; a СНИЛС moves, as it may stand in one card only."""
    filled: dict[str, Any] = {}
    for name in GAPS:
        value = getattr(person, name)
        if getattr(into, name) is None and value is not None:
            setattr(into, name, value)
            filled[name] = _plain(value)
    if into.snils_index is None and person.snils_index is not None:
        filled["snils_index"] = person.snils_index
        _move_snils(session, person, into)
    return filled


def _take_back(session: Session, person: Person, into: Person, filled: dict[str, Any]) -> bool:
    """Empty again what was filled, unless somebody has corrected it since."""
    changed = False
    for name in GAPS:
        if name in filled and _plain(getattr(into, name)) == filled[name]:
            setattr(into, name, None)
            changed = True
    if "snils_index" in filled and into.snils_index == filled["snils_index"]:
        _move_snils(session, into, person)
        changed = True
    return changed


def _move_snils(session: Session, source: Person, target: Person) -> None:
    snils, index = source.snils, source.snils_index
    source.snils = source.snils_index = None
    session.flush()
    target.snils, target.snils_index = snils, index


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
