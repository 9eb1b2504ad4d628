"""Whom an announcement reaches: people who work here today or hold a role, narrowed by what was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications.models import Account, Body, Membership, Mentoring
from services.notifications.queries.needed import CAME_TO_NOTHING
from shared import roster
from shared.russian import sort_key

ROLES = {
    "teacher": "Педагоги",
    "leader": "Руководители и заместители",
    "principal": "Директора",
    "tutor": "Тьюторы",
    "methodist": "Методисты",
    "mentor": "Наставники",
    "mentee": "Наставляемые",
}
ENDED = CAME_TO_NOTHING | {"completed"}


@dataclass
class Known:
    """What is known of a person here today, as far as an audience may ask of it."""

    organization_ids: set[UUID] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    body_ids: set[UUID] = field(default_factory=set)
    young: bool = False


def audience(
    session: Session, *, municipality_id: UUID, chosen: Mapping[str, Any], today: date
) -> list[UUID]:
    """The people an audience means today; what is not chosen narrows nothing."""
    known = _everybody(session, municipality_id=municipality_id, today=today)
    return sorted(person_id for person_id, one in known.items() if _fits(one, chosen))


def _fits(one: Known, chosen: Mapping[str, Any]) -> bool:
    asked = {
        "organization_ids": {str(each) for each in one.organization_ids},
        "roles": one.roles,
        "subjects": {sort_key(each) for each in one.subjects},
        "body_ids": {str(each) for each in one.body_ids},
    }
    wished = {name: {str(each) for each in chosen.get(name) or ()} for name in asked}
    wished["subjects"] = {sort_key(each) for each in wished["subjects"]}
    narrowed = all(not wished[name] or wished[name] & asked[name] for name in asked)
    return narrowed and (one.young or not chosen.get("young"))


def _everybody(session: Session, *, municipality_id: UUID, today: date) -> dict[UUID, Known]:
    """Everybody here, each once: a merged person under the survivor's id."""
    merged = roster.aliases(session, municipality_id=municipality_id)
    known: dict[UUID, Known] = {}

    def of(person_id: UUID) -> Known:
        return known.setdefault(merged.get(person_id, person_id), Known())

    _add_work(session, of, municipality_id=municipality_id, today=today)
    _add_accounts(session, of, municipality_id=municipality_id)
    here = frozenset(known)
    for person_id in roster.young_on(session, municipality_id=municipality_id, as_of=today) & here:
        known[person_id].young = True
    for role, people in _pairs(session, municipality_id=municipality_id).items():
        for person_id in people & here:
            known[person_id].roles.add(role)
    for person_id, body_id in _members(session, municipality_id=municipality_id, today=today):
        if person_id in here:
            known[person_id].body_ids.add(body_id)
    return known


def _add_work(session: Session, of: Any, *, municipality_id: UUID, today: date) -> None:
    work = roster.Employment
    query = select(work.person_id, work.organization_id, work.subjects, work.staff_category).where(
        work.municipality_id == municipality_id, roster.within(work.since, work.until, today)
    )
    for row in session.execute(query):
        one = of(row.person_id)
        one.organization_ids.add(row.organization_id)
        one.subjects.update(row.subjects)
        one.roles |= {"teacher"} if row.staff_category in {"pedagogical", "both"} else set()
        one.roles |= {"leader"} if row.staff_category in {"managerial", "both"} else set()


def _add_accounts(session: Session, of: Any, *, municipality_id: UUID) -> None:
    query = select(Account).where(
        Account.municipality_id == municipality_id,
        Account.person_id.is_not(None),
        Account.state == "active",
    )
    for account in session.scalars(query):
        for grant in account.grants:
            if grant["role"] in ROLES:
                one = of(account.person_id)
                one.roles.add(grant["role"])
                one.organization_ids |= (
                    {UUID(grant["organization_id"])} if grant["organization_id"] else set()
                )


def _pairs(session: Session, *, municipality_id: UUID) -> dict[str, set[UUID]]:
    query = select(Mentoring.mentor_id, Mentoring.mentee_id).where(
        Mentoring.municipality_id == municipality_id, Mentoring.state.not_in(ENDED)
    )
    found = session.execute(query).all()
    return {
        "mentor": {row.mentor_id for row in found if row.mentor_id},
        "mentee": {row.mentee_id for row in found if row.mentee_id},
    }


def _members(session: Session, *, municipality_id: UUID, today: date) -> Iterable[tuple[UUID, UUID]]:
    query = select(Membership.person_id, Membership.body_id).where(
        Membership.municipality_id == municipality_id,
        roster.within(Membership.since, Membership.until, today),
    )
    merged = roster.aliases(session, municipality_id=municipality_id)
    return [(merged.get(row.person_id, row.person_id), row.body_id) for row in session.execute(query)]


def unknown(session: Session, *, municipality_id: UUID, chosen: Mapping[str, Any]) -> dict[str, list[str]]:
    """What an audience is narrowed by that the municipality never had, by field."""
    here = {
        "organization_ids": (roster.Organization.id, roster.Organization.municipality_id),
        "body_ids": (Body.id, Body.municipality_id),
    }
    found: dict[str, list[str]] = {}
    for name, (key, place) in here.items():
        asked = set(chosen.get(name) or ())
        known = set(session.scalars(select(key).where(key.in_(asked), place == municipality_id)))
        if strange := sorted(str(one) for one in asked - known):
            found[name] = [f"В муниципалитете нет: {', '.join(strange)}."]
    if strange := _never_taught(session, chosen.get("subjects") or (), municipality_id=municipality_id):
        found["subjects"] = [f"Этого никто не преподаёт: {', '.join(strange)}."]
    return found


def _never_taught(session: Session, asked: Iterable[str], *, municipality_id: UUID) -> list[str]:
    """Which of these subjects nobody here teaches or taught, however they are spelled."""
    wished = {sort_key(one): one for one in asked}
    if not wished:
        return []
    taught = select(roster.Employment.subjects).where(roster.Employment.municipality_id == municipality_id)
    known = {sort_key(one) for each in session.scalars(taught) for one in each}
    return sorted(one for key, one in wished.items() if key not in known)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What an audience may be narrowed by in a municipality, each with its words."""

    organizations: list[tuple[str, str]]
    subjects: list[tuple[str, str]]
    bodies: list[tuple[str, str]]


def choices(session: Session, *, municipality_id: UUID, today: date) -> Choices:
    """What there is to choose from today."""
    schools = roster.organizations_on(session, municipality_id=municipality_id, as_of=today)
    work = roster.Employment
    taught = select(work.subjects).where(
        work.municipality_id == municipality_id, roster.within(work.since, work.until, today)
    )
    subjects = {sort_key(one): one for each in session.scalars(taught) for one in each}
    alive = (Body.municipality_id == municipality_id) & roster.within(
        Body.active_since, Body.active_until, today
    )
    bodies = session.scalars(select(Body).where(alive).order_by(Body.name))
    return Choices(
        organizations=[(str(one.id), one.name) for one in schools],
        subjects=[(subjects[key], subjects[key]) for key in sorted(subjects)],
        bodies=[(str(one.id), one.name) for one in bodies],
    )
