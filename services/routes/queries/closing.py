"""Results that may close a route, taken after it was approved, and what each says of every deficit."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Deficit, Diagnostic, Route
from services.routes.queries import reading
from services.routes.queries.access import same_person
from services.routes.queries.deficit_views import DeficitView, deficit_views
from services.routes.rules import wording
from services.routes.rules.deficits import answers_on, may_close, outcome_of
from services.routes.rules.measures import measure
from services.routes.rules.scoring import Finding
from shared.permissions import Actor
from shared.russian import day_of

NOT_MEASURED = "не измерялось"
SELF_REPORT_ONLY = "самооценка: она не закрывает того, что нашли тест или посещение урока"


@dataclass(frozen=True, kw_only=True)
class Rediagnosis:
    """A result by its instrument and date."""

    id: UUID
    title: str


def rediagnoses(session: Session, *, actor: Actor, today: date, route: Route) -> list[Rediagnosis]:
    """The newest first."""
    query = reading.diagnostics(session, actor=actor, today=today).where(
        Diagnostic.person_id.in_(same_person(session, person_id=route.teacher_id)),
        Diagnostic.state.in_(("scored", "acknowledged")),
        Diagnostic.conducted_on >= route.approved_on,
        Diagnostic.id.not_in([one.diagnostic_id for one in route.deficits if one.diagnostic_id]),
    )
    return [
        Rediagnosis(id=one.id, title=_title(one, today))
        for one in session.scalars(query.order_by(Diagnostic.conducted_on.desc(), Diagnostic.id.desc()))
    ]


def _title(one: Diagnostic, today: date) -> str:
    name = one.instrument.title or one.instrument.name
    return f"{name}, {day_of(one.conducted_on, today=today)}" if one.conducted_on else name


@dataclass(frozen=True, kw_only=True)
class Change:
    """A deficit before and after, in words; `proposal` is null where it was not measured again."""

    id: UUID
    title: str
    before: str
    after: str
    proposal: str | None


def changes(session: Session, *, route: Route, measured_by: Diagnostic | None, today: date) -> list[Change]:
    """What a re-diagnosis says of the deficits of a route; only for whoever may see the detail."""
    rows = {one.id: one for one in route.deficits}
    return [
        Change(
            id=one.id,
            title=one.title,
            before=_before(one),
            after=_after(rows[one.id], measured_by),
            proposal=proposal(rows[one.id], measured_by),
        )
        for one in deficit_views(session, list(rows.values()), today=today)
    ]


def _before(one: DeficitView) -> str:
    return ": ".join(part for part in (one.severity_words, one.measure.words if one.measure else "") if part)


def _after(row: Deficit, measured_by: Diagnostic | None) -> str:
    """«затруднений почти нет: верно 82 %, цель 80 %»; of a topic not named, how it was answered."""
    if measured_by is None:
        return NOT_MEASURED
    if not may_close(kind=measured_by.instrument.kind, evidence=row.evidence):
        return SELF_REPORT_ONLY
    scale = measured_by.instrument.scale
    for one in measured_by.findings or ():
        if (one["area"], one["topic"]) == (row.area, row.topic):
            told = measure(scale, value=one["value"], topic=one["topic"])
            return f"{wording.LEVELS[one['level']]}: {told.words}"
    answers = [one for one in _answers(row, measured_by) if not isinstance(one, list)]
    said = [measure(scale, value=str(one), topic=row.topic).words for one in answers]
    return f"затруднений нет: {', '.join(said)}" if said else NOT_MEASURED


def proposal(row: Deficit, measured_by: Diagnostic | None) -> str | None:
    """What a re-diagnosis proposes for a deficit: resolved, persists, or nothing."""
    if measured_by is None or not may_close(kind=measured_by.instrument.kind, evidence=row.evidence):
        return None
    findings = [Finding(**one) for one in measured_by.findings or ()]
    answered = bool(_answers(row, measured_by))
    return outcome_of(findings, area=row.area, topic=row.topic, answered=answered)


def _answers(row: Deficit, measured_by: Diagnostic) -> list[Any]:
    given = (measured_by.answers or {}).get("items", {})
    return answers_on(measured_by.instrument.blocks, given, area=row.area, topic=row.topic)
