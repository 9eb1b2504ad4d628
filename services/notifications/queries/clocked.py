"""Whom the rules of the clock tell today, already or at its next tick, and in the week ahead."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import InboxItem, Reminder
from services.notifications.queries.answering import answers_for, zone_of
from services.notifications.queries.due import due
from services.notifications.queries.unanswered import unanswered

CLOCKED = frozenset({rule.name for rule in rules.TIMED if rule.deadline is None} | {rules.ESCALATION})
DAY, WEEK = timedelta(days=1), timedelta(days=7)
Whom = dict[str, rules.Recipient]


@dataclass(kw_only=True)
class Clocked:
    """Recipients by their key, by rule; `ahead` also of requests that will be made anew."""

    today: dict[str, Whom] = field(default_factory=lambda: defaultdict(dict))
    ahead: dict[str, Whom] = field(default_factory=lambda: defaultdict(dict))


def clocked(
    session: Session, *, municipality_id: UUID, settings: Mapping[str, rules.Setting], today: date
) -> Clocked:
    """Tell by the clock's own computations; of a rule that is off, whom it would tell if it were on."""
    found = Clocked()
    for item in _told_on(session, municipality_id=municipality_id, today=today):
        found.today[item.rule][item.recipient] = recipient_of(item)
    judged = due(session, municipality_id=municipality_id, settings=settings, today=today, until=today + WEEK)
    for one in judged:
        if one.fate == "told":
            day = found.today if one.on == today else found.ahead
            day[one.reminder.rule][one.reminder.recipient] = recipient_of(one.reminder)
    late = unanswered(session, municipality_id=municipality_id, settings=settings, today=today)
    for item in late:
        for recipient in answers_for(session, item=item):
            found.today[rules.ESCALATION][recipient.key] = recipient
    return found


def recipient_of(one: InboxItem | Reminder) -> rules.Recipient:
    """Whom something stored addresses."""
    return rules.Recipient(
        person_id=one.person_id,
        role=one.role,
        organization_id=one.organization_id,
        of_person_id=one.of_person_id,
    )


def _told_on(session: Session, *, municipality_id: UUID, today: date) -> list[InboxItem]:
    begin = datetime.combine(today, time(), tzinfo=zone_of(session, municipality_id=municipality_id))
    query = select(InboxItem).where(
        InboxItem.municipality_id == municipality_id,
        InboxItem.rule.in_(CLOCKED),
        InboxItem.created_at >= begin,
        InboxItem.created_at < begin + DAY,
    )
    return list(session.scalars(query))
