"""Which municipalities somebody may look at, and which of them is meant."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import ForeignMunicipality
from shared import roster
from shared.permissions import Scope


def municipalities(session: Session, *, scope: Scope) -> list[roster.Municipality]:
    """List the municipalities within reach, by name."""
    query = select(roster.Municipality).order_by(roster.Municipality.name)
    return [one for one in session.scalars(query) if scope.covers_municipality(one.id)]


def municipality_within(session: Session, *, scope: Scope, code: str) -> roster.Municipality:
    """Find a municipality whose figures the actor may read; raises ForeignMunicipality."""
    found = roster.municipality_by_code(session, code=code)
    if not scope.covers_municipality(found.id):
        raise ForeignMunicipality
    return found


def day_in(session: Session, *, code: str, now: datetime) -> date:
    """Give the local date in a municipality; raises UnknownMunicipality."""
    municipality = roster.municipality_by_code(session, code=code)
    return now.astimezone(ZoneInfo(municipality.timezone)).date()
