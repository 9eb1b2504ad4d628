"""Who may already be in the register when somebody is about to add a person by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from services.registry.models import Person
from services.registry.queries.identity_pages import Side, side_of
from services.registry.queries.reach import like
from services.registry.rules import compare, contradict
from services.registry.rules.comparing import Likeness
from shared.importing.names import comparable, full_name

MOST = 10


@dataclass(frozen=True, kw_only=True)
class Namesake:
    """A known person beside the new one: what agrees, and whether something says that they are two."""

    side: Side
    likenesses: list[Likeness]
    contradict: bool
    same_snils: bool


def namesakes(session: Session, *, new: Person) -> list[Namesake]:
    """List who has the name or the СНИЛС of a new person; a missing patronymic decides nothing."""
    return [
        Namesake(
            side=side_of(session, one),
            likenesses=(likenesses := compare(one, new)),
            contradict=contradict(likenesses),
            same_snils=new.snils_index is not None and one.snils_index == new.snils_index,
        )
        for one in people_named(session, new=new)
    ]


def people_named(session: Session, *, new: Person) -> Sequence[Person]:
    """Give the cards of the same name or СНИЛС, those that stand for a person now."""
    short = comparable(full_name(new.last_name, new.first_name, None))
    names: list[ColumnElement[bool]] = [Person.name_key.in_({comparable(new.full_name), short})]
    if not new.middle_name:
        names.append(Person.name_key.like(f"{like(short)[1:-1]} %", escape="\\"))
    if new.snils_index:
        names.append(Person.snils_index == new.snils_index)
    query = (
        select(Person)
        .where(Person.municipality_id == new.municipality_id, or_(*names))
        .where(Person.merged_into.is_(None), Person.erased_on.is_(None))
        .order_by(Person.name_key, Person.id)
        .limit(MOST)
    )
    return [one for one in session.scalars(query) if one is not new]
