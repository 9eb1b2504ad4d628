"""Municipalities: within reach, by code, locked for one bulk change at a time."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownMunicipality
from services.registry.models import Municipality
from services.registry.queries.reach import home, in_municipality
from shared.permissions import Scope


def municipalities(*, scope: Scope) -> Select[Municipality]:
    """List the municipalities within reach."""
    return select(Municipality).where(in_municipality(scope, Municipality.id))


def municipality_by_code(session: Session, *, scope: Scope, code: str) -> Municipality:
    """Find a municipality by code; raises UnknownMunicipality."""
    found = session.scalar(municipalities(scope=scope).where(Municipality.code == code))
    if found is None:
        raise UnknownMunicipality(f"Муниципалитета «{code}» нет. Создать его: mms init --profile КОД.")
    return found


def find_municipality(
    session: Session, *, scope: Scope, municipality_id: UUID | None, lock: bool = False
) -> Municipality:
    """Find the named municipality, else the actor's own; raises UnknownMunicipality."""
    wanted = home(scope, municipality_id)
    query = municipalities(scope=scope).where(Municipality.id == wanted)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise UnknownMunicipality
    return found


def lock_municipality(session: Session, *, municipality_id: UUID) -> None:
    """Let one bulk change of a municipality run at a time (SQLite has one writer anyway)."""
    session.scalars(select(Municipality.id).where(Municipality.id == municipality_id).with_for_update()).one()


def municipality_here(session: Session, municipality_id: UUID) -> Municipality | None:
    """Give the municipality by which pages tell the time and name things."""
    return session.get(Municipality, municipality_id)
