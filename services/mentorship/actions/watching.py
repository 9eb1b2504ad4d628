"""Telling what pairs ask for: once a change, in the order of a version of its own."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.actions.announcing import attention_event
from services.mentorship.models import PairAttention
from shared import roster
from shared.outbox import emit

TOLD = ("state", "reason", "since", "session_date", "step", "stepped_on")


def watch_pairs(session: Session, *, now: datetime) -> int:
    """Tell of every pair whose need of attention has changed; returns how many."""
    changed = 0
    for municipality in session.scalars(select(roster.Municipality)).all():
        today = now.astimezone(ZoneInfo(municipality.timezone)).date()
        pairs = queries.watched_pairs(session, municipality=municipality, today=today)
        changed += sum(_tell(session, one) for one in pairs)
    return changed


def _tell(session: Session, one: queries.Watched) -> bool:
    """Keep and tell what differs from the last word."""
    if one.is_quiet:
        return False
    wanted = {name: getattr(one.attention, name) for name in TOLD}
    wanted |= {"tasks": list(one.tasks), "organization_id": one.organization_id}
    row = one.told or PairAttention(pair=one.pair, version=0)
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return False
    for name, value in wanted.items():
        setattr(row, name, value)
    row.version += 1
    session.add(row)
    session.flush()
    emit(session, attention_event(row))
    return True
