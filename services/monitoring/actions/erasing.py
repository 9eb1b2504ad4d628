"""What monitoring wrote of an erased person: their name goes, what was decided and counted stays."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.monitoring.models import (
    Base,
    CriterionEvidence,
    CriterionRating,
    Decision,
    DecisionWord,
    PlanAnalysis,
    PlanLine,
    PlanMark,
    PlanVersion,
    Protocol,
    Review,
    Snapshot,
    Writing,
)
from services.monitoring.queries.mentions import mentions_of
from services.monitoring.queries.people import ERASED
from shared import roster
from shared.tables import idempotency

TEXTS: Mapping[type[Base], tuple[str, ...]] = {
    Snapshot: ("reason",),
    Review: ("body_name", "agenda"),
    Protocol: ("chair", "secretary", "speaker", "attending", "said"),
    Decision: ("text", "owner_name", "outcome"),
    DecisionWord: ("outcome",),
    CriterionEvidence: ("text",),
    CriterionRating: ("reason",),
    PlanVersion: ("reason", "approver", "approver_name"),
    PlanLine: ("title", "audience", "owner_name", "result", "reason"),
    PlanMark: ("note",),
    PlanAnalysis: ("conclusions", "proposals", "author", "head", "items"),
    Writing: ("sections", "author", "head"),
}
OWNED: tuple[tuple[type[Base], str, str], ...] = (
    (Decision, "owner_id", "owner_name"),
    (Protocol, "chair_id", "chair"),
    (Protocol, "secretary_id", "secretary"),
    (Protocol, "speaker_id", "speaker"),
)
Mend = Callable[[str], str]


def erase_person(session: Session, *, person_id: UUID) -> None:
    """Take a person out of what people wrote, where they are known and by name; safe to run again.

    Figures and the ids behind them stay. Files that may print the name are printed anew when asked.
    """
    is_named = _disown(session, person_id)
    person = session.get(roster.Person, person_id)
    mentions = mentions_of(session, person) if person else None
    if person is None or mentions is None:
        return
    of, mend = person.municipality_id, mentions.taken_out
    for model, names in TEXTS.items():
        is_named |= _mend(session, model, names, of, mend)
    for printed in (Writing, Protocol) if is_named else ():
        here = printed.municipality_id == of
        session.execute(update(printed).where(here).values(pdf=None, docx=None))
    _forget_replies(session, mend)


def _disown(session: Session, person_id: UUID) -> bool:
    """Take the name from what the person is known to answer for; tells whether there was any."""
    count = 0
    for model, known, name in OWNED:
        columns = model.__table__.c
        theirs = columns[known] == person_id, columns[name] != ERASED
        count += len(session.scalars(select(columns[name]).where(*theirs)).all())
        session.execute(update(model).where(*theirs).values({name: ERASED}))
    return count > 0


def _mend(
    session: Session, model: type[Any], columns: tuple[str, ...], municipality_id: UUID, mend: Mend
) -> bool:
    """Take the name out of the texts of a table; tells whether it stood in any."""
    is_there = False
    for row in session.scalars(select(model).where(model.municipality_id == municipality_id)):
        for name in columns:
            written = getattr(row, name)
            mended = _mended(written, mend)
            if mended != written:
                setattr(row, name, mended)
                is_there = True
    session.flush()
    return is_there


def _mended(written: Any, mend: Mend) -> Any:
    """A text, or the texts of sections and items, without the name."""
    if isinstance(written, dict):
        return {key: _mended(one, mend) for key, one in written.items()}
    if isinstance(written, list):
        return [_mended(one, mend) for one in written]
    return mend(written) if isinstance(written, str) else written


def _forget_replies(session: Session, mend: Mend) -> None:
    """Drop the kept replies that say the name: asked again they would say it still."""
    for row in session.execute(select(idempotency)):
        said = row.body.decode(errors="ignore")
        if mend(said) != said:
            of = [idempotency.c[name] == getattr(row, name) for name in ("account_id", "route", "key")]
            session.execute(delete(idempotency).where(*of))
