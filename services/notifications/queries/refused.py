"""Addresses that are written to no more, for whoever minds deliveries: whose, masked, since when and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Delivery, RefusedAddress
from services.notifications.queries.deliveries import NOBODY, within
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Refused:
    """One such address."""

    reader_id: UUID
    who: str
    municipality_id: UUID | None
    channel: str
    address: str
    since: datetime
    reason: str


def refused_addresses(scope: Scope) -> Select[RefusedAddress]:
    """Select those within reach: of readers to whom something was sent there."""
    sent = select(Delivery.reader_id).where(within(scope))
    return select(RefusedAddress).where(RefusedAddress.reader_id.in_(sent))


def refused_lines(session: Session, found: Sequence[RefusedAddress]) -> list[Refused]:
    """Show them with the names of their readers."""
    ids = {one.reader_id for one in found}
    people, places = roster.people(session, ids), _places(session, ids)
    return [
        Refused(
            reader_id=one.reader_id,
            municipality_id=places.get(one.reader_id),
            who=people[one.reader_id].short_name if one.reader_id in people else NOBODY,
            channel=one.channel,
            address=rules.masked(one.channel, one.value),
            since=one.since,
            reason=one.reason,
        )
        for one in found
    ]


def _places(session: Session, reader_ids: set[UUID]) -> dict[UUID, UUID]:
    """Where readers were written to from."""
    query = select(Delivery.reader_id, Delivery.municipality_id).where(Delivery.reader_id.in_(reader_ids))
    return {row.reader_id: row.municipality_id for row in session.execute(query.distinct())}
