"""People are counted, not steps, and merged ones once: the same on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from services.routes.models import StepOutcome
from services.routes.queries.resolving import resolved_by, tried
from services.routes.rules.resolving import Tally
from shared.db import Database
from shared.settings import Settings

MUN, PRACTICE = uuid4(), uuid4()
OLD, NEW, OTHER, OWN = (UUID(int=number) for number in range(1, 5))
SURVIVORS = {OLD: NEW}
# person, kind, title, practice, resolved
OUTCOMES: tuple[tuple[UUID, str, str, UUID | None, bool], ...] = (
    (OLD, "implementation", "Часы", PRACTICE, False),
    (NEW, "self_study", "Песочные часы", PRACTICE, True),
    (OTHER, "implementation", "", PRACTICE, False),
    (OWN, "implementation", "", PRACTICE, True),
    (OLD, "course", "Общий курс", None, True),
    (OTHER, "course", "общий курс", None, False),
    (OLD, "lesson_visit", "У Ивановой", None, True),
    (NEW, "lesson_visit", "у Ивановой", None, True),
    (OTHER, "lesson_visit", "У Петровой", None, False),
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def session(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Session]:
    """Nine outcomes of four ids, two of which are one person."""
    is_postgres = request.param == "postgresql"
    url = request.getfixturevalue("postgres_url").format(service="routes") if is_postgres else ""
    database = Database(url or settings.database("routes"))
    with database.write() as writer:
        writer.add_all(
            StepOutcome(
                step_id=uuid4(),
                deficit_id=uuid4(),
                municipality_id=MUN,
                person_id=person,
                area="methodical",
                topic="M2",
                kind=kind,
                title=title,
                folded=title.casefold(),
                practice_id=practice_id,
                resolved=resolved,
                closed_on=date(2026, 1, 10),
            )
            for person, kind, title, practice_id, resolved in OUTCOMES
        )
        writer.flush()
        yield writer
    database.close()


def test_who_tried_what(session: Session) -> None:
    about: dict[str, Any] = {"municipality_id": MUN, "area": "methodical"}
    about |= {"besides": {OWN}, "survivors": SURVIVORS}
    found = tried(session, topic="M2", **about)
    said = {(one.practice_id, one.kind, one.title.casefold()): one.counted for one in found}
    assert said == {
        (PRACTICE, "", ""): Tally(helped=1, of=2),
        (None, "course", "общий курс"): Tally(helped=1, of=2),
        (None, "lesson_visit", ""): Tally(helped=1, of=2),  # «У Ивановой» is one person's, merged or not
    }
    assert {one.same_topic for one in tried(session, topic="M9", **about)} == {False}
    assert tried(session, topic="M2", **about | {"area": "legal"}) == []


def test_what_a_practice_resolved(session: Session) -> None:
    found = resolved_by(session, {PRACTICE}, survivors=SURVIVORS)
    assert found == {PRACTICE: {("methodical", "M2"): Tally(helped=2, of=3)}}
    assert resolved_by(session, {PRACTICE}, survivors={})[PRACTICE]["methodical", "M2"].of == 4
