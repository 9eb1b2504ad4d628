"""Organizations in a list and on a card: staff, marks, facts, whom they lack, and the history of it all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registry.models import (
    Employment,
    Organization,
    OrganizationFact,
    OrganizationFlag,
    Person,
    StaffingNeed,
)
from services.registry.queries.organizations import needs, organizations_by_name
from services.registry.queries.people_list import on
from services.registry.rules.timeline import Event, happening, newest_first, place_in_time
from services.registry.rules.words import FACT_KINDS, FACT_STATES
from shared.permissions import Scope
from shared.russian import capital, long_date, sort_key


@dataclass(frozen=True, kw_only=True)
class OrganizationLine:
    """An organization in a list; `state`: active, closed, to_come; `flags` are those of the day."""

    id: UUID
    code: str
    name: str
    kind: str
    people: int
    curator: str
    flags: Sequence[str]
    needs: int
    state: str


@dataclass(frozen=True, kw_only=True)
class OrganizationCard:
    """Everything of an organization. `curator` is null where the principal looks after it."""

    organization: Organization
    state: str
    people: int
    curator: Person | None
    flags: Sequence[OrganizationFlag]
    facts: Sequence[OrganizationFact]
    needs: Sequence[StaffingNeed]
    successor: Organization | None
    predecessors: Sequence[Organization]
    history: Sequence[Event]


@dataclass(frozen=True, kw_only=True)
class NeedLine:
    """A staffing need in a list; `state`: in_progress, open (still to come), done."""

    id: UUID
    organization_id: UUID
    organization: str
    subject: str
    rate: float
    since: date
    until: date | None
    note: str
    state: str


STATES = {"in_progress": "active", "done": "closed", "open": "to_come"}


def organization_list(session: Session, *, scope: Scope, today: date) -> list[OrganizationLine]:
    """List the organizations within reach by name."""
    found = organizations_by_name(session, scope=scope)
    staff, lacking = _staff(session, found, today), _lacking(session, scope, today)
    curators = _people(session, (one.curator_id for one in found))
    return [
        OrganizationLine(
            id=one.id,
            code=one.code,
            name=one.name,
            kind=one.kind,
            people=staff.get(one.id, 0),
            curator=curators[one.curator_id].full_name if one.curator_id in curators else "",
            flags=[flag.kind for flag in _standing(one.flags, today)],
            needs=lacking.get(one.id, 0),
            state=STATES[place_in_time((one.active_since, one.active_until), today)],
        )
        for one in found
    ]


def organization_card(
    session: Session,
    *,
    organization: Organization,
    today: date,
    flags: Mapping[str, str],
    with_facts: bool,
    with_needs: bool,
) -> OrganizationCard:
    """Gather an organization's card; facts and needs only for who may see them. `flags` are their words."""
    one, home = organization, f"/registry/organizations/{organization.id}"
    facts = _facts(session, one.id) if with_facts else []
    lacking = _needs(session, one.id) if with_needs else []
    before = session.scalars(select(Organization).where(Organization.successor_id == one.id)).all()
    successor = session.get(Organization, one.successor_id) if one.successor_id else None
    return OrganizationCard(
        organization=one,
        state=STATES[place_in_time((one.active_since, one.active_until), today)],
        people=_staff(session, [one], today).get(one.id, 0),
        curator=session.get(Person, one.curator_id) if one.curator_id else None,
        flags=[flag for flag in one.flags if place_in_time((flag.since, flag.until), today) != "done"],
        facts=facts,
        needs=[need for need in lacking if place_in_time((need.since, need.until), today) != "done"],
        successor=successor,
        predecessors=before,
        history=newest_first(
            [
                _life(one, successor, today),
                *(_of_flag(flag, flags[flag.kind], home, today) for flag in one.flags),
                *(_of_fact(fact, home, today) for fact in facts),
                *(_of_need(need, today) for need in lacking),
                *(_of_predecessor(old) for old in before),
            ]
        ),
    )


def rates_by_subject(lines: Sequence[NeedLine]) -> list[tuple[str, float]]:
    """Sum the rates that are wanted now by subject, however it is spelt, the most wanted first."""
    called: dict[str, str] = {}
    rates: dict[str, float] = {}
    for one in lines:
        if one.state == "in_progress":
            called.setdefault(sort_key(one.subject), one.subject)
            rates[sort_key(one.subject)] = rates.get(sort_key(one.subject), 0) + one.rate
    return [(called[key], rates[key]) for key in sorted(rates, key=lambda key: (-rates[key], key))]


def need_list(session: Session, *, scope: Scope, today: date) -> list[NeedLine]:
    """List whom the organizations within reach lack: those wanted now first, then by subject."""
    listed = session.scalars(needs(scope=scope)).all()
    ids = {one.organization_id for one in listed}
    places = session.scalars(select(Organization).where(Organization.id.in_(ids)))
    names = {one.id: one.name for one in places}
    lines = [
        NeedLine(
            id=one.id,
            organization_id=one.organization_id,
            organization=names[one.organization_id],
            subject=one.subject,
            rate=one.rate,
            since=one.since,
            until=one.until,
            note=one.note,
            state=place_in_time((one.since, one.until), today),
        )
        for one in listed
    ]
    order = ("in_progress", "open", "done")
    return sorted(lines, key=lambda one: (order.index(one.state), sort_key(one.subject), one.organization))


def _staff(session: Session, found: Sequence[Organization], today: date) -> dict[UUID, int]:
    """Count the people with work on the day, each once at a place."""
    query = (
        select(Employment.organization_id, func.count(func.distinct(Employment.person_id)))
        .where(
            Employment.organization_id.in_([one.id for one in found]),
            on(today, Employment.since, Employment.until),
        )
        .group_by(Employment.organization_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _lacking(session: Session, scope: Scope, today: date) -> dict[UUID, int]:
    counted: dict[UUID, int] = {}
    for need in session.scalars(needs(scope=scope)):
        if place_in_time((need.since, need.until), today) == "in_progress":
            counted[need.organization_id] = counted.get(need.organization_id, 0) + 1
    return counted


def _people(session: Session, ids: Iterable[UUID | None]) -> dict[UUID | None, Person]:
    return {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(set(ids) - {None})))}


def _standing(flags: Iterable[OrganizationFlag], today: date) -> list[OrganizationFlag]:
    return [flag for flag in flags if place_in_time((flag.since, flag.until), today) == "in_progress"]


def _facts(session: Session, organization_id: UUID) -> Sequence[OrganizationFact]:
    query = select(OrganizationFact).where(OrganizationFact.organization_id == organization_id)
    return session.scalars(query.order_by(OrganizationFact.dated_on.desc(), OrganizationFact.id)).all()


def _needs(session: Session, organization_id: UUID) -> Sequence[StaffingNeed]:
    query = select(StaffingNeed).where(StaffingNeed.organization_id == organization_id)
    return session.scalars(query.order_by(StaffingNeed.since, StaffingNeed.id)).all()


def _life(one: Organization, successor: Organization | None, today: date) -> Event:
    ended = f"присоединена к «{successor.name}»" if successor else ""
    return happening(one.active_since, one.active_until, title="Работает", today=today, more=ended)


def _of_flag(flag: OrganizationFlag, words: str, home: str, today: date) -> Event:
    title = f"Отметка: {words}"
    return happening(flag.since, flag.until, title=title, today=today, href=f"{home}/flags/{flag.id}")


def _of_fact(fact: OrganizationFact, home: str, today: date) -> Event:
    document = f"{fact.document} от {long_date(fact.dated_on)}" if fact.document else ""
    return happening(
        fact.valid_since,
        fact.valid_until,
        title=f"{capital(FACT_KINDS[fact.kind])}: {FACT_STATES[fact.state]}",
        today=today,
        more=document,
        href=f"{home}/facts/{fact.id}",
    )


def _of_need(need: StaffingNeed, today: date) -> Event:
    title = f"Не хватает: {need.subject}"
    return happening(
        need.since, need.until, title=title, today=today, href=f"/registry/staffing-needs/{need.id}"
    )


def _of_predecessor(old: Organization) -> Event:
    note = f"после {long_date(old.active_until)}" if old.active_until else ""
    return Event(
        since=old.active_until,
        until=None,
        title=f"Присоединена «{old.name}»",
        state="done",
        note=note,
        href=f"/registry/organizations/{old.id}",
    )
