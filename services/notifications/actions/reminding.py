"""Reminders: written down when a date becomes known, moot when nobody needs them, told on their day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.models import InboxItem, Reminder
from shared.contracts import Event
from shared.db import new_id
from shared.inbox import upsert

Key = tuple[str, UUID, str, date]
Wish = tuple[rules.Rule, Event, rules.Moment, rules.Recipient]
MANY = 500


def remind(session: Session, *, events: Sequence[Event], now: datetime) -> None:
    """Keep the reminders of aggregates to the dates they tell now; replays change nothing.

    A date that is over, or that has no recipient any more, is reminded of no longer.
    """
    wanted = {
        _key(rule, moment, one): (rule, event, moment, one) for rule, event, moment, one in _told(events)
    }
    kept = {(one.rule, one.object_id, one.recipient, one.anchor_on): one for one in _known(session, events)}
    for key, reminder in kept.items():
        if key not in wanted and reminder.state != "moot":
            reminder.state = "moot"
            _close(session, reminder, done=reminder.object_id in _finished(events, reminder), now=now)
        elif key in wanted and reminder.state == "moot":
            reminder.state = "waiting"
    fresh = [what for key, what in wanted.items() if key not in kept]
    if fresh:
        _write_down(session, fresh, now=now)


def _write_down(session: Session, fresh: Sequence[Wish], *, now: datetime) -> None:
    places = {event.municipality_id for _, event, _, _ in fresh}
    settings, zones = _settings(session, places), queries.zones(session, places)
    today = {one: now.astimezone(zone).date() for one, zone in zones.items()}
    rows = [row for what in fresh if (row := _row(*what, settings=settings, today=today))]
    if rows:
        session.execute(upsert(session, Reminder).on_conflict_do_nothing(), rows)


def _told(events: Iterable[Event]) -> list[Wish]:
    return [
        (rule, event, moment, recipient)
        for event in events
        for rule in rules.TIMED
        if rule.event is not None and isinstance(event, rule.event)
        for moment in rules.moments(rule, event)
        for recipient in moment.recipients
    ]


def _key(rule: rules.Rule, moment: rules.Moment, recipient: rules.Recipient) -> Key:
    return rule.name, moment.object_id, recipient.key, moment.anchor_on


def _known(session: Session, events: Sequence[Event]) -> list[Reminder]:
    ids = [event.id for event in events]
    parts = (ids[start : start + MANY] for start in range(0, len(ids), MANY))
    return [
        one for part in parts for one in session.scalars(select(Reminder).where(Reminder.source_id.in_(part)))
    ]


def _finished(events: Sequence[Event], reminder: Reminder) -> set[UUID]:
    event = next(one for one in events if one.id == reminder.source_id)
    return rules.BY_NAME[reminder.rule].finished(event)


def _settings(session: Session, municipality_ids: set[UUID]) -> dict[UUID, dict[str, rules.Setting]]:
    return {one: queries.settings_of(session, municipality_id=one) for one in municipality_ids}


def _row(
    rule: rules.Rule,
    event: Event,
    moment: rules.Moment,
    recipient: rules.Recipient,
    *,
    settings: dict[UUID, dict[str, rules.Setting]],
    today: Mapping[UUID, date],
) -> dict[str, Any] | None:
    """Give a reminder as it is stored; null when it would come too late.

    Of a request the days that have come need no reminder: it is asked this very day.
    """
    timing, days, day = rule.timing, settings[event.municipality_id][rule.name].days, moment.anchor_on
    here = today[event.municipality_id]
    if timing is None or here > rules.last_day(timing, days, anchor=day):
        return None
    told = rules.offset_on(timing, days, anchor=day, today=here) if rule.deadline else None
    due = rules.first_due(timing, days, anchor=day, after=told)
    if due is None:
        return None
    return {
        "id": new_id(),
        "municipality_id": event.municipality_id,
        "rule": rule.name,
        "source_id": event.id,
        "object_id": moment.object_id,
        "recipient": recipient.key,
        "person_id": recipient.person_id,
        "role": recipient.role,
        "organization_id": recipient.organization_id,
        "of_person_id": recipient.of_person_id,
        "anchor_on": day,
        "due_on": due,
        "told": told,
        "parameters": moment.parameters(),
        "state": "waiting",
    }


def _close(session: Session, reminder: Reminder, *, done: bool, now: datetime) -> None:
    """End what the reminder has told: there is nothing to do about that date any more.

    A request ends by its own state.
    """
    if rules.BY_NAME[reminder.rule].deadline is not None:
        return
    told = (InboxItem.object_id == reminder.object_id) & (InboxItem.rule == reminder.rule)
    mine = told & (InboxItem.recipient == reminder.recipient) & (InboxItem.state == "open")
    ended = update(InboxItem).where(mine, InboxItem.period.startswith(reminder.anchor_on.isoformat()))
    session.execute(ended.values(state="done" if done else "moot", closed_at=now))
