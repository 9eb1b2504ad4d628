"""Creating municipalities from their profiles and changing their settings later."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.publish import change, publish
from services.registry.actions.republishing import tell_young_again
from services.registry.models import Municipality, SettingsChange
from services.registry.profiles import as_columns, load_profile
from services.registry.queries import rules_after, stored_rules


def init_municipality(
    session: Session, *, profile: str, today: date, go_live_on: date | None = None
) -> Municipality:
    """Create the municipality of a profile; one that exists keeps its settings and gets what it lacks."""
    loaded = load_profile(profile)
    found = session.scalar(select(Municipality).where(Municipality.code == loaded.code).with_for_update())
    if found is not None:
        change(session, found, _lacking(found, as_columns(loaded)))
        return found
    municipality = Municipality(go_live_on=go_live_on or today, **as_columns(loaded))
    session.add(municipality)
    publish(session, municipality)
    return municipality


def _lacking(municipality: Municipality, profile: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a profile says and a municipality made by an earlier version of the program does not know.

    What somebody may have edited is never in it: a name that is there stays as it is.
    """
    values: dict[str, Any] = {}
    if not municipality.regulation and not municipality.documents:
        values |= {name: profile[name] for name in ("regulation", "documents", "plan_year")}
    if not municipality.diagnostics:
        values["diagnostics"] = profile["diagnostics"]
    if added := profile["names"].keys() - municipality.names.keys():
        values["names"] = municipality.names | {name: profile["names"][name] for name in sorted(added)}
    return values


def update_municipality(
    session: Session, *, municipality: Municipality, values: dict[str, Any], account_id: UUID, now: datetime
) -> None:
    """Change the settings of a municipality and remember who did; raises WrongRule.

    `names` replaces those it says and keeps the rest. `young_rule` is a new version from its day: every
    person's intervals of being young are told anew in the same transaction.
    """
    rule = values.pop("young_rule", None)
    if "names" in values:
        values["names"] = municipality.names | values["names"]
    rules = rules_after(municipality, rule) if rule else None
    if rules:
        values["young_rules"] = stored_rules(rules)
    before = {name: getattr(municipality, name) for name in values}
    if change(session, municipality, values):
        _remember(session, municipality, before, account_id, now)
    if rules:
        tell_young_again(session, municipality=municipality)


def _remember(
    session: Session, municipality: Municipality, before: Mapping[str, Any], account_id: UUID, now: datetime
) -> None:
    for setting, was in before.items():
        will = getattr(municipality, setting)
        if was != will:
            one = SettingsChange(municipality_id=municipality.id, account_id=account_id, at=now)
            one.setting, one.before, one.after = setting, _plain(was), _plain(will)
            session.add(one)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
