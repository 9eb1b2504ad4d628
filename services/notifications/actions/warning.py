"""Warning the administrator: what reached nobody yesterday is told once, the morning after."""

from datetime import UTC, datetime, time, timedelta
from functools import cache, partial
from uuid import UUID

from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.telling import item_row, tell
from services.notifications.actions.ticking import municipalities

DAY = timedelta(days=1)


def warn_of_dead(session: Session, *, now: datetime) -> None:
    """Tell the administrators how many messages were given up yesterday; a day is told once.

    They mind the deliveries of every municipality, so wherever their account is they hear of all.
    """
    given_up = cache(partial(queries.given_up, session))
    for municipality_id, today in municipalities(session, now=now):
        zone = queries.zones(session, [municipality_id])[municipality_id]
        ends = datetime.combine(today, time(), tzinfo=zone).astimezone(UTC)
        dead = given_up(since=ends - DAY, until=ends)
        if dead:
            _tell(session, municipality_id, day=(today - DAY).isoformat(), dead=dead, now=now)


def _tell(session: Session, municipality_id: UUID, *, day: str, dead: int, now: datetime) -> None:
    parameters = {"people": {}, "dates": {"day": day}, "numbers": {"letters": dead}, "titles": {}}
    off = queries.resting(session, municipality_id=municipality_id)
    rows = [
        item_row(
            rules.DEAD,
            municipality_id=municipality_id,
            object_id=municipality_id,
            recipient=recipient,
            period=day,
            parameters=parameters,
            now=now,
            muted=rules.DEAD in off,
        )
        for recipient in rules.admin()
    ]
    tell(session, rows)
