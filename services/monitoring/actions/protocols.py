"""The protocol of a review written and signed (ust-koksa п.21)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.errors import ProtocolIncomplete, WritingIsSigned
from services.monitoring.models import Protocol
from services.monitoring.queries import protocol_paper, protocolled
from services.monitoring.queries.reviews import hold, person_named, review
from shared.documents import as_docx, as_pdf
from shared.permissions import Actor

NAMED = ("chair", "secretary", "speaker")


def write_protocol(
    session: Session,
    *,
    actor: Actor,
    review_id: UUID,
    agenda: str | None,
    is_signed: bool,
    today: date,
    **fields: Any,
) -> Protocol:
    """Write a protocol; signed, it stands as it is, and without a quorum nobody signs it.

    What was heard (`agenda`) is the review's and is mended here; null leaves it.
    """
    scope = actor.scope("review.write")
    hold(session, review(session, scope=scope, review_id=review_id))
    found = protocolled(session, scope=scope, review_id=review_id)
    if not found.is_draft:
        raise WritingIsSigned("Протокол подписан и больше не меняется.")
    one = found.protocol
    if agenda is not None:
        found.review.agenda = agenda
    for name, value in fields.items():
        setattr(one, name, value)
    for name in NAMED:
        setattr(one, f"{name}_id", _known(session, one, getattr(one, name)))
    if is_signed:
        if found.lacking:
            raise ProtocolIncomplete(" ".join(found.lacking))
        one.signed_on = today
        issued = protocol_paper(session, found)
        one.pdf, one.docx = as_pdf(issued), as_docx(issued)
    one.version += 1
    session.add(one)
    session.flush()
    return one


def _known(session: Session, one: Protocol, name: str) -> UUID | None:
    return person_named(session, municipality_id=one.municipality_id, name=name) if name else None
