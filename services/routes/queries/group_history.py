"""What has happened in a group, the newest first: of members only what the viewer may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Group, StateChange
from services.routes.rules.states import name_of


@dataclass(frozen=True, kw_only=True)
class Happened:
    """A change: of whom, into what, when, in which words."""

    words: str
    since: date
    comment: str


def group_history(session: Session, group: Group, *, members: Mapping[UUID, str]) -> list[Happened]:
    """`members`: the names of those the viewer may name, by the id of their membership."""
    subjects = [group.id, *members, *(one.id for one in group.meetings)]
    query = select(StateChange).where(StateChange.subject_id.in_(subjects)).order_by(StateChange.id.desc())
    titles = {group.id: "Группа", **members, **{one.id: f"«{one.title}»" for one in group.meetings}}
    return [
        Happened(
            words=f"{titles[row.subject_id]}: {name_of(row.kind, row.state)}",
            since=row.since,
            comment=row.comment if members else "",
        )
        for row in session.scalars(query)
    ]
