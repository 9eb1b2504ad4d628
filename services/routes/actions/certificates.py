"""Certificates recorded one by one (ust-koksa 7.3, п.19)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.evidence import Attached, attach_to_certificate
from services.routes.models import Certificate
from services.routes.queries import access, reading
from shared.errors import Conflict, Invalid
from shared.permissions import Actor


def record_certificate(
    session: Session,
    *,
    actor: Actor,
    today: date,
    person_id: UUID,
    issued_on: date,
    number: str,
    step_id: UUID | None = None,
    attached: Attached,
    **fields: Any,
) -> Certificate:
    """Record a certificate of one's own, of a person accompanied, or of the school's or municipality's.

    It may prove a step of the person's route, and bring its scan.
    """
    municipality_id = access.require_person(session, actor=actor, person_id=person_id)
    who = {"teacher", "tutor", "principal", "methodist"}
    access.require_relation(session, actor=actor, person_id=person_id, as_of=today, one_of=who)
    key = {"person_id": person_id, "number": number, "issued_on": issued_on}
    _check_new(session, key, today=today)
    if step_id:
        _check_step(session, actor=actor, today=today, step_id=step_id, person_id=person_id)
    certificate = Certificate(municipality_id=municipality_id, step_id=step_id, **key, **fields)
    session.add(certificate)
    announce(session, certificate)
    attach_to_certificate(session, certificate=certificate, today=today, attached=attached)
    return certificate


def _check_new(session: Session, key: dict[str, Any], *, today: date) -> None:
    """Raise for a day that has not come and for a certificate that is there already."""
    if key["issued_on"] > today:
        raise Invalid(fields={"issued_on": ["Дата ещё не наступила."]})
    if session.scalar(select(Certificate.id).filter_by(**key)):
        raise Conflict("Удостоверение с этим номером и датой у человека уже есть.")


def _check_step(session: Session, *, actor: Actor, today: date, step_id: UUID, person_id: UUID) -> None:
    """Raise unless the step is of this person's route."""
    route, _ = reading.step(session, actor=actor, today=today, step_id=step_id, lock=False)
    if route.teacher_id not in access.same_person(session, person_id=person_id):
        raise Invalid(fields={"step_id": ["Это шаг другого педагога."]})
