"""A school's letterhead, its signers and its journals."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship.errors import SignerNotFound
from services.mentorship.models import JournalPattern, Letterhead, Signer
from services.mentorship.rules.documents import DEFAULTS, JOURNALS
from shared import roster
from shared.errors import NotFound
from shared.permissions import Scope


def get_school(session: Session, *, organization_id: UUID, scope: Scope) -> roster.Organization:
    """Find a school whose papers the actor keeps."""
    found = roster.organizations(session, [organization_id]).get(organization_id)
    if found is None or not scope.covers(
        municipality_id=found.municipality_id, organization_id=organization_id
    ):
        raise NotFound("Организация не найдена.")
    return found


def letterhead_of(session: Session, *, school: roster.Organization) -> Letterhead:
    """How the school names itself; until it says, by its name in the register."""
    found = session.get(Letterhead, school.id)
    if found is not None:
        return found
    plain = {"full_name": school.name, "genitive": "", "place": "", "regulation": "", "version": 0}
    return Letterhead(organization_id=school.id, municipality_id=school.municipality_id, **plain)


def signers_of(session: Session, *, organization_id: UUID) -> Sequence[Signer]:
    """Everyone who signs or signed for a school, the newest first."""
    query = select(Signer).where(Signer.organization_id == organization_id)
    return session.scalars(query.order_by(Signer.since.desc(), Signer.id.desc())).all()


def get_signer(session: Session, *, signer_id: UUID, organization_id: UUID) -> Signer:
    """Find a signer of a school."""
    found = session.get(Signer, signer_id)
    if found is None or found.organization_id != organization_id:
        raise SignerNotFound
    return found


def signer_on(signers: Sequence[Signer], *, on: date, signer_id: UUID | None = None) -> Signer | None:
    """Who signs on a day: the chosen one within their dates, else the one who began last."""
    able = [one for one in signers if one.since <= on and (one.until is None or on <= one.until)]
    return next((one for one in able if signer_id in (None, one.id)), None)


def patterns_of(session: Session, *, organization_id: UUID) -> Mapping[str, str]:
    """How each journal of a school numbers."""
    query = select(JournalPattern).where(JournalPattern.organization_id == organization_id)
    own = {one.journal: one.pattern for one in session.scalars(query)}
    return {journal: own.get(journal, DEFAULTS[journal]) for journal in JOURNALS}


def staff_of(session: Session, *, organization_id: UUID, on: date) -> Sequence[roster.Person]:
    """Who works at a school on a day, managers first: one of them signs."""
    job = roster.Employment
    works = (job.organization_id == organization_id) & roster.within(job.since, job.until, on)
    rows = session.execute(select(job.person_id, job.staff_category).where(works)).all()
    managing = {row.person_id for row in rows if row.staff_category in ("managerial", "both")}
    found = roster.people(session, {row.person_id for row in rows}).values()
    return sorted(found, key=lambda one: (one.id not in managing, one.full_name))
