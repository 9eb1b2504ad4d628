"""Requests that nobody answers in time: one computation for passing them on and for the preview of it."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import InboxItem
from services.notifications.queries.answering import absences, zone_of

DAY = timedelta(days=1)


def unanswered(
    session: Session, *, municipality_id: UUID, settings: Mapping[str, rules.Setting], today: date
) -> list[InboxItem]:
    """Open requests that waited too long and were not passed on; days off and absences do not count."""
    patience = {name: one.patience for name, one in settings.items() if one.patience}
    if not patience:
        return []
    zone = zone_of(session, municipality_id=municipality_id)
    asked_by = datetime.combine(today - DAY * min(patience.values()), time(), tzinfo=zone)
    passed = select(InboxItem.object_id).where(
        InboxItem.municipality_id == municipality_id, InboxItem.rule == rules.ESCALATION
    )
    query = select(InboxItem).where(
        InboxItem.municipality_id == municipality_id,
        InboxItem.rule.in_(patience),
        InboxItem.state == "open",
        InboxItem.muted.is_(False),
        InboxItem.accepted_at.is_(None),
        InboxItem.created_at < asked_by,
        InboxItem.id.not_in(passed),
    )
    found = list(session.scalars(query.order_by(InboxItem.id)))
    away = absences(session, {one.person_id for one in found if one.person_id})
    return [
        one
        for one in found
        if rules.was_asked_last(one.rule, one.parameters, days=settings[one.rule].days, today=today)
        and _waited(one, away, zone=zone, today=today) >= patience[one.rule]
    ]


def _waited(
    one: InboxItem, away: dict[UUID, list[tuple[date, date | None]]], *, zone: ZoneInfo, today: date
) -> int:
    """Working days that passed in full since it was told."""
    asked = one.created_at.astimezone(zone).date()
    absent = away.get(one.person_id, []) if one.person_id else []
    return rules.working_days_between(asked, today - DAY, away=absent)
