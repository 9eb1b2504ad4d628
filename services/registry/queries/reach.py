"""How far a scope reaches: conditions that every list and every look-up begins with."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, true

from shared.permissions import Scope


def in_municipality(scope: Scope, municipality_id: Any) -> ColumnElement[bool]:
    """Limit to the municipality of the scope; none at all for a narrower one."""
    if scope.level in {"region", "all"}:
        return true()
    if scope.level == "municipality":
        condition: ColumnElement[bool] = municipality_id == scope.municipality_id
        return condition
    return false()


def like(text: str) -> str:
    """Make a LIKE pattern that finds a text anywhere; its own wildcards mean themselves."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def home(scope: Scope, municipality_id: UUID | None) -> UUID | None:
    """Give the municipality something is created in: the named one, else the actor's own."""
    return municipality_id or scope.municipality_id
