"""Reports of steps with their files, and one file for whoever may see what it is attached to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Certificate, Evidence, Step, StoredFile
from services.routes.queries import reading
from services.routes.queries.views import sight_of_route
from shared.errors import Forbidden, NotFound
from shared.permissions import Actor


def stored_file(session: Session, *, actor: Actor, today: date, file_id: UUID) -> StoredFile:
    """One file; raises NotFound, or Forbidden for whoever sees the route and not the evidence in it."""
    found = session.get(StoredFile, file_id)
    if found is None:
        raise NotFound("Такого файла нет.")
    if found.certificate_id:
        reading.certificate(session, actor=actor, today=today, certificate_id=found.certificate_id)
        return found
    report = session.get_one(Evidence, found.evidence_id)
    route, _ = reading.step(session, actor=actor, today=today, step_id=report.step_id, lock=False)
    sight = sight_of_route(session, route, actor=actor, today=today)
    if not sight.detail:
        raise Forbidden
    return found


def scans(session: Session, certificate_ids: Iterable[UUID]) -> Mapping[UUID, StoredFile]:
    """The scan of each certificate that has one."""
    query = select(StoredFile).where(StoredFile.certificate_id.in_(list(certificate_ids)))
    return {one.certificate_id: one for one in session.scalars(query) if one.certificate_id}


def certified(session: Session, steps: Sequence[Step]) -> frozenset[UUID]:
    """The steps that a certificate proves."""
    query = select(Certificate.step_id).where(Certificate.step_id.in_([one.id for one in steps]))
    return frozenset(one for one in session.scalars(query) if one)
