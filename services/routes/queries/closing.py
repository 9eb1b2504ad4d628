"""Results that may close a route: the teacher's, taken after it was approved."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, Route
from services.routes.queries import reading
from shared.permissions import Actor
from shared.russian import day_of


@dataclass(frozen=True, kw_only=True)
class Rediagnosis:
    """A result by its instrument and date."""

    id: UUID
    title: str


def rediagnoses(session: Session, *, actor: Actor, today: date, route: Route) -> list[Rediagnosis]:
    """The newest first."""
    query = reading.diagnostics(session, actor=actor, today=today).where(
        Diagnostic.person_id == route.teacher_id,
        Diagnostic.state.in_(("scored", "acknowledged")),
        Diagnostic.conducted_on >= route.approved_on,
    )
    return [
        Rediagnosis(id=one.id, title=_title(one, today))
        for one in session.scalars(query.order_by(Diagnostic.conducted_on.desc(), Diagnostic.id.desc()))
    ]


def _title(one: Diagnostic, today: date) -> str:
    name = one.instrument.title or one.instrument.name
    return f"{name}, {day_of(one.conducted_on, today=today)}" if one.conducted_on else name
