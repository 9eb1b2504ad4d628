"""Who signed a result and when: whoever measured, then whoever was measured (instruments: signed by both)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, StateChange
from services.routes.queries.cards import names


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A line of the signatures; without a date it is awaited."""

    role: str
    name: str
    on: date | None


MEASURED_BY = {"lesson_visit": "Посетитель", "test": "Внёс результат", "self_assessment": "Внёс ответы"}


def signatures(session: Session, diagnostic: Diagnostic) -> Sequence[Signature]:
    """The two of a result that is there; a file has nobody who measured."""
    query = (
        select(StateChange.state, StateChange.since)
        .where(StateChange.kind == "diagnostic", StateChange.subject_id == diagnostic.id)
        .order_by(StateChange.id)
    )
    entered = {row.state: row.since for row in session.execute(query)}
    if "scored" not in entered:
        return ()
    known = names(session, (diagnostic.entered_by, diagnostic.person_id))
    if diagnostic.entered_by:
        first = Signature(
            role=MEASURED_BY[diagnostic.instrument.kind],
            name=known.get(diagnostic.entered_by, ""),
            on=entered["scored"],
        )
    else:
        first = Signature(role="Результат", name="загружен файлом", on=entered["scored"])
    own = Signature(
        role="Ознакомлен", name=known.get(diagnostic.person_id, ""), on=entered.get("acknowledged")
    )
    return first, own
