"""Words of a report written and signed; the figures are the snapshot's and are never typed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.actions.writings import write
from services.monitoring.errors import SnapshotIsCorrected
from services.monitoring.models import Writing
from services.monitoring.queries import paper_of, report_of, snapshot, snapshots_of
from shared.permissions import Actor


def write_report(
    session: Session,
    *,
    actor: Actor,
    snapshot_id: UUID,
    kind: str,
    sections: Mapping[str, str],
    author: str,
    head: str,
    is_signed: bool,
    today: date,
) -> Writing:
    """Write the words of a report; signed, they stand as they are."""
    of = snapshot(session, scope=actor.scope("note.write"), snapshot_id=snapshot_id)
    drawn = report_of(session, snapshot=of, kind=kind)
    if is_signed and snapshots_of(session, period_id=of.period_id)[-1].id != of.id:
        raise SnapshotIsCorrected
    return write(
        session,
        found=drawn.writing,
        sections={one.key: sections.get(one.key, "") for one in drawn.on.kind.sections},
        asked=drawn.on.kind.asked,
        author=author,
        head=head,
        signed_on=today if is_signed else None,
        printed=lambda writing: paper_of(session, replace(drawn, writing=writing)),
    )
