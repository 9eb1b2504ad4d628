"""Remembering how a person mapped columns, so that the next file of the same headings maps by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.registry.models import ImportMapping
from shared.importing import Kind, shape_of


def remember_mapping(
    session: Session,
    *,
    municipality_id: UUID,
    kind: Kind,
    titles: Sequence[str],
    mapping: Mapping[str, str],
    now: datetime,
) -> None:
    """Keep a mapping for files with these headings; an empty one forgets what was kept."""
    here = (
        ImportMapping.municipality_id == municipality_id,
        ImportMapping.kind == kind.name,
        ImportMapping.shape == shape_of(titles),
    )
    if not mapping:
        session.execute(delete(ImportMapping).where(*here))
        return
    known = session.scalar(select(ImportMapping).where(*here))
    if known is None:
        known = ImportMapping(municipality_id=municipality_id, kind=kind.name, shape=shape_of(titles))
        session.add(known)
    known.mapping, known.remembered_at = dict(mapping), now
