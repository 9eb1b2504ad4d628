"""The closing report of a pair, drafted from what was logged; questionnaires only as sums of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from services.mentorship.errors import NoReport
from services.mentorship.models import ClosingReport, Pair, PairSession, Questionnaire
from services.mentorship.queries.pairs import managed
from services.mentorship.queries.programmes import newest_programme, plan_of, released_deficits
from services.mentorship.rules.closing import QUESTIONS, SHOWN_FROM, gaps
from services.mentorship.rules.documents import Figures, PlanLine
from shared.permissions import Scope

HELD = ("held", "confirmed")


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """The report, what the logs say, and what is still missing in it."""

    report: ClosingReport | None
    figures: Figures
    lines: Sequence[PlanLine]
    gaps: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class AnswerSums:
    """What many answered to a question; `average` of at least five."""

    question: str
    average: float


def get_report(session: Session, *, pair_id: UUID, lock: bool = False) -> ClosingReport:
    """The report of a pair; locked for a change if wanted."""
    query = select(ClosingReport).where(ClosingReport.pair_id == pair_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.scalar(query)
    if found is None:
        raise NoReport
    return found


def report_view(session: Session, *, pair: Pair) -> ReportView:
    """The report with its figures: those of today until it is concluded, then those of that day."""
    found = session.get(ClosingReport, pair.id)
    lines = _lines(session, pair)
    figures = Figures(**found.figures) if found and found.figures else figures_of(session, pair=pair)
    return ReportView(report=found, figures=figures, lines=lines, gaps=gaps(found, figures) if found else ())


def _lines(session: Session, pair: Pair) -> Sequence[PlanLine]:
    programme = newest_programme(session, pair_id=pair.id)
    return plan_of(programme, released_deficits(session, pair=pair)).lines if programme else ()


def figures_of(session: Session, *, pair: Pair) -> Figures:
    """Count what was logged: disputed and corrected entries are not what took place."""
    lines = _lines(session, pair)
    query = select(PairSession).where(PairSession.pair_id == pair.id)
    rows = list(session.scalars(query))
    replaced = {one.corrects_id for one in rows if one.corrects_id}
    held = [one for one in rows if one.state in HELD and one.id not in replaced]
    return Figures(
        planned=len(lines),
        done=sum(one.done_on is not None for one in lines),
        sessions=len(held),
        confirmed=sum(one.state == "confirmed" for one in held),
        visits=sum(one.format == "visit" for one in held),
        minutes=sum(one.minutes or 0 for one in held),
    )


def own_answers(session: Session, *, pair_id: UUID, party: str) -> Questionnaire | None:
    """What one of the two answered; only they see it."""
    query = select(Questionnaire).where(Questionnaire.pair_id == pair_id, Questionnaire.party == party)
    return session.scalar(query)


def answer_sums(session: Session, *, scope: Scope) -> dict[str, Any]:
    """Averages by question for mentors and for mentees; of fewer than five answers only their number."""
    return {party: _sums(session, party, managed(scope)) for party in QUESTIONS}


def _sums(session: Session, party: str, reach: ColumnElement[bool]) -> dict[str, Any]:
    query = (
        select(Questionnaire.answers)
        .join(Pair, Pair.id == Questionnaire.pair_id)
        .where(reach, Questionnaire.party == party)
    )
    rows = list(session.scalars(query))
    if len(rows) < SHOWN_FROM:
        return {"count": None, "averages": []}
    columns = zip(*rows, strict=True)
    averages = [
        AnswerSums(question=question, average=round(sum(column) / len(rows), 1))
        for question, column in zip(QUESTIONS[party], columns, strict=True)
    ]
    return {"count": len(rows), "averages": averages}
