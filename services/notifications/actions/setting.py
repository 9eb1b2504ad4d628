"""Setting a rule for a municipality: from here on it tells as set, and what waits follows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.notifications import queries, rules
from services.notifications.errors import OutOfBounds, RuleNotFound
from services.notifications.models import InboxItem, Reminder, RuleSetting
from shared.permissions import Actor


def set_rule(
    session: Session, *, actor: Actor, municipality_id: UUID, name: str, now: datetime, **given: Any
) -> rules.Setting:
    """Set a rule within its bounds; what is not given stays, the same again changes nothing.

    Raises RuleNotFound, OutOfBounds by field.
    """
    present = queries.settings_of(session, municipality_id=municipality_id).get(name)
    if present is None:
        raise RuleNotFound
    wished = _wished(present, given)
    _refuse_beyond(rules.BY_NAME[name], given, wished)
    if wished == present:
        return present
    session.add(_row(wished, name=name, municipality_id=municipality_id, actor=actor, now=now))
    session.flush()
    mute(session, municipality_id=municipality_id, rule=name, muted=not wished.enabled)
    reschedule(session, municipality_id=municipality_id, rule=rules.BY_NAME[name], setting=wished)
    return queries.settings_of(session, municipality_id=municipality_id)[name]


def _wished(present: rules.Setting, given: dict[str, Any]) -> rules.Setting:
    known: dict[str, Any] = {}
    known |= {name: given[name] for name in ("enabled", "urgency", "patience") if name in given}
    if given.get("days") is not None:
        known["days"] = tuple(sorted(set(given["days"]), reverse=True))
    if given.get("channels") is not None:
        known["channels"] = tuple(one for one in rules.CHANNELS if one in given["channels"])
    return rules.Setting(**vars(present) | known)


def _refuse_beyond(rule: rules.Rule, given: dict[str, Any], wished: rules.Setting) -> None:
    touched: dict[str, Any] = {name: given.get(name) for name in ("days", "patience", "channels")}
    if wrong := rules.beyond_bounds(rule, enabled=wished.enabled, **touched):
        raise OutOfBounds(fields=wrong)


def _row(
    wished: rules.Setting, *, name: str, municipality_id: UUID, actor: Actor, now: datetime
) -> RuleSetting:
    return RuleSetting(
        municipality_id=municipality_id,
        rule=name,
        version=wished.version + 1,
        enabled=wished.enabled,
        urgency=wished.urgency,
        days=list(wished.days) or None,
        patience=wished.patience,
        channels=list(wished.channels),
        changed_at=now,
        account_id=actor.account_id,
        person_id=actor.person_id,
    )


def mute(session: Session, *, municipality_id: UUID, rule: str, muted: bool) -> None:
    """Hide what the rule has open, or show it again: what is still asked is told when it is turned on."""
    open_ones = (InboxItem.municipality_id == municipality_id) & (InboxItem.rule == rule)
    query = update(InboxItem).where(open_ones, InboxItem.state == "open", InboxItem.muted.is_not(muted))
    session.execute(query.values(muted=muted))


def reschedule(session: Session, *, municipality_id: UUID, rule: rules.Rule, setting: rules.Setting) -> None:
    """Move what waits to the days now set."""
    if rule.timing is None:
        return
    alive = (Reminder.municipality_id == municipality_id) & (Reminder.rule == rule.name)
    query = select(Reminder).where(alive, Reminder.state.in_(("waiting", "told")))
    for one in session.scalars(query):
        due = rules.first_due(rule.timing, setting.days, anchor=one.anchor_on, after=one.told)
        one.state, one.due_on = ("told", one.due_on) if due is None else ("waiting", due)
