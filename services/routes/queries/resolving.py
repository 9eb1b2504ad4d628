"""What practices resolved, and what helped with a deficit: read from the outcomes of closed routes' steps."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.routes.models import StepOutcome
from services.routes.rules.resolving import Tally, tally
from services.routes.rules.suggestions import Trial
from shared import roster

KNOWN_TITLE = 2  # a title fewer people's routes have may name somebody: it stays with them
Resolved = dict[UUID, dict[tuple[str, str], Tally]]


def resolved_by(
    session: Session, practice_ids: Collection[UUID], *, survivors: Mapping[UUID, UUID]
) -> Resolved:
    """For each practice and deficit's topic: how many tried it and how many closed the deficit."""
    table = StepOutcome
    query = select(table.practice_id, table.area, table.topic, table.person_id, table.resolved).where(
        table.practice_id.in_(practice_ids)
    )
    people: dict[tuple[UUID | None, str, str], list[tuple[UUID, bool]]] = defaultdict(list)
    for practice_id, area, topic, person_id, resolved in session.execute(query):
        people[practice_id, area, topic].append((person_id, resolved))
    found: Resolved = defaultdict(dict)
    for (practice_id, area, topic), ended in people.items():
        if practice_id is not None:
            found[practice_id][area, topic] = tally(ended, survivors=survivors)
    return found


def trials(
    session: Session, *, municipality_id: UUID, area: str, topic: str, besides: Collection[UUID]
) -> list[Trial]:
    """Other people's trials of a topic; of its whole area where nobody had this topic."""
    everywhere = _trials(municipality_id, area).where(StepOutcome.person_id.not_in(besides))
    found = _read(session, everywhere.where(StepOutcome.topic == topic))
    return found or _read(session, everywhere)


def _trials(municipality_id: UUID, area: str) -> Select[UUID, str, str, str, str, bool, UUID | None]:
    table = StepOutcome
    columns = (table.person_id, table.area, table.topic, table.kind, table.title, table.resolved)
    query = select(*columns, table.practice_id)
    return query.where(table.municipality_id == municipality_id, table.area == area).order_by(table.step_id)


def _read(session: Session, query: Select[UUID, str, str, str, str, bool, UUID | None]) -> list[Trial]:
    return [Trial(**row._mapping) for row in session.execute(query)]  # noqa: SLF001 the public name of a row's columns


def shared_titles(session: Session, *, municipality_id: UUID, area: str) -> dict[tuple[str, str], str]:
    """Titles of steps that several people's routes have, in one spelling; merged people are one."""
    table = StepOutcome
    person = func.coalesce(roster.Person.merged_into, table.person_id)
    query = (
        select(table.kind, table.folded, func.min(table.title))
        .outerjoin(roster.Person, roster.Person.id == table.person_id)
        .where(table.municipality_id == municipality_id, table.area == area, table.folded != "")
        .group_by(table.kind, table.folded)
        .having(func.count(func.distinct(person)) >= KNOWN_TITLE)
    )
    return {(kind, folded): title for kind, folded, title in session.execute(query)}
