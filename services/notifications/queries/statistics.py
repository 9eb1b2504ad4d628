"""What became of what was told, by rule, in numbers only: sent, read, acted upon within two days."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import InboxItem, ReadMark

IN_TIME = timedelta(hours=48)
USUAL = timedelta(days=29)
LONGEST = timedelta(days=730)
NOISE_PERCENT = 10
NOISE_FROM = 20


@dataclass
class Counted:
    """A rule in a period. What only informs is acted upon by reading it; whoever acted has read.

    `moot` is what was over within two days, before anybody acted: it says nothing of the rule. `judged` are
    the rest, told long enough ago to be acted upon in time; only they say what a rule is worth.
    """

    rule: str
    purpose: str
    kind: str
    sent: int = 0
    read: int = 0
    acted: int = 0
    moot: int = 0
    judged: int = 0
    heeded: int = 0
    informs: bool = field(default=False)

    def add(self, told: Any, *, now: datetime) -> None:
        """Count one message."""
        answered_at = told.accepted_at or (told.closed_at if told.state == "done" else None)
        acted_at = told.read_at if self.informs else answered_at
        in_time = acted_at is not None and acted_at <= told.created_at + IN_TIME
        had_its_time = told.closed_at is not None and told.closed_at > told.created_at + IN_TIME
        is_moot = told.state == "moot" and acted_at is None and not had_its_time
        self.sent += 1
        self.read += told.read_at is not None or answered_at is not None
        self.acted += in_time
        self.moot += is_moot
        if told.created_at <= now - IN_TIME and not is_moot:
            self.judged += 1
            self.heeded += in_time

    @property
    def share(self) -> float | None:
        """The share acted upon in time, in percent; null while it is too early to judge."""
        return 100 * self.heeded / self.judged if self.judged else None

    @property
    def is_noise(self) -> bool:
        """Whether hardly anybody acts on it, as far as there is enough to judge by."""
        return self.judged >= NOISE_FROM and 100 * self.heeded < NOISE_PERCENT * self.judged


def period(since: date | None, until: date | None, *, today: date) -> dict[str, date]:
    """The days to count: the last thirty unless others are asked for, at most two years."""
    last = min(until or today, today)
    first = min(since or last - USUAL, last)
    return {"since": max(first, last - LONGEST), "until": last}


def statistics(
    session: Session, *, municipality_id: UUID, since: date, until: date, zone: ZoneInfo, now: datetime
) -> list[Counted]:
    """Count what was told on local days, the last included; rules that told nothing stand with zeros."""
    found = {rule.name: _nothing_of(rule) for rule in rules.RULES}
    begins = datetime.combine(since, time(), tzinfo=zone)
    ends = datetime.combine(until + timedelta(days=1), time(), tzinfo=zone)
    query = _told().where(
        InboxItem.municipality_id == municipality_id,
        InboxItem.muted.is_(False),
        InboxItem.created_at >= begins,
        InboxItem.created_at < ends,
    )
    for row in session.execute(query):
        if row.rule in found:
            found[row.rule].add(row, now=now)
    return list(found.values())


def _nothing_of(rule: rules.Rule) -> Counted:
    kind = rules.KINDS[rules.kind_of(rule.name)]
    return Counted(rule=rule.name, purpose=rule.purpose, kind=kind, informs=rule.informs)


def _told() -> Select[Any]:
    """Every item with the moment it was first read."""
    first_read = (
        select(ReadMark.item_id, func.min(ReadMark.read_at).label("read_at"))
        .group_by(ReadMark.item_id)
        .subquery()
    )
    item = InboxItem
    return select(
        item.rule, item.created_at, item.state, item.accepted_at, item.closed_at, first_read.c.read_at
    ).outerjoin(first_read, first_read.c.item_id == item.id)
