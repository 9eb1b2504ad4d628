"""A person's card: where they work, what they belong to, and the whole history in one line of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.models import (
    Absence,
    Body,
    Employment,
    Membership,
    Municipality,
    Organization,
    Person,
    ProcessingConsent,
)
from services.registry.queries.people import cards_of
from services.registry.rules import is_young, rule_on
from services.registry.rules.timeline import Event, happening, newest_first, place_in_time
from services.registry.rules.words import ABSENCES, CATEGORIES, OCCUPATIONS
from services.registry.rules.young import YoungRule, read_rules
from shared.russian import capital


@dataclass(frozen=True, kw_only=True)
class Work:
    """An employment with the name of its organization; `state` as on a timeline."""

    employment: Employment
    organization: str
    state: str
    title: str
    more: str


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """A membership with the body it is in."""

    membership: Membership
    body: Body


@dataclass(frozen=True, kw_only=True)
class PersonCard:
    """Everything of a person but СНИЛС. `young`: young, no, unknown; `consents` null for who may not see."""

    person: Person
    works: Sequence[Work]
    absences: Sequence[Absence]
    belongings: Sequence[Belonging]
    consents: Sequence[ProcessingConsent] | None
    young: str
    rule: YoungRule
    history: Sequence[Event]
    survivor: Person | None


def person_card(session: Session, *, person: Person, today: date, with_consents: bool) -> PersonCard:
    """Gather a person's card; consents only for the person and the methodist (152-ФЗ)."""
    municipality = session.get_one(Municipality, person.municipality_id)
    rule = rule_on(read_rules(municipality.young_rules), today)
    cards = cards_of(session, person)
    ids = [card.id for card in cards]
    works = _works(session, [one for card in cards for one in card.employments], today)
    absences = [one for card in cards for one in card.absences]
    belongings = _belongings(session, ids)
    history = [
        *(_of_work(work, person.id, today) for work in works),
        *(_of_absence(one, person.id, today) for one in absences),
        *(_of_membership(one, today) for one in belongings),
    ]
    return PersonCard(
        person=person,
        works=[one for one in works if one.state != "done"],
        absences=[one for one in absences if place_in_time((one.since, one.until), today) != "done"],
        belongings=belongings,
        consents=_consents(session, ids) if with_consents else None,
        young=_young(person, rule, today),
        rule=rule,
        history=newest_first(history),
        survivor=session.get(Person, person.merged_into) if person.merged_into else None,
    )


def _works(session: Session, jobs: Sequence[Employment], today: date) -> list[Work]:
    ids = {one.organization_id for one in jobs}
    found = session.execute(select(Organization.id, Organization.name).where(Organization.id.in_(ids)))
    names = {row.id: row.name for row in found}
    works = [_work(one, names[one.organization_id], today) for one in jobs]
    return sorted(works, key=lambda work: work.employment.occupation != "main")


def _work(one: Employment, organization: str, today: date) -> Work:
    rate = f"{one.rate:g}".replace(".", ",") if one.rate is not None else ""
    about = (
        OCCUPATIONS[one.occupation],
        f"ставка {rate}" if rate else "",
        ", ".join(one.subjects),
        CATEGORIES[one.staff_category] if one.staff_category != "pedagogical" else "",
    )
    return Work(
        employment=one,
        organization=organization,
        state=place_in_time((one.since, one.until), today),
        title=f"{capital(one.position or CATEGORIES[one.staff_category])}, {organization}",
        more=" · ".join(part for part in about if part),
    )


def _belongings(session: Session, ids: Sequence[UUID]) -> list[Belonging]:
    query = (
        select(Membership, Body)
        .join(Body, Body.id == Membership.body_id)
        .where(Membership.person_id.in_(ids))
        .order_by(Membership.since.nulls_first(), Membership.id)
    )
    return [Belonging(membership=row[0], body=row[1]) for row in session.execute(query)]


def _consents(session: Session, ids: Sequence[UUID]) -> Sequence[ProcessingConsent]:
    query = select(ProcessingConsent).where(ProcessingConsent.person_id.in_(ids))
    return session.scalars(query.order_by(ProcessingConsent.given_on, ProcessingConsent.id)).all()


def _young(person: Person, rule: YoungRule, today: date) -> str:
    if person.birth_date is None or person.experience_from is None:
        return "unknown"
    young = is_young(rule, birth_date=person.birth_date, experience_from=person.experience_from, day=today)
    return "young" if young else "no"


def _of_work(work: Work, person_id: UUID, today: date) -> Event:
    one = work.employment
    href = f"/registry/people/{person_id}/employments/{one.id}"
    return happening(one.since, one.until, title=work.title, today=today, more=work.more, href=href)


def _of_absence(one: Absence, person_id: UUID, today: date) -> Event:
    href = f"/registry/people/{person_id}/absences/{one.id}"
    return happening(one.since, one.until, title=capital(ABSENCES[one.kind]), today=today, href=href)


def _of_membership(one: Belonging, today: date) -> Event:
    member = one.membership
    return happening(
        member.since,
        member.until,
        title=one.body.name,
        today=today,
        more=member.role,
        href=f"/registry/bodies/{one.body.id}",
    )
