"""The 39 topics and the three ready instruments, installed in every municipality (ust-koksa 9)."""

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Instrument, Topic
from shared.topics import TOPICS

FOLDER = files("services.routes") / "catalogue"
READY = ("test4", "self23", "visit12")


def read(name: str) -> Any:
    """Read a file of the catalogue."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def install_catalogue(session: Session, *, municipality_id: UUID) -> None:
    """Add the topics and instruments a municipality lacks; what it edited stays as it is."""
    codes = set(session.scalars(select(Topic.code).where(Topic.municipality_id == municipality_id)))
    for topic in TOPICS:
        if topic.code not in codes:
            session.add(Topic(municipality_id=municipality_id, **asdict(topic)))
    query = select(Instrument.name, Instrument.edition).where(Instrument.municipality_id == municipality_id)
    present = {(row.name, row.edition) for row in session.execute(query)}
    for file in READY:
        row = read(file)
        if (row["name"], row["edition"]) not in present:
            session.add(Instrument(municipality_id=municipality_id, **row))
