"""Whom organizations lack: needs by subject, each for a time (ust-koksa п.6)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.organizations import check_period
from services.registry.models import Organization, StaffingNeed


def add_need(session: Session, *, organization: Organization, **values: Any) -> StaffingNeed:
    """Record a need; the same one again is the one there is. Raises WrongPeriod."""
    check_period(values["since"], values.get("until"), field="until")
    same = session.scalar(
        select(StaffingNeed).where(
            StaffingNeed.organization_id == organization.id,
            StaffingNeed.subject == values["subject"],
            StaffingNeed.since == values["since"],
            StaffingNeed.rate == values["rate"],
        )
    )
    if same is not None:
        return same
    need = StaffingNeed(
        municipality_id=organization.municipality_id, organization_id=organization.id, **values
    )
    session.add(need)
    session.flush()
    return need


def update_need(session: Session, *, need: StaffingNeed, values: dict[str, Any]) -> None:
    """Change a need, most often its end: somebody was found. Raises WrongPeriod."""
    given = {"since": need.since, "until": need.until} | values
    check_period(given["since"], given["until"], field="until")
    changed = {name: value for name, value in values.items() if getattr(need, name) != value}
    for name, value in changed.items():
        setattr(need, name, value)
    need.version += bool(changed)
    session.flush()
