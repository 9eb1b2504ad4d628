"""The young teachers of a municipality as far as somebody may see them, each with where they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from shared import roster
from shared.errors import Forbidden, Invalid
from shared.permissions import Scope

ERASED = "удалено"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One teacher of the coverage; `year` is which year of pedagogical work it is.

    `young_until` is the last day of being young, `events` those in support of the young attended lately.
    """

    person_id: UUID
    name: str
    organization_id: UUID
    organization: str
    subjects: tuple[str, ...]
    year: int | None
    standing: rules.Standing
    young_until: date | None = None
    events: tuple[str, ...] = ()


def municipality_of(session: Session, *, municipality_id: UUID) -> roster.Municipality:
    """Find the municipality; raises UnknownMunicipality."""
    found = session.get(roster.Municipality, municipality_id)
    if found is None:
        raise roster.UnknownMunicipality
    return found


def asked_municipality(
    session: Session, *, code: str | None, municipality_id: UUID | None
) -> roster.Municipality:
    """The municipality asked for by code, else the actor's own."""
    if code is not None:
        return roster.municipality_by_code(session, code=code)
    if municipality_id is None:
        raise Invalid(fields={"municipality": ["Укажите муниципалитет."]})
    return municipality_of(session, municipality_id=municipality_id)


def day_in(municipality: roster.Municipality, now: datetime) -> date:
    """The local date where the teachers are, whoever asks."""
    return now.astimezone(ZoneInfo(municipality.timezone)).date()


def reached(
    cohort: rules.Cohort,
    *,
    municipality_id: UUID,
    as_of: date,
    scope: Scope,
    organization_id: UUID | None = None,
) -> dict[UUID, rules.Job]:
    """Who counts on a date with the main work, as far as the scope and the filter reach."""
    places = cohort.places_on(as_of)
    if not scope.covers_municipality(municipality_id):
        if scope.level != "organization" or scope.municipality_id != municipality_id:
            raise Forbidden
        own = scope.organization_ids
        places = {person: job for person, job in places.items() if job.organization_id in own}
    if organization_id is not None:
        places = {person: job for person, job in places.items() if job.organization_id == organization_id}
    return places


def rows(
    session: Session,
    *,
    municipality: roster.Municipality,
    cohort: rules.Cohort,
    as_of: date,
    scope: Scope,
    organization_id: UUID | None = None,
) -> list[Row]:
    """The teachers by school and name."""
    places = reached(
        cohort,
        municipality_id=municipality.id,
        as_of=as_of,
        scope=scope,
        organization_id=organization_id,
    )
    people = roster.people(session, places)
    schools = roster.organizations(session, {job.organization_id for job in places.values()})
    found = [
        _row(
            person_id=person_id,
            person=people.get(person_id),
            job=job,
            school=schools.get(job.organization_id),
            standing=cohort.standing(person_id, as_of),
            young_until=cohort.young_until(person_id, as_of),
            as_of=as_of,
        )
        for person_id, job in places.items()
    ]
    return sorted(found, key=lambda row: (row.organization, row.name, row.person_id))


def _row(
    *,
    person_id: UUID,
    person: roster.Person | None,
    job: rules.Job,
    school: roster.Organization | None,
    standing: rules.Standing,
    young_until: date | None,
    as_of: date,
) -> Row:
    return Row(
        person_id=person_id,
        name=person.full_name if person else ERASED,
        organization_id=job.organization_id,
        organization=school.name if school else "",
        subjects=job.subjects,
        year=rules.year_of_work(person.experience_from, as_of) if person else None,
        standing=standing,
        young_until=young_until,
    )


def municipalities(session: Session) -> list[roster.Municipality]:
    """Every municipality known here, by name: for those who belong to none."""
    return list(session.scalars(select(roster.Municipality).order_by(roster.Municipality.name)))
