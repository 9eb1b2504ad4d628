"""Following what the other services tell: items open and close with the states of aggregates."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.actions.escalating import end_escalations
from services.notifications.actions.telling import Row, item_row, tell
from services.notifications.models import InboxItem
from shared.contracts.event import Event


def follow(session: Session, *, event: Event, now: datetime) -> None:
    """Bring the open items about an aggregate to what its state asks for."""
    today = now.astimezone(queries.zone_of(session, municipality_id=event.municipality_id)).date()
    asked = {(one.rule, one.recipient.key): one for one in rules.wanted(event, today=today)}
    ended = []
    query = select(InboxItem).where(InboxItem.object_id == event.id, InboxItem.state == "open")
    for item in session.scalars(query).all():
        ending = rules.ending(item.rule, item.recipient, event=event, asked=asked.values())
        if ending is None and _is_asked_anew(item, event):
            ending = "done"
        if ending is not None:
            item.state, item.closed_at = ending, now
            ended.append(item)
        elif wanted := asked.pop((item.rule, item.recipient), None):
            item.parameters, item.version = wanted.parameters, event.version
    end_escalations(session, items=ended, now=now)
    if asked:
        off = queries.resting(session, municipality_id=event.municipality_id)
        rows = [_row(one, event=event, now=now, muted=one.rule in off) for one in asked.values()]
        tell(session, rows)
        _bring_back(session, asked.values(), event=event)


def _bring_back(session: Session, asked: Iterable[rules.Wanted], *, event: Event) -> None:
    """What was told of this round and ended meanwhile waits again, and is not told twice."""
    for one in asked:
        if ends := rules.comes_back_from(one.rule):
            ended = (InboxItem.object_id == event.id) & InboxItem.state.in_(ends)
            same = (InboxItem.rule == one.rule) & (InboxItem.recipient == one.recipient.key)
            again = update(InboxItem).where(ended, same, InboxItem.period == one.period)
            session.execute(again.values(state="open", closed_at=None, accepted_at=None))


def _is_asked_anew(item: InboxItem, event: Event) -> bool:
    """Whether what was accepted has come to pass, and the newer state asks once more."""
    return item.accepted_at is not None and event.version > (item.version or 0)


def _row(one: rules.Wanted, *, event: Event, now: datetime, muted: bool) -> Row:
    return item_row(
        one.rule,
        municipality_id=event.municipality_id,
        object_id=event.id,
        recipient=one.recipient,
        period=one.period,
        parameters=one.parameters,
        now=now,
        muted=muted,
        version=event.version,
    )


def republish(_session: Session) -> int:
    """Tell everything anew: what was told to a person is nobody else's business."""
    return 0
