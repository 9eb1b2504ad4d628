"""Rows are held by statements that PostgreSQL takes, on whichever database a test runs."""

from typing import Any

from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import ORMExecuteState

POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]


def check_held(asked: ORMExecuteState) -> None:
    """Raise where `FOR UPDATE` would meet an outer join or DISTINCT: SQLite holds no rows and stays silent.

    What a model reads beside itself (`lazy="joined"`) is such a join; `of=` names what is to be held.
    """
    statement: Any = asked.statement
    held = getattr(statement, "_for_update_arg", None)
    if held is None:
        return
    said = str(statement.compile(dialect=POSTGRESQL))
    assert held.of or "OUTER JOIN" not in said, said
    assert not said.startswith("SELECT DISTINCT"), said
