"""Rules as a municipality has set them, now and before."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import RuleSetting


def settings_of(session: Session, *, municipality_id: UUID) -> dict[str, rules.Setting]:
    """What holds of every rule in a municipality: the newest it has set, else the usual."""
    query = select(RuleSetting).where(RuleSetting.municipality_id == municipality_id)
    newest = {one.rule: one for one in session.scalars(query.order_by(RuleSetting.version))}
    return {
        rule.name: _setting(rule, newest[rule.name]) if rule.name in newest else rules.usual(rule)
        for rule in rules.RULES
    }


def resting(session: Session, *, municipality_id: UUID) -> set[str]:
    """The rules a municipality has turned off."""
    query = select(RuleSetting.rule, RuleSetting.enabled).where(
        RuleSetting.municipality_id == municipality_id
    )
    newest = {row.rule: row.enabled for row in session.execute(query.order_by(RuleSetting.version))}
    return {name for name, enabled in newest.items() if not enabled}


def history(session: Session, *, municipality_id: UUID, rule: str) -> list[RuleSetting]:
    """What was set of a rule, the newest first."""
    query = select(RuleSetting).where(
        RuleSetting.municipality_id == municipality_id, RuleSetting.rule == rule
    )
    return list(session.scalars(query.order_by(RuleSetting.version.desc())))


def _setting(rule: rules.Rule, row: RuleSetting) -> rules.Setting:
    before = rules.usual(rule)
    return rules.Setting(
        version=row.version,
        enabled=row.enabled,
        urgency=row.urgency,
        days=before.days if row.days is None else tuple(row.days),
        patience=before.patience if row.patience is None else row.patience,
        channels=before.channels if row.channels is None else tuple(row.channels),
    )
