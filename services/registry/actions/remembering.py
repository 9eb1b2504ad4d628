"""Who was erased is remembered outside the database too: one restored from a copy erases them again."""

import json
import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.erasing import erase_person
from services.registry.models import Person
from services.registry.queries import erasures
from shared.keys import Keys

NAME = "erased.jsonl"


def note_erasures(folder: Path, erased: Mapping[UUID, date]) -> None:
    """Add to the file those it does not know: ids and days only."""
    known = noted_erasures(folder)
    lines = [
        json.dumps({"person_id": str(person_id), "erased_on": day.isoformat()}) + "\n"
        for person_id, day in erased.items()
        if person_id not in known
    ]
    if not lines:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / NAME).touch(mode=0o600)
    with (folder / NAME).open("a") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def noted_erasures(folder: Path) -> set[UUID]:
    """Read whom the file knows."""
    path = folder / NAME
    lines = path.read_text().splitlines() if path.exists() else []
    return {UUID(json.loads(line)["person_id"]) for line in lines}


def back_from_a_copy(session: Session, *, folder: Path) -> list[Person]:
    """Find those who were erased and are here again with their names."""
    noted = noted_erasures(folder) - erasures(session).keys()
    return list(session.scalars(select(Person).where(Person.id.in_(noted), Person.erased_on.is_(None))))


def erase_again(session: Session, *, folder: Path, keys: Keys, now: datetime) -> int:
    """Erase whoever came back from a copy of the database; returns how many."""
    returned = back_from_a_copy(session, folder=folder)
    for person in returned:
        erase_person(session, person=person, keys=keys, now=now)
    return len(returned)
