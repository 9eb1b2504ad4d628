"""Reports of a snapshot: drafted from its figures, mended by people, printed as official documents."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sqlalchemy.orm import Session

from services.monitoring.errors import ReportNotFound
from services.monitoring.models import Snapshot, Writing
from services.monitoring.queries.reports import coverage, note, year
from services.monitoring.queries.reports.drawn import Drawn, Standing, drafted, standing
from services.monitoring.rules import REPORTS
from shared.documents import Paper, as_format

__all__ = ["Drawn", "Standing", "file_of", "paper_of", "report_of"]


class _Made(NamedTuple):
    """How a kind of report is drafted and printed."""

    draft: Callable[[Session, Standing], dict[str, str]]
    paper: Callable[[Session, Drawn], Paper]


MADE: Mapping[str, _Made] = {
    "note": _Made(note.draft, note.paper),
    "coverage": _Made(coverage.draft, coverage.paper),
    "year": _Made(year.draft, year.paper),
}


def report_of(session: Session, *, snapshot: Snapshot, kind: str) -> Drawn:
    """A report of a snapshot as it was written, or drafted; raises ReportNotFound for no kind of report."""
    if kind not in REPORTS:
        raise ReportNotFound
    on = standing(session, snapshot=snapshot, kind=REPORTS[kind])
    if on.kind.is_final and not on.period.is_final:
        raise ReportNotFound("Годовой отчёт составляют по итоговым данным года.")
    written = session.get(Writing, (kind, snapshot.id))
    return Drawn(on=on, writing=written or drafted(on, MADE[kind].draft(session, on)))


def paper_of(session: Session, drawn: Drawn) -> Paper:
    """A report as an official document."""
    return MADE[drawn.on.kind.key].paper(session, drawn)


def file_of(session: Session, drawn: Drawn, *, name: str) -> bytes:
    """A report as pdf or docx: as it was issued, or as it stands now."""
    issued = drawn.writing.pdf if name == "pdf" else drawn.writing.docx
    return issued or as_format(paper_of(session, drawn), name)
