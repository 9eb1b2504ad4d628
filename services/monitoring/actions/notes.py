"""Words of an analytic note written and signed; the figures are the snapshot's and are never typed."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.errors import NoteIsSigned
from services.monitoring.models import Note
from services.monitoring.queries import note_of, snapshot
from shared.errors import Invalid
from shared.permissions import Actor


def write_note(
    session: Session,
    *,
    actor: Actor,
    snapshot_id: UUID,
    conclusions: str,
    recommendations: str,
    author: str,
    head: str,
    is_signed: bool,
    today: date,
) -> Note:
    """Write the words of a note; signed, they stand as they are."""
    of = snapshot(session, scope=actor.scope("note.write"), snapshot_id=snapshot_id)
    found = note_of(session, snapshot=of).note
    if found.signed_on is not None:
        raise NoteIsSigned
    if is_signed and not (author and head and conclusions):
        raise Invalid("Чтобы подписать, нужны выводы, составитель и руководитель.")
    found.conclusions, found.recommendations = conclusions, recommendations
    found.author, found.head = author, head
    found.signed_on = today if is_signed else None
    found.version += 1
    return session.merge(found)
