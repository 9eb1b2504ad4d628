"""Pairs that the clock watches: what they ask for today beside what was told of them before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair, PairAttention
from services.mentorship.queries.changes import parties_of, tasks_among
from services.mentorship.queries.facts import absences, pair_facts, stall_settings
from services.mentorship.queries.people import identities
from shared import roster

NOTHING = rules.Attention()


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A pair with the row of what was told of it, if anything was, and what is true today."""

    pair: Pair
    told: PairAttention | None
    attention: rules.Attention
    tasks: tuple[str, ...]
    organization_id: UUID | None

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was ever told of it and there is nothing to tell."""
        return self.told is None and not self.attention.step and not self.tasks


def watched_pairs(session: Session, *, municipality: roster.Municipality, today: date) -> list[Watched]:
    """Every pair that is not over, and those over of which the last word was another."""
    asking = select(PairAttention.pair_id).where(PairAttention.state != "over")
    query = select(Pair).where(
        Pair.municipality_id == municipality.id,
        or_(Pair.state.in_((*rules.OPEN, *rules.LIVE)), Pair.id.in_(asking)),
    )
    known = identities(session, municipality_id=municipality.id)
    away = absences(session, municipality_id=municipality.id, known=known)
    found = pair_facts(session, municipality=municipality, query=query, known=known, away=away)
    told = _told(session, [pair.id for pair, _ in found])
    parties = parties_of(session, pairs=[pair for pair, _ in found], today=today)
    settings = stall_settings(municipality)
    return [
        Watched(
            pair=pair,
            told=told.get(pair.id),
            attention=rules.attention(_before(told.get(pair.id)), facts, settings=settings, today=today),
            tasks=_tasks(pair, parties[pair.id], today),
            organization_id=_school(pair, parties[pair.id]),
        )
        for pair, facts in found
    ]


def _told(session: Session, pair_ids: list[UUID]) -> dict[UUID, PairAttention]:
    query = select(PairAttention).where(PairAttention.pair_id.in_(pair_ids))
    return {row.pair_id: row for row in session.scalars(query)}


def _before(row: PairAttention | None) -> rules.Attention:
    if row is None:
        return NOTHING
    return rules.Attention(
        state=row.state,
        reason=row.reason,
        since=row.since,
        session_date=row.session_date,
        step=row.step,
        stepped_on=row.stepped_on,
    )


def _tasks(pair: Pair, parties: Mapping[str, rules.PartyNow], today: date) -> tuple[str, ...]:
    """Kinds of decisions; the dismissal of a pair that is closing already says so by its state."""
    kinds = dict.fromkeys(one.kind for one in tasks_among(pair, parties, today=today))
    return tuple(kind for kind in kinds if not (kind == "dismissed" and pair.state == "closing"))


def _school(pair: Pair, parties: Mapping[str, rules.PartyNow]) -> UUID | None:
    """The mentee's school by the pair's papers, else where they work, else the mentor's."""
    found = (
        pair.mentee_organization_id,
        parties["mentee"].recorded_id,
        parties["mentee"].place_id,
        pair.mentor_organization_id,
        parties["mentor"].recorded_id,
    )
    return next((one for one in found if one is not None), None)
