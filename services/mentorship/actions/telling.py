"""Events of programmes, reports and documents: states and dates, never a word of what they say."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship.models import ClosingReport, IssuedDocument, Pair, Programme
from shared.contracts.event import Event
from shared.contracts.mentorship import (
    DocumentChanged,
    PlannedActivity,
    ProgrammeChanged,
    ReportChanged,
)
from shared.outbox import emit

CHUNK = 500
Told = Programme | ClosingReport | IssuedDocument


def programme_event(row: Programme, pair: Pair) -> ProgrammeChanged:
    """Tell how a version of a programme stands."""
    return ProgrammeChanged(
        id=row.id,
        municipality_id=row.municipality_id,
        version=row.version,
        pair_id=row.pair_id,
        mentor_id=pair.mentor_id,
        mentee_id=pair.mentee_id,
        number=row.number,
        state=row.state,
        approved_on=row.approved_on,
        items=tuple(
            PlannedActivity(
                number=one.number,
                due_on=one.due_on,
                done_on=one.done_on,
                deficit_ids=tuple(UUID(text) for text in one.deficit_ids),
            )
            for one in row.items
        ),
    )


def report_event(row: ClosingReport, pair: Pair) -> ReportChanged:
    """Tell how a closing report stands."""
    return ReportChanged(
        id=row.id,
        municipality_id=row.municipality_id,
        version=row.version,
        pair_id=row.pair_id,
        mentor_id=pair.mentor_id,
        mentee_id=pair.mentee_id,
        state=row.state,
        recommendation=row.recommendation,
        concluded_on=row.concluded_on,
    )


def document_event(row: IssuedDocument) -> DocumentChanged:
    """Tell that a document was issued or cancelled."""
    return DocumentChanged(
        id=row.id,
        municipality_id=row.municipality_id,
        version=row.version,
        organization_id=row.organization_id,
        kind=row.kind,
        pair_ids=tuple(sorted(one.pair_id for one in row.pairs)),
        issued_on=row.issued_on,
        cancelled_on=row.cancelled_on,
    )


def tell(session: Session, row: Told, *, pair: Pair | None = None, is_new: bool = False) -> None:
    """Count a change, unless the row is new, and tell about it."""
    if not is_new:
        row.version += 1
    session.flush()
    emit(session, _event(session, row, pair))


def papers_and_plans(session: Session) -> Iterator[Event]:
    """Everything of these, to be told again."""

    def rows(model: Any) -> Iterable[Told]:
        found: Iterable[Told] = session.scalars(select(model).execution_options(yield_per=CHUNK))
        return found

    for model in (Programme, ClosingReport, IssuedDocument):
        yield from (_event(session, row, None) for row in rows(model))


def _event(session: Session, row: Told, pair: Pair | None) -> Event:
    if isinstance(row, IssuedDocument):
        return document_event(row)
    of = pair or session.get_one(Pair, row.pair_id)
    return programme_event(row, of) if isinstance(row, Programme) else report_event(row, of)
