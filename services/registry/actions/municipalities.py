"""Creating municipalities from their profiles and changing their settings later."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.publish import change, publish
from services.registry.actions.republishing import tell_young_again
from services.registry.errors import WrongRule
from services.registry.models import Municipality
from services.registry.profiles import as_columns, load_profile
from services.registry.rules import YoungRule, title_of, with_rule


def init_municipality(
    session: Session, *, profile: str, today: date, go_live_on: date | None = None
) -> Municipality:
    """Create the municipality of a profile; one that exists keeps its settings and is returned as it is."""
    loaded = load_profile(profile)
    found = session.scalar(select(Municipality).where(Municipality.code == loaded.code))
    if found is not None:
        return found
    municipality = Municipality(go_live_on=go_live_on or today, **as_columns(loaded))
    session.add(municipality)
    publish(session, municipality)
    return municipality


def update_municipality(session: Session, *, municipality: Municipality, values: dict[str, Any]) -> None:
    """Change the settings of a municipality; raises WrongRule.

    `names` replaces those it says and keeps the rest. `young_rule` is a new version from its day: every
    person's intervals of being young are told anew in the same transaction.
    """
    rule = values.pop("young_rule", None)
    if "names" in values:
        values["names"] = municipality.names | values["names"]
    rules = _with_rule(municipality, rule) if rule else None
    if rules:
        values["young_rules"] = rules
    change(session, municipality, values)
    if rules:
        tell_young_again(session, municipality=municipality)


def _with_rule(municipality: Municipality, values: dict[str, Any]) -> list[dict[str, Any]] | None:
    new = YoungRule(version="", **values)
    if not new.title:
        new = YoungRule(version="", **values | {"title": title_of(new)})
    try:
        rules = with_rule(publishing.young_rules(municipality), new)
    except ValueError as error:
        raise WrongRule(fields={"young_rule.since": ["Раньше действующей версии."]}) from error
    return [asdict(one) | {"since": one.since.isoformat()} for one in rules] if rules else None
