"""The private address of a person's calendar: made, renewed, taken away."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import FeedNotFound
from services.notifications.models import CalendarFeed
from shared.permissions import Actor


def renew_feed(session: Session, *, actor: Actor, key: bytes, now: datetime) -> CalendarFeed:
    """Give an account an address of its calendar; one it had before stops working."""
    if actor.municipality_id is None:
        raise FeedNotFound
    serial = uuid4()
    made = CalendarFeed(
        account_id=actor.account_id,
        municipality_id=actor.municipality_id,
        person_id=actor.person_id,
        serial=serial,
        digest=rules.digest_of(rules.secret_of(key, serial=serial)),
        made_at=now,
    )
    return session.merge(made)


def revoke_feed(session: Session, *, account_id: UUID) -> None:
    """Take the address away: whoever knows it finds nothing there any more."""
    session.execute(delete(CalendarFeed).where(CalendarFeed.account_id == account_id))
