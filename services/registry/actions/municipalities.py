"""Creating municipalities from their profiles."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.publish import publish
from services.registry.models import Municipality
from services.registry.profiles import as_columns, load_profile


def init_municipality(
    session: Session, *, profile: str, today: date, go_live_on: date | None = None
) -> Municipality:
    """Create the municipality of a profile; one that exists keeps its settings and is returned as it is."""
    loaded = load_profile(profile)
    found = session.scalar(select(Municipality).where(Municipality.code == loaded.code))
    if found is not None:
        return found
    municipality = Municipality(go_live_on=go_live_on or today, **as_columns(loaded))
    session.add(municipality)
    publish(session, municipality)
    return municipality
