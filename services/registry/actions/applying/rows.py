"""What all kinds of applied rows share: counting, limits of length, inserting many rows at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import String, insert, inspect
from sqlalchemy.orm import Session

from services.registry.imports.journal import Journal
from services.registry.models import Base, Body, Membership, OrganizationFact
from services.registry.rules.periods import Period
from shared.contracts import Event
from shared.importing.report import Outcome, RowMessage
from shared.outbox import emit_all

Row = dict[str, Any]
T = TypeVar("T", bound=Body | Membership | OrganizationFact)


def warn(outcome: Outcome, row: Row, column: str, message: str) -> None:
    """Add a warning about a row."""
    outcome.warnings.append(RowMessage(row["row"], column, message))


def keep_fitting(
    outcome: Outcome, rows: Sequence[Row], model: type[Base], headings: dict[str, str]
) -> list[Row]:
    """Reject the rows whose texts are longer than their columns; give the others."""
    limits: dict[str, int] = {
        column.key: column.type.length
        for column in inspect(model).local_table.columns
        if isinstance(column.type, String) and column.type.length
    }
    fitting = []
    for row in rows:
        long = [
            name
            for name, value in row.items()
            if isinstance(value, str) and _too_long(value, limits.get(name))
        ]
        if not long:
            fitting.append(row)
        for name in long:
            message = f"текст длиннее {limits[name]} знаков"
            outcome.rejected.append(RowMessage(row["row"], headings.get(name, ""), message))
    return fitting


def _too_long(value: str, limit: int | None) -> bool:
    return limit is not None and len(value) > limit


def update(target: Base, values: dict[str, Any]) -> bool:
    """Set what differs; tells whether anything did."""
    changed = {name: value for name, value in values.items() if getattr(target, name) != value}
    for name, value in changed.items():
        setattr(target, name, value)
    return bool(changed)


def given(row: Row, *names: str) -> dict[str, Any]:
    """Take the cells that are filled: an empty one changes nothing."""
    return {name: row[name] for name in names if row.get(name) is not None}


def stated(row: Row, *names: str) -> dict[str, Any]:
    """Take the cells whose column is in the file: an empty one says «без срока»."""
    return {name: row[name] for name in names if name in row}


def insert_all(session: Session, objects: Iterable[Base]) -> None:
    """Insert new objects without the cost of the unit of work, a statement per table."""
    by_model: dict[type[Base], list[dict[str, Any]]] = {}
    for one in objects:
        columns = inspect(type(one)).column_attrs.keys()
        by_model.setdefault(type(one), []).append({name: getattr(one, name) for name in columns})
    for model, rows in by_model.items():
        session.execute(insert(model), rows)


@dataclass
class Changes(Generic[T]):
    """Aggregates that rows created and changed, counted, to be saved and told together."""

    outcome: Outcome
    journal: Journal
    created: list[T] = field(default_factory=list)
    changed: list[T] = field(default_factory=list)

    def create(self, one: T) -> None:
        """Take a new aggregate."""
        self.journal.passed()
        self.created.append(one)
        self.outcome.created += 1

    def change(self, one: T, values: dict[str, Any]) -> None:
        """Set what differs in a known one; a change takes the next version."""
        self.journal.passed()
        if not update(one, values):
            self.outcome.unchanged += 1
            return
        one.version += 1
        self.changed.append(one)
        self.outcome.updated += 1

    def save(self, session: Session, tell: Callable[[T], Event]) -> Outcome:
        """Note all, write all and tell about each once."""
        self.journal.note(created=self.created, changed=self.changed)
        insert_all(session, self.created)
        emit_all(session, [tell(one) for one in (*self.created, *self.changed)])
        return self.outcome


def shown_period(period: Period) -> str:
    """Write a period for a message."""
    return " ".join(f"{word} {day:%d.%m.%Y}" for word, day in zip(("с", "по"), period, strict=True) if day)


def day_within(day: date, period: Period) -> bool:
    """Whether a day lies in a period."""
    return (period[0] is None or period[0] <= day) and (period[1] is None or day <= period[1])
