"""What is known of several people before a result of theirs proposes anything, read at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Diagnostic, Instrument
from services.routes.rules.deficits import OPEN, Key
from services.routes.rules.scoring import DEFICIT_LEVELS
from shared import roster

PASSED = ("scored", "acknowledged")


@dataclass(frozen=True, kw_only=True)
class Past:
    """A result that is there: its instrument by name, for every edition is the same instrument."""

    diagnostic_id: UUID
    instrument: str
    conducted_on: date | None
    findings: list[dict[str, Any]]


@dataclass(kw_only=True)
class Known:
    """Open deficits and results by person; it learns what is proposed meanwhile.

    `cards` tells which ids are one person: merged cards keep their histories.
    """

    cards: Mapping[UUID, UUID] = field(default_factory=dict)
    deficits: dict[UUID, dict[Key, Deficit]] = field(default_factory=lambda: defaultdict(dict))
    results: dict[UUID, list[Past]] = field(default_factory=lambda: defaultdict(list))

    def open_ones(self, diagnostic: Diagnostic) -> dict[Key, Deficit]:
        """The open deficits of the person, by area and topic."""
        return self.deficits[self._whole(diagnostic)]

    def _whole(self, of: Diagnostic | Deficit) -> UUID:
        return self.cards.get(of.person_id, of.person_id)

    def others(self, diagnostic: Diagnostic) -> list[Past]:
        """The other results of the person."""
        past = self.results[self._whole(diagnostic)]
        return [one for one in past if one.diagnostic_id != diagnostic.id]

    def hinted_elsewhere(self, diagnostic: Diagnostic) -> set[Key]:
        """Topics and areas that another instrument has found too, as a hint or more."""
        return {
            (one["area"], one["topic"])
            for past in self.others(diagnostic)
            if past.instrument != diagnostic.instrument.name
            for one in past.findings
            if one["level"] in DEFICIT_LEVELS
        }

    def is_history(self, diagnostic: Diagnostic) -> bool:
        """Whether a newer result of the same instrument is there; of visits each counts."""
        if diagnostic.instrument.kind == "lesson_visit" or diagnostic.conducted_on is None:
            return False
        return any(
            past.instrument == diagnostic.instrument.name
            and past.conducted_on is not None
            and past.conducted_on > diagnostic.conducted_on
            for past in self.others(diagnostic)
        )

    def learn(self, diagnostic: Diagnostic, touched: Iterable[Deficit]) -> None:
        """Take in a result and what it proposed."""
        past = Past(
            diagnostic_id=diagnostic.id,
            instrument=diagnostic.instrument.name,
            conducted_on=diagnostic.conducted_on,
            findings=diagnostic.findings or [],
        )
        self.results[self._whole(diagnostic)].append(past)
        for one in touched:
            self.deficits[self._whole(one)][one.area, one.topic] = one


def known_of(session: Session, person_ids: Iterable[UUID]) -> Known:
    """Read what is known of these people."""
    cards = roster.same_people(session, person_ids)
    people, known = set(cards), Known(cards=cards)
    open_ones = select(Deficit).where(Deficit.person_id.in_(people), Deficit.state.in_(OPEN))
    for deficit in session.scalars(open_ones):
        known.deficits[cards[deficit.person_id]][deficit.area, deficit.topic] = deficit
    columns = (Diagnostic.id, Diagnostic.person_id, Diagnostic.conducted_on, Diagnostic.findings)
    results = (
        select(*columns, Instrument.name)
        .join(Instrument, Instrument.id == Diagnostic.instrument_id)
        .where(Diagnostic.person_id.in_(people), Diagnostic.state.in_(PASSED))
    )
    for row in session.execute(results):
        past = Past(
            diagnostic_id=row.id,
            instrument=row.name,
            conducted_on=row.conducted_on,
            findings=row.findings or [],
        )
        known.results[cards[row.person_id]].append(past)
    return known
