"""The municipalities whose deliveries somebody minds: said on a page only where there are several."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from shared import roster
from shared.permissions import Scope


def places(session: Session, *, scope: Scope) -> dict[UUID, str]:
    """Name the municipalities within reach, in the order of their names."""
    found = session.scalars(select(roster.Municipality).order_by(roster.Municipality.name))
    return {one.id: one.name for one in found if scope.covers_municipality(one.id)}
