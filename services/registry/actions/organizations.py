"""Creating and changing organizations and recording facts about them."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.applying.organizations import search_key
from services.registry.actions.publish import advance, change, publish
from services.registry.errors import CodeTaken, FlagRaised, UnknownPerson, WrongPeriod
from services.registry.models import Organization, OrganizationFact, OrganizationFlag, Person
from services.registry.rules import overlapping
from shared.importing.names import comparable


def check_period(since: date | None, until: date | None, *, field: str) -> None:
    """Raise WrongPeriod if a period ends before it starts."""
    if since and until and until < since:
        raise WrongPeriod(fields={field: ["Раньше начала."]})


def _check(session: Session, one: Organization) -> None:
    check_period(one.active_since, one.active_until, field="active_until")
    if one.curator_id is not None:
        curator = session.get(Person, one.curator_id)
        if curator is None or curator.municipality_id != one.municipality_id:
            raise UnknownPerson(fields={"curator_id": ["Такого человека нет."]})
    codes = select(Organization.code).where(
        Organization.municipality_id == one.municipality_id, Organization.id != one.id
    )
    if comparable(one.code) in {comparable(code) for code in session.scalars(codes)}:
        raise CodeTaken(fields={"code": ["Такой код уже есть."]})


def create_organization(session: Session, *, municipality_id: UUID, **values: Any) -> Organization:
    """Create an organization; raises CodeTaken, WrongPeriod, UnknownPerson (of the curator)."""
    flags = values.pop("flags", [])
    one = Organization(municipality_id=municipality_id, **values)
    one.search_key = search_key(one.code, one.name, one.aliases or [])
    with session.no_autoflush:
        _check(session, one)
    one.flags = [OrganizationFlag(**flag) for flag in flags]
    session.add(one)
    publish(session, one)
    return one


def update_organization(session: Session, *, organization: Organization, values: dict[str, Any]) -> None:
    """Change an organization; the same refusals as when creating it."""
    flags = values.pop("flags", None)
    changed = {name: value for name, value in values.items() if getattr(organization, name) != value}
    for name, value in changed.items():
        setattr(organization, name, value)
    organization.search_key = search_key(organization.code, organization.name, organization.aliases)
    with session.no_autoflush:
        _check(session, organization)
    if flags is not None and flags != [
        {"kind": flag.kind, "since": flag.since, "until": flag.until} for flag in organization.flags
    ]:
        organization.flags = [OrganizationFlag(**flag) for flag in flags]
        changed["flags"] = flags
    if changed:
        advance(session, organization)


def record_fact(session: Session, *, organization: Organization, **values: Any) -> OrganizationFact:
    """Record a fact about an organization (ust-koksa п.19, 20); without a start it holds from its date."""
    values["valid_since"] = values.get("valid_since") or values["dated_on"]
    check_period(values["valid_since"], values.get("valid_until"), field="valid_until")
    fact = OrganizationFact(
        municipality_id=organization.municipality_id, organization_id=organization.id, **values
    )
    session.add(fact)
    publish(session, fact)
    return fact


def update_fact(session: Session, *, fact: OrganizationFact, values: dict[str, Any]) -> None:
    """Change a fact: a plan is approved, a training is completed (ust-koksa п.19). Raises WrongPeriod."""
    given = {"valid_since": fact.valid_since, "valid_until": fact.valid_until} | values
    if given["valid_since"] is None:
        values["valid_since"] = given["valid_since"] = values.get("dated_on", fact.dated_on)
    check_period(given["valid_since"], given["valid_until"], field="valid_until")
    change(session, fact, values)


def raise_flag(
    session: Session, *, organization: Organization, kind: str, since: date | None, until: date | None = None
) -> None:
    """Mark an organization for a time (zeya 1.3, sosnovy-bor 3.6); raises WrongPeriod, FlagRaised."""
    check_period(since, until, field="until")
    for flag in organization.flags:
        if flag.kind == kind and overlapping((flag.since, flag.until), (since, until)):
            if (flag.since, flag.until) == (since, until):
                return
            raise FlagRaised(fields={"since": ["В это время такая отметка уже стоит."]})
    organization.flags.append(OrganizationFlag(kind=kind, since=since, until=until))
    advance(session, organization)


def lower_flag(session: Session, *, organization: Organization, flag: OrganizationFlag, until: date) -> None:
    """Say the last day of a mark; it stays in the history. Raises WrongPeriod."""
    check_period(flag.since, until, field="until")
    if flag.until != until:
        flag.until = until
        advance(session, organization)
