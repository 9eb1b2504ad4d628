"""Reading the access log: whether its chain holds, and who looked at a person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownPerson
from services.registry.models import AccessEntry, AccessHead, Person
from services.registry.queries.people import cards_of
from services.registry.rules.chain import START, Flaw, Head, flaws
from shared.erasing import ERASED
from shared.permissions import Scope

CHUNK = 2000
COLUMNS = AccessEntry.__table__.columns


@dataclass(frozen=True, kw_only=True)
class Look:
    """A line for the person whose data it was: `who` is a name, never an address; empty for an account
    that is nobody's card, whose roles alone say what it is.
    """

    sequence: int
    at: datetime
    service: str
    kind: str
    who: str
    roles: list[str]
    own: bool


def access_head(session: Session) -> Head:
    """Give the end of the chain as the database holds it."""
    kept = session.get(AccessHead, 1)
    return Head(count=kept.count, hash=kept.hash) if kept else START


def access_hash(session: Session, *, sequence: int) -> str | None:
    """Give the hash of one entry, null if it is not there."""
    return session.scalar(select(AccessEntry.hash).where(AccessEntry.sequence == sequence))


def access_flaws(session: Session, *, checkpoints: Iterable[Head]) -> list[Flaw]:
    """Check the whole log against itself, its head and the signed marks."""
    try:
        return flaws(_entries(session), promised=[*checkpoints, access_head(session)])
    except (ValueError, TypeError, AttributeError):
        return [Flaw(sequence=0, problem="одна из записей не читается: в ней не то, что писала программа")]


def _entries(session: Session) -> Iterator[Mapping[str, Any]]:
    query = select(*COLUMNS).order_by(COLUMNS.sequence).execution_options(yield_per=CHUNK)
    for part in session.execute(query).partitions():
        for row in part:
            yield row._asdict()


def access_entries(session: Session, *, scope: Scope, person_id: UUID) -> Select[AccessEntry]:
    """List who looked at a person: for themself and for an administrator; raises UnknownPerson."""
    person = session.get(Person, person_id)
    own = person_id == scope.person_id
    if person is None or not (own or scope.covers_municipality(person.municipality_id)):
        raise UnknownPerson
    own_cards = [one.id for one in cards_of(session, person)]
    return select(AccessEntry).where(AccessEntry.person_id.in_(own_cards))


def looks(session: Session, entries: Sequence[AccessEntry]) -> list[Look]:
    """Name whoever looked, as they are called now."""
    actors = {one.actor_id for one in entries if one.actor_id}
    query = select(Person).where(Person.id.in_(actors))
    names = {one.id: one.full_name for one in session.scalars(query)}
    return [
        Look(
            sequence=one.sequence,
            at=one.at,
            service=one.service,
            kind=one.kind,
            who=(names.get(one.actor_id) or ERASED) if one.actor_id else "",
            roles=one.roles,
            own=one.actor_id == one.person_id,
        )
        for one in entries
    ]
