"""What waits is found by its own index, however many deliveries of three months lie beside it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from services.notifications import actions, queries
from tests.services.given import Alone
from tests.services.notifications.outside import NOON


def has_due(session: Session) -> None:
    queries.has_due(session, channel="email", now=NOON)


def claim(session: Session) -> None:
    actions.claim(session, channel="email", now=NOON, per_minute=60)


@pytest.mark.parametrize("ask", [has_due, claim])
def test_what_is_due_is_looked_up_among_what_waits(
    notifications: Alone, ask: Callable[[Session], None]
) -> None:
    asked: list[tuple[str, Any]] = []
    with notifications.database.write() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append((given[2], given[3])))
        ask(session)
        [(statement, values)] = [
            one for one in asked if one[0].startswith("SELECT") and "due_at <=" in one[0]
        ]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    said = "\n".join(row[3] for row in plan)
    assert "ix_delivery_waiting" in said
    assert "ORDER BY" not in said, "it lies in order already"
