"""Everything monitoring holds of a person, for the person: facts by which they are counted."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.monitoring.models import (
    AttendanceFact,
    CertificateFact,
    Decision,
    DiagnosticFact,
    MembershipFact,
    PairFact,
    Plan,
    PlanLine,
    PlanVersion,
    RouteFact,
)
from shared.keys import Keys
from shared.labelling import all_labelled

PAIR = {"order_date": "Дата приказа", "starts_on": "Начало", "planned_until": "Окончание"}
ROUTE = {"approved_on": "Утверждён", "closed_on": "Завершён", "planned_until": "Окончание"}
DIAGNOSTIC = {"state": "Состояние", "conducted_on": "Проведена"}
CERTIFICATE = {"issued_on": "Дата выдачи"}
ATTENDANCE = {"state": "Участие"}
DECISION = {"text": "Решение", "due_on": "Срок", "state": "Состояние", "outcome": "Что сделано"}
MEMBERSHIP = {"role": "Роль", "since": "С", "until": "По"}
PLANNED = {"title": "Мероприятие", "due_on": "Срок"}


def subject(session: Session, person_ids: frozenset[UUID], keys: Keys) -> dict[str, Any]:
    """Collect the facts about one person."""
    del keys  # nothing here is encrypted
    mine = or_(PairFact.mentor_id.in_(person_ids), PairFact.mentee_id.in_(person_ids))

    def found(model: Any, condition: Any) -> Sequence[Any]:
        return session.scalars(select(model).where(condition).order_by(model.id)).all()

    return {
        "Пары": all_labelled(found(PairFact, mine), PAIR),
        "Маршруты": all_labelled(found(RouteFact, RouteFact.teacher_id.in_(person_ids)), ROUTE),
        "Диагностики": all_labelled(
            found(DiagnosticFact, DiagnosticFact.person_id.in_(person_ids)), DIAGNOSTIC
        ),
        "Удостоверения": all_labelled(
            found(CertificateFact, CertificateFact.person_id.in_(person_ids)), CERTIFICATE
        ),
        "Мероприятия": all_labelled(
            found(AttendanceFact, AttendanceFact.person_id.in_(person_ids)), ATTENDANCE
        ),
        "Планы работы": all_labelled(_planned(session, person_ids), PLANNED),
        "Решения": all_labelled(found(Decision, Decision.owner_id.in_(person_ids)), DECISION),
        "Объединения": all_labelled(
            found(MembershipFact, MembershipFact.person_id.in_(person_ids)), MEMBERSHIP
        ),
    }


def _planned(session: Session, person_ids: frozenset[UUID]) -> Sequence[PlanLine]:
    """What the person answers for in plans, as the versions in force have it."""
    query = (
        select(PlanLine)
        .join(PlanVersion, PlanVersion.id == PlanLine.version_id)
        .join(Plan, (Plan.id == PlanVersion.plan_id) & (Plan.number == PlanVersion.number))
        .where(PlanLine.owner_id.in_(person_ids))
        .order_by(PlanLine.due_on, PlanLine.item_id)
    )
    return session.scalars(query).all()
