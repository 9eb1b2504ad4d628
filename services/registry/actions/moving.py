"""Moving, leaving, mending a record of work: periods close and open, nothing past is lost."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.organizations import check_period
from services.registry.actions.publish import advance
from services.registry.errors import EmploymentOver, TwoMainJobs, UnknownOrganization, WrongPeriod
from services.registry.models import Employment, Organization, Person
from services.registry.queries import cards_of
from services.registry.rules import overlapping, within

DAY = timedelta(days=1)
CLOSED = "В этот день организация не работает."
NOT_LATER = "Новая работа начинается позже первого дня прежней."
WORK = ("organization_id", "position", "subjects", "staff_category", "occupation", "rate")


def add_employment(session: Session, *, person: Person, **values: Any) -> Employment:
    """Open a dated employment: a first one, a return, work at another school besides.

    Raises WrongPeriod, UnknownOrganization, TwoMainJobs. The same one again is the one there is.
    """
    employment, jobs = _new(person, values), jobs_of(session, person)
    same = next((one for one in jobs if _same(one, employment)), None)
    if same is not None:
        return same
    _check(session, person, employment, jobs)
    person.employments.append(employment)
    advance(session, person)
    return employment


def move_person(
    session: Session, *, person: Person, employment: Employment, since: date, **values: Any
) -> Employment:
    """Close one employment the day before and open another; what is not said stays as it was.

    Raises EmploymentOver, WrongPeriod, UnknownOrganization, TwoMainJobs. Done already, it changes nothing.
    """
    stays = {name: getattr(employment, name) for name in WORK}
    following, jobs = _new(person, stays | values | {"since": since}), jobs_of(session, person)
    same = next((one for one in jobs if _same(one, following)), None)
    if same is not None and employment.until == since - DAY:
        return same
    if employment.until is not None and employment.until < since:
        raise EmploymentOver(fields={"since": ["Эта работа закончилась раньше."]})
    if employment.since is not None and since <= employment.since:
        raise WrongPeriod(NOT_LATER, fields={"since": [NOT_LATER]})
    following.until = employment.until
    _check(session, person, following, [one for one in jobs if one is not employment])
    employment.until = since - DAY
    person.employments.append(following)
    _tell(session, person, [employment])
    return following


def leave(session: Session, *, person: Person, last_day: date) -> list[Employment]:
    """Close every employment that goes on past a last day; who has left already stays as they are."""
    going_on = [
        one
        for one in jobs_of(session, person)
        if (one.until is None or one.until > last_day) and (one.since is None or one.since <= last_day)
    ]
    for one in going_on:
        one.until = last_day
    if going_on:
        _tell(session, person, going_on)
    return going_on


def correct_employment(
    session: Session, *, person: Person, employment: Employment, values: dict[str, Any]
) -> None:
    """Mend what was recorded wrong about an employment; raises WrongPeriod, TwoMainJobs."""
    changed = {name: value for name, value in values.items() if getattr(employment, name) != value}
    if not changed:
        return
    before = {name: getattr(employment, name) for name in changed}
    _set(employment, changed)
    try:
        others = [one for one in jobs_of(session, person) if one is not employment]
        _check(session, person, employment, others)
    except (WrongPeriod, TwoMainJobs):
        _set(employment, before)
        raise
    _tell(session, person, [employment])


def jobs_of(session: Session, person: Person) -> list[Employment]:
    """Give all of a person's work, that of the cards which gave way to this one too."""
    return [one for card in cards_of(session, person) for one in card.employments]


def _tell(session: Session, person: Person, changed: Iterable[Employment]) -> None:
    """Tell of the card and of those that hold what changed: the versions of all go on."""
    holding = {one.person_id for one in changed} - {person.id}
    for card in cards_of(session, person):
        if card is person or card.id in holding:
            advance(session, card)


def _set(employment: Employment, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(employment, name, value)


def _new(person: Person, values: dict[str, Any]) -> Employment:
    return Employment(municipality_id=person.municipality_id, **values)


def _same(one: Employment, other: Employment) -> bool:
    names = ("organization_id", "position", "occupation", "since")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _check(session: Session, person: Person, employment: Employment, others: Sequence[Employment]) -> None:
    check_period(employment.since, employment.until, field="until")
    organization = _organization(session, person, employment.organization_id)
    life = (organization.active_since, organization.active_until)
    if employment.since and not within((employment.since, employment.since), life):
        raise WrongPeriod(CLOSED, fields={"since": [CLOSED]})
    if employment.occupation != "main":
        return
    period = (employment.since, employment.until)
    for one in others:
        if one.occupation == "main" and overlapping((one.since, one.until), period):
            raise TwoMainJobs(fields={"occupation": ["Основная работа в это время уже есть."]})


def _organization(session: Session, person: Person, organization_id: UUID) -> Organization:
    with session.no_autoflush:
        found = session.get(Organization, organization_id)
    if found is None or found.municipality_id != person.municipality_id:
        raise UnknownOrganization(fields={"organization_id": ["Такой организации нет."]})
    return found
