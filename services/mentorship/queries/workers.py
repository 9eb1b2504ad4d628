"""Who has a main work on a day: those who may be paired, and those who may be invited."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from shared import roster


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Somebody with a main work on a day."""

    person_id: UUID
    name: str
    organization_id: UUID
    organization: str
    position: str
    subjects: tuple[str, ...]
    staff_category: str
    experience_from: date | None


def workers(
    session: Session,
    *,
    municipality_id: UUID | None,
    on: date,
    organization_ids: Collection[UUID] | None = None,
    teaching: bool = False,
) -> list[Worker]:
    """Everybody of a municipality, or of these organizations, once: of two works the later counts."""
    job, person = roster.Employment, roster.Person
    query = (
        select(person, job)
        .join(job, job.person_id == person.id)
        .where(person.municipality_id == municipality_id, person.merged_into.is_(None))
        .where(job.occupation == "main", roster.within(job.since, job.until, on))
        .order_by(job.since.nulls_first(), job.id)
    )
    if organization_ids is not None:
        query = query.where(job.organization_id.in_(organization_ids))
    if teaching:
        query = query.where(job.staff_category.in_(rules.PEDAGOGICAL))
    latest = {one.id: (one, work) for one, work in session.execute(query)}
    schools = roster.organizations(session, {work.organization_id for _, work in latest.values()})
    return [
        Worker(
            person_id=one.id,
            name=one.full_name,
            organization_id=work.organization_id,
            organization=schools[work.organization_id].name if work.organization_id in schools else "",
            position=work.position,
            subjects=tuple(work.subjects),
            staff_category=work.staff_category,
            experience_from=one.experience_from,
        )
        for one, work in latest.values()
    ]
