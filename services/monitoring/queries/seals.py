"""Whether snapshots are what they were when they were taken: each is counted into its fingerprint again."""

import zlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Snapshot
from services.monitoring.queries.snapshots import kept
from services.monitoring.rules import digest
from shared import roster
from shared.russian import long_date

HEAD = ("rule_version", "rule_title", "counts", "kinds")


def broken_seals(session: Session) -> Iterator[str]:
    """Name the snapshots whose figures, lists or rule are not those that were frozen (ust-koksa п.20)."""
    for one in session.scalars(select(Snapshot).order_by(Snapshot.id)):
        if not _is_whole(session, one):
            municipality = session.get(roster.Municipality, one.municipality_id)
            whose = f", {municipality.name}" if municipality else ""
            yield f"Снимок {one.number} на {long_date(one.as_of)}{whose} ({one.id}) изменён после фиксации."


def _is_whole(session: Session, one: Snapshot) -> bool:
    """Whether the fingerprint is that of what is stored; what cannot even be read is not whole."""
    try:
        figures = kept(session, snapshot_id=one.id)
    except (zlib.error, msgspec.MsgspecError):
        return False
    return digest(one.as_of, {name: getattr(one, name) for name in HEAD}, figures) == one.digest
