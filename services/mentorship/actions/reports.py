"""The closing report: drafted from what was logged, added to by both, concluded by the office."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.actions.telling import tell
from services.mentorship.errors import NotYours, WrongState
from services.mentorship.models import ClosingReport, Pair, Questionnaire
from services.mentorship.rules.closing import QUESTIONS, gaps
from shared.errors import Invalid
from shared.permissions import Actor

MENTEE_WRITES = {"mentee_assessment"}


def write_report(session: Session, *, actor: Actor, pair_id: UUID, **given: Any) -> ClosingReport:
    """Write in the report: the mentee only their own assessment, the mentor and the office the rest."""
    pair = pair_to_report(session, actor=actor, pair_id=pair_id)
    role = queries.role_in(session, pair=pair, actor=actor)
    allowed = _allowed(role)
    if set(given) - allowed:
        raise NotYours("Наставляемый пишет в отчёте только свою оценку, остальные её не меняют.")
    row, is_new = _open(session, pair)
    for name, value in given.items():
        setattr(row, name, value)
    tell(session, row, pair=pair, is_new=is_new)
    return row


def _allowed(role: str | None) -> set[str]:
    fields = {"before", "after", "difficulties", "unfinished", "recommendation", "advice"}
    own = {"mentor": fields | {"mentor_assessment"}, "mentee": MENTEE_WRITES}
    return own[role] if role else fields


def pair_to_report(session: Session, *, actor: Actor, pair_id: UUID) -> Pair:
    """Find a pair whose report the actor writes in."""
    scope = queries.reach(session, actor=actor, permission="report.write")
    return queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)


def _open(session: Session, pair: Pair) -> tuple[ClosingReport, bool]:
    found = session.get(ClosingReport, pair.id)
    if found is not None and found.state != "draft":
        raise WrongState("Отчёт уже закрыт выводом.")
    if found is not None:
        return queries.get_report(session, pair_id=pair.id, lock=True), False
    row = ClosingReport(pair_id=pair.id, municipality_id=pair.municipality_id, state="draft", version=1)
    session.add(row)
    session.flush()
    return row, True


def conclude_report(session: Session, *, actor: Actor, today: date, pair_id: UUID) -> ClosingReport:
    """The office concludes: from now on the report and its figures stay as they are."""
    scope = queries.reach(session, actor=actor, permission="report.conclude")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    if queries.role_in(session, pair=pair, actor=actor):
        raise NotYours("Отчёт своей пары не закрывают.")
    row = queries.get_report(session, pair_id=pair.id, lock=True)
    if row.state != "draft":
        raise WrongState("Отчёт уже закрыт выводом.")
    figures = queries.figures_of(session, pair=pair)
    missing = gaps(row, figures)
    if missing:
        raise WrongState(" ".join(missing))
    row.state, row.concluded_on, row.figures = "concluded", today, asdict(figures)
    tell(session, row, pair=pair)
    return row


def answer_questionnaire(
    session: Session, *, actor: Actor, today: date, pair_id: UUID, answers: list[int]
) -> Questionnaire:
    """Answer the questions of one's own side; nobody else sees single answers."""
    scope = actor.scope("questionnaire.answer")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    party = queries.role_in(session, pair=pair, actor=actor)
    if party is None:
        raise NotYours("На вопросы отвечают наставник и наставляемый.")
    if len(answers) != len(QUESTIONS[party]):
        raise Invalid(fields={"answers": [f"Ответьте на все вопросы: их {len(QUESTIONS[party])}."]})
    found = queries.own_answers(session, pair_id=pair.id, party=party)
    if found is None:
        found = Questionnaire(municipality_id=pair.municipality_id, pair_id=pair.id, party=party)
        session.add(found)
    found.answers, found.given_on = answers, today
    session.flush()
    return found
