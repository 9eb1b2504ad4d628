"""Closing an organization, or merging it into another that takes its staff over from a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.organizations import check_period
from services.registry.actions.publish import change
from services.registry.errors import WrongSuccessor
from services.registry.models import Employment, Municipality, Organization, Person, StaffingNeed
from services.registry.rules import within
from shared.outbox import emit_all

DAY = timedelta(days=1)


def close_organization(
    session: Session, *, organization: Organization, last_day: date, release_staff: bool = False
) -> int:
    """Close an organization after its last day; returns how many people's work ended with it.

    Without `release_staff` the work goes on as recorded until each is moved or leaves. Raises WrongPeriod.
    """
    check_period(organization.active_since, last_day, field="last_day")
    change(session, organization, {"active_until": last_day})
    _end_needs(session, organization, last_day)
    if not release_staff:
        return 0
    people = _still_working(session, organization, last_day)
    for person in people:
        for one in _going_on(person, organization, last_day):
            one.until = last_day
    return _tell(session, organization, people)


def merge_organizations(
    session: Session, *, organization: Organization, successor: Organization, since: date
) -> int:
    """Let a successor take over from a day; returns how many people work there now.

    The old one closes the day before and keeps its bodies, facts and past. Whoever works on gets the same
    work at the successor. Merged already, it changes nothing. Raises WrongSuccessor, WrongPeriod.
    """
    last_day = since - DAY
    if (organization.successor_id, organization.active_until) == (successor.id, last_day):
        return 0
    _check_successor(organization, successor, since)
    check_period(organization.active_since, last_day, field="since")
    change(session, organization, {"active_until": last_day, "successor_id": successor.id})
    _end_needs(session, organization, last_day)
    people = _still_working(session, organization, last_day)
    for person in people:
        for one in _going_on(person, organization, last_day):
            _carry_over(person, one, successor, since)
        for one in _yet_to_begin(person, organization, last_day):
            one.organization_id = successor.id
    return _tell(session, organization, people)


def _check_successor(organization: Organization, successor: Organization, since: date) -> None:
    said = ""
    if successor.id == organization.id or successor.municipality_id != organization.municipality_id:
        said = "Нужна другая организация этого же муниципалитета."
    elif organization.successor_id is not None:
        said = "Эта организация уже присоединена."
    elif not within((since, since), (successor.active_since, successor.active_until)):
        said = "В этот день организация не работает."
    if said:
        raise WrongSuccessor(fields={"successor_id": [said]})


def _still_working(session: Session, organization: Organization, last_day: date) -> Sequence[Person]:
    """Lock those who have work at an organization after a day."""
    after = or_(Employment.until.is_(None), Employment.until > last_day)
    at = Person.employments.any((Employment.organization_id == organization.id) & after)
    return session.scalars(select(Person).where(at).order_by(Person.id).with_for_update(of=Person)).all()


def _going_on(person: Person, organization: Organization, last_day: date) -> list[Employment]:
    return [
        one
        for one in person.employments
        if one.organization_id == organization.id
        and (one.until is None or one.until > last_day)
        and (one.since is None or one.since <= last_day)
    ]


def _yet_to_begin(person: Person, organization: Organization, last_day: date) -> list[Employment]:
    return [
        one
        for one in person.employments
        if one.organization_id == organization.id and one.since is not None and one.since > last_day
    ]


def _carry_over(person: Person, old: Employment, successor: Organization, since: date) -> None:
    """End a work the day before and go on with it at the successor, unless it goes on there already."""
    until, old.until = old.until, since - DAY
    already = any(
        (one.organization_id, one.position, one.occupation) == (successor.id, old.position, old.occupation)
        and within((since, since), (one.since, one.until))
        for one in person.employments
    )
    if already:
        return
    person.employments.append(
        Employment(
            municipality_id=old.municipality_id,
            organization_id=successor.id,
            position=old.position,
            subjects=list(old.subjects),
            staff_category=old.staff_category,
            occupation=old.occupation,
            rate=old.rate,
            since=since,
            until=until,
        )
    )


def _end_needs(session: Session, organization: Organization, last_day: date) -> None:
    """Nobody is wanted where nobody works any more; a need that had not begun goes."""
    after = or_(StaffingNeed.until.is_(None), StaffingNeed.until > last_day)
    query = select(StaffingNeed).where(StaffingNeed.organization_id == organization.id, after)
    for need in session.scalars(query):
        if need.since > last_day:
            session.delete(need)
        else:
            need.until = last_day
            need.version += 1


def _tell(session: Session, organization: Organization, people: Sequence[Person]) -> int:
    rules = publishing.young_rules(session.get_one(Municipality, organization.municipality_id))
    for person in people:
        person.version += 1
    session.flush()
    return emit_all(session, [publishing.person_changed(person, rules) for person in people])
