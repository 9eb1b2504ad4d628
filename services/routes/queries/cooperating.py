"""A municipality's limits of groups and its promise of an answer, or what holds until it sets its own."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import CooperationSettings
from services.routes.rules.grouping import Limits

ANSWER_DAYS = 5
DEFAULT = Limits()


def settings(session: Session, *, municipality_id: UUID | None) -> CooperationSettings:
    """The municipality's settings; the defaults [P] where it has set none."""
    found = session.get(CooperationSettings, municipality_id) if municipality_id else None
    return found or CooperationSettings(
        municipality_id=municipality_id,
        smallest=DEFAULT.smallest,
        largest=DEFAULT.largest,
        most_schools=DEFAULT.most_schools,
        most_km=DEFAULT.most_km,
        answer_days=ANSWER_DAYS,
    )


def limits(session: Session, *, municipality_id: UUID | None) -> Limits:
    """Within what a group is formed."""
    found = settings(session, municipality_id=municipality_id)
    return Limits(
        smallest=found.smallest,
        largest=found.largest,
        most_schools=found.most_schools,
        most_km=found.most_km,
    )
