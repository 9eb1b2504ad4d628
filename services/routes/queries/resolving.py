"""What practices resolved, and what helped with a deficit: counted from the outcomes of closed routes' steps.

People are counted, not steps: merged ones are one, and who closed the deficit at any try has closed it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from services.routes.models import StepOutcome
from services.routes.rules.resolving import Tally
from services.routes.rules.suggestions import Tried

KNOWN_TITLE = 2  # a title fewer people's routes have may name somebody: it stays with them
Resolved = dict[UUID, dict[tuple[str, str], Tally]]
Survivors = Mapping[UUID, UUID]
Rows = Select[*tuple[Any, ...]]
CLOSED = func.max(case((StepOutcome.resolved, 1), else_=0))


def resolved_by(session: Session, practice_ids: Collection[UUID], *, survivors: Survivors) -> Resolved:
    """For each practice and deficit's topic: how many tried it and how many closed the deficit."""
    table = StepOutcome
    key = (table.practice_id, table.area, table.topic)
    people = select(*key, CLOSED.label("closed")).where(table.practice_id.in_(practice_ids))
    people = people.group_by(*key, _person(survivors))
    found: Resolved = defaultdict(dict)
    for practice_id, area, topic, of, helped in session.execute(_counted(people, "practice_id area topic")):
        found[practice_id][area, topic] = Tally(helped=helped, of=of)
    return found


def tried(
    session: Session,
    *,
    municipality_id: UUID,
    area: str,
    topic: str,
    besides: Collection[UUID],
    survivors: Survivors,
) -> list[Tried]:
    """What other people tried on a topic; on its whole area where nobody had this topic."""
    table = StepOutcome
    known = _shared_titles(municipality_id, area, survivors)
    of_area = [table.municipality_id == municipality_id, table.area == area, table.person_id.not_in(besides)]
    of_topic = [*of_area, table.topic == topic]
    for conditions, same in ((of_topic, True), (of_area, False)):
        query = _by_step(known, survivors).where(*conditions)
        rows = session.execute(_counted(query, "practice_id kind folded", spelling=True)).all()
        if rows:
            return [_tried(row, same_topic=same) for row in rows]
    return []


def _tried(row: Any, *, same_topic: bool) -> Tried:
    practice_id, kind, folded, title, of, helped = row
    return Tried(
        practice_id=practice_id,
        kind=kind,
        title=title if folded else "",
        counted=Tally(helped=helped, of=of),
        same_topic=same_topic,
    )


def _by_step(known: CTE, survivors: Survivors) -> Select[Any]:
    """Who tried what: a practice by its id, the rest by kind and by the title if several people have it."""
    table = StepOutcome
    is_practice = table.practice_id.is_not(None)
    kind = case((is_practice, ""), else_=table.kind)
    folded = case((is_practice, ""), else_=func.coalesce(known.c.folded, ""))
    query = select(
        table.practice_id.label("practice_id"),
        kind.label("kind"),
        folded.label("folded"),
        func.min(table.title).label("title"),
        CLOSED.label("closed"),
    )
    joined = (known.c.kind == table.kind) & (known.c.folded == table.folded)
    return query.outerjoin(known, joined).group_by(table.practice_id, kind, folded, _person(survivors))


def _counted(
    people: Select[*tuple[Any, ...]], key: str, *, spelling: bool = False
) -> Select[*tuple[Any, ...]]:
    """Count the people of each key and those of them who closed the deficit."""
    rows = people.subquery()
    columns = [rows.c[name] for name in key.split()]
    said = [func.min(rows.c.title)] if spelling else []
    return select(*columns, *said, func.count(), func.sum(rows.c.closed)).group_by(*columns)


def _shared_titles(municipality_id: UUID, area: str, survivors: Survivors) -> CTE:
    """Titles that several people's routes have for deficits of the area."""
    table = StepOutcome
    return (
        select(table.kind, table.folded)
        .where(table.municipality_id == municipality_id, table.area == area, table.folded != "")
        .group_by(table.kind, table.folded)
        .having(func.count(_person(survivors).distinct()) >= KNOWN_TITLE)
        .cte("shared_title")
    )


def _person(survivors: Survivors) -> ColumnElement[UUID]:
    """The id a person has now."""
    column = StepOutcome.person_id
    return case(dict(survivors), value=column, else_=column) if survivors else column.expression
