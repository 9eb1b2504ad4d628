"""Groups as lines of a list: never a name beside what a group is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Group
from services.routes.queries.access import identities
from services.routes.queries.cards import NOBODY, names
from services.routes.queries.groups import groups
from services.routes.queries.telling import smallest_cell
from services.routes.rules import gathering, grouping
from services.routes.rules.states import name_of
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """A group as a line; `people` are counted, and a small count is hidden from whoever does not lead it."""

    id: UUID
    title: str
    kind: str
    leader: str
    state: str
    colour: str
    words: str
    people: str
    meets_on: date | None
    held: int
    created_on: date


def group_rows(session: Session, *, actor: Actor, today: date) -> list[GroupRow]:
    """Every group within reach: those that work first, the newest of them at the top."""
    rows: Sequence[Group] = list(session.scalars(groups(session, actor=actor).order_by(Group.id.desc())))
    leaders = names(session, {row.leader_id for row in rows})
    own = identities(session, actor=actor)
    k = smallest_cell(session, municipality_id=actor.municipality_id)
    found = [_row(row, leaders, is_own=row.leader_id in own, today=today, smallest=k) for row in rows]
    return sorted(found, key=lambda one: one.state == "closed")


def _row(row: Group, leaders: dict[UUID, str], *, is_own: bool, today: date, smallest: int) -> GroupRow:
    accepted = sum(one.state == "accepted" for one in row.members)
    planned = [one.meets_on for one in row.meetings if one.state == "planned" and one.meets_on >= today]
    return GroupRow(
        id=row.id,
        title=row.title,
        kind=gathering.KINDS[row.kind],
        leader=leaders.get(row.leader_id, NOBODY),
        state=row.state,
        colour=gathering.COLOURS[row.state],
        words=name_of("learning_group", row.state),
        people=str(accepted) if is_own else grouping.counted(accepted, smallest=smallest),
        meets_on=min(planned, default=None),
        held=sum(one.state == "held" for one in row.meetings),
        created_on=row.created_on,
    )
