"""Questions to the roster: who worked where and who was young on a date (domain: T, managers, O, Y).

A merged person answers under the survivor's id everywhere.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from shared.contracts.registry import DiagnosticsRule
from shared.errors import NotFound
from shared.roster.models import Employment, Municipality, Organization, Person, Young

# asked with every figure: made once
MERGED = select(Person.id, Person.merged_into).where(
    Person.municipality_id == bindparam("municipality_id"), Person.merged_into.is_not(None)
)
UNKNOWN_YOUNG = select(Person.id).where(
    Person.municipality_id == bindparam("municipality_id"),
    Person.young_unknown,
    Person.merged_into.is_(None),
)


class UnknownMunicipality(NotFound):
    """No municipality has this code here."""

    default = "Такого муниципалитета нет."


def within(since: Any, until: Any, day: date) -> ColumnElement[bool]:
    """Whether a day lies in a dated period; null is open, the last day is inclusive."""
    return or_(since.is_(None), since <= day) & or_(until.is_(None), until >= day)


def municipality_by_code(session: Session, *, code: str) -> Municipality:
    """Find a municipality; raises UnknownMunicipality."""
    found = session.scalar(select(Municipality).where(Municipality.code == code))
    if found is None:
        raise UnknownMunicipality(f"Муниципалитета «{code}» нет. Создать его: mms init --profile КОД.")
    return found


def diagnostics_rule(session: Session, *, municipality_id: UUID | None) -> DiagnosticsRule:
    """What guards people in a municipality's diagnostics; what it has not said is as usual."""
    found = session.get(Municipality, municipality_id) if municipality_id else None
    return found.diagnostics_rule if found else DiagnosticsRule()


def rule_on(municipality: Municipality, as_of: date) -> dict[str, Any]:
    """Give the young-teacher rule in force on a date: version, since, title; the earliest before all."""
    rules = sorted(municipality.young_rules, key=lambda rule: str(rule["since"]))
    in_force = [rule for rule in rules if str(rule["since"]) <= as_of.isoformat()]
    return (in_force or rules)[-1 if in_force else 0]


def rule_version_on(municipality: Municipality, as_of: date) -> str:
    """Name the version of that rule."""
    return str(rule_on(municipality, as_of)["version"])


def aliases(session: Session, *, municipality_id: UUID) -> dict[UUID, UUID]:
    """Map each merged person to the survivor, through chains of merges."""
    step = {row.id: row.merged_into for row in session.execute(MERGED, {"municipality_id": municipality_id})}
    return {merged: _survivor(step, merged) for merged in step}


def _survivor(step: dict[UUID, UUID], person_id: UUID) -> UUID:
    seen = {person_id}
    while (following := step.get(person_id)) and following not in seen:
        seen.add(following)
        person_id = following
    return person_id


def _main_places(
    session: Session, *, municipality_id: UUID, as_of: date, categories: tuple[str, ...]
) -> dict[UUID, UUID]:
    query = (
        select(Employment.person_id, Employment.organization_id)
        .where(
            Employment.municipality_id == municipality_id,
            Employment.occupation == "main",
            Employment.staff_category.in_(categories),
            within(Employment.since, Employment.until, as_of),
        )
        .order_by(Employment.since.nulls_first(), Employment.id)
    )
    survivors = aliases(session, municipality_id=municipality_id)
    return {
        survivors.get(row.person_id, row.person_id): row.organization_id for row in session.execute(query)
    }


def teachers_on(session: Session, *, municipality_id: UUID, as_of: date) -> dict[UUID, UUID]:
    """T: persons with an active main pedagogical employment, each with the organization of it."""
    return _main_places(
        session, municipality_id=municipality_id, as_of=as_of, categories=("pedagogical", "both")
    )


def managers_on(session: Session, *, municipality_id: UUID, as_of: date) -> dict[UUID, UUID]:
    """Persons with an active main managerial employment, each with the organization of it."""
    return _main_places(
        session, municipality_id=municipality_id, as_of=as_of, categories=("managerial", "both")
    )


def dates_hold() -> ColumnElement[bool]:
    """Whether an interval goes by the right dates: of merged cards those of the one that stays.

    The dates of the other may be the mistyped ones. They count only where the one that stays never worked
    under its own id: nothing is told then of when it was young.
    """
    works = exists().where(Employment.person_id == Person.merged_into)
    return ~exists().where(Person.id == Young.person_id, Person.merged_into.is_not(None), works)


def young_on(session: Session, *, municipality_id: UUID, as_of: date) -> set[UUID]:
    """Persons young on a date by the version of the rule in force then, teachers or not."""
    query = select(Young.person_id).where(
        Young.municipality_id == municipality_id, within(Young.since, Young.until, as_of), dates_hold()
    )
    return _survivors(session, municipality_id, session.scalars(query)) - unknown_young(
        session, municipality_id=municipality_id
    )


def unknown_young(session: Session, *, municipality_id: UUID) -> set[UUID]:
    """Persons whose birth or experience date is missing."""
    return set(session.scalars(UNKNOWN_YOUNG, {"municipality_id": municipality_id}))


def _survivors(session: Session, municipality_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    survivors = aliases(session, municipality_id=municipality_id)
    return {survivors.get(person_id, person_id) for person_id in ids}


def organizations_on(session: Session, *, municipality_id: UUID, as_of: date) -> list[Organization]:
    """O: organizations active on a date, by code."""
    query = (
        select(Organization)
        .where(
            Organization.municipality_id == municipality_id,
            within(Organization.active_since, Organization.active_until, as_of),
        )
        .order_by(Organization.code)
    )
    return list(session.scalars(query))


def curated_by(session: Session, *, municipality_id: UUID, person_id: UUID) -> set[UUID]:
    """The organizations whose curator a person is, under whichever of merged ids (zeya 3.1)."""
    survivors = aliases(session, municipality_id=municipality_id)
    me = survivors.get(person_id, person_id)
    query = select(Organization.id, Organization.curator_id).where(
        Organization.municipality_id == municipality_id, Organization.curator_id.is_not(None)
    )
    return {row.id for row in session.execute(query) if survivors.get(row.curator_id, row.curator_id) == me}


def people(session: Session, ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Find persons by id."""
    return {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(set(ids))))}


def same_people(session: Session, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Map every id the histories of these persons are under to one: merged cards are the same person."""
    wanted = set(ids)
    if not wanted:
        return {}
    places = select(Person.municipality_id).where(Person.id.in_(wanted))
    merged = select(Person.id, Person.merged_into).where(
        Person.municipality_id.in_(places), Person.merged_into.is_not(None)
    )
    step = {row.id: row.merged_into for row in session.execute(merged)}
    whole = {one: _survivor(step, one) for one in wanted | set(step)}
    asked = {whole[one] for one in wanted}
    return {one: kept for one, kept in (whole | {kept: kept for kept in asked}).items() if kept in asked}


def survivors(session: Session, ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Find persons by id; of a card merged into another, the one that stayed."""
    wanted = set(ids)
    found, asked = people(session, wanted), wanted
    while following := {one.merged_into for one in found.values() if one.merged_into} - asked:
        found, asked = found | people(session, following), asked | following
    step = {one.id: one.merged_into for one in found.values() if one.merged_into in found}
    return {one: found[_survivor(step, one)] for one in wanted if one in found}


def organizations(session: Session, ids: Iterable[UUID]) -> dict[UUID, Organization]:
    """Find organizations by id."""
    query = select(Organization).where(Organization.id.in_(set(ids)))
    return {one.id: one for one in session.scalars(query)}


def main_organization_on(session: Session, *, person_id: UUID, as_of: date) -> UUID | None:
    """Tell where a person has their main place of work on a date, under whichever of their cards."""
    query = (
        select(Employment.organization_id)
        .where(
            Employment.person_id.in_(same_people(session, [person_id])),
            Employment.occupation == "main",
            within(Employment.since, Employment.until, as_of),
        )
        .order_by(Employment.since.desc().nulls_last(), Employment.id.desc())
    )
    return session.scalar(query)


def main_organizations_on(session: Session, *, person_ids: Iterable[UUID], as_of: date) -> dict[UUID, UUID]:
    """Tell where each of these persons has their main place of work on a date."""
    query = (
        select(Employment.person_id, Employment.organization_id)
        .where(
            Employment.person_id.in_(set(person_ids)),
            Employment.occupation == "main",
            within(Employment.since, Employment.until, as_of),
        )
        .order_by(Employment.since.nulls_first(), Employment.id)
    )
    return {row.person_id: row.organization_id for row in session.execute(query)}
