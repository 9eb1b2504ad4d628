"""An institute's own instrument, added to the municipality's (ust-koksa 9)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Instrument
from services.routes.rules.scoring import DEFAULT_SCALE
from shared.errors import Conflict, Forbidden
from shared.permissions import Actor


def add_instrument(
    session: Session, *, actor: Actor, scale: dict[str, Any] | None, **fields: Any
) -> Instrument:
    """Add a version of an instrument; without a scale it counts the share correct."""
    if actor.municipality_id is None:
        raise Forbidden
    query = select(Instrument.id).where(
        Instrument.municipality_id == actor.municipality_id,
        Instrument.name == fields["name"],
        Instrument.edition == fields["edition"],
    )
    if session.scalar(query):
        raise Conflict("Эта версия инструмента уже есть.")
    cut = {name: str(value) for name, value in (scale or {}).items()}
    instrument = Instrument(municipality_id=actor.municipality_id, scale=DEFAULT_SCALE | cut, **fields)
    session.add(instrument)
    session.flush()
    return instrument
