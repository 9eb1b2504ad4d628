"""Whether people worked here on the dates an imported row names."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.queries import Identities
from shared import roster


@dataclass(frozen=True, kw_only=True)
class Employed:
    """Periods of work of everyone, of any occupation, by person."""

    known: Identities
    periods: Mapping[UUID, list[tuple[date | None, date | None]]]

    def on(self, person_id: UUID | None, day: date | None) -> bool:
        """Whether the person worked on the day; an external person and an open end are not asked."""
        if person_id is None or day is None:
            return True
        return any(
            (since is None or since <= day) and (until is None or day <= until)
            for since, until in self.periods.get(self.known.survivor(person_id), [])
        )


def employed(session: Session, *, municipality_id: UUID) -> Employed:
    """Read everyone's periods of work once."""
    known = queries.identities(session, municipality_id=municipality_id)
    job = roster.Employment
    query = select(job.person_id, job.since, job.until).where(job.municipality_id == municipality_id)
    periods: dict[UUID, list[tuple[date | None, date | None]]] = defaultdict(list)
    for person_id, since, until in session.execute(query):
        periods[known.survivor(person_id)].append((since, until))
    return Employed(known=known, periods=periods)
