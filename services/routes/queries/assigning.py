"""Who may be given a diagnostic, and with which instruments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Instrument
from services.routes.queries import reading
from services.routes.queries.access import people_at
from services.routes.queries.cards import Card, cards, consented, in_order
from services.routes.queries.tutoring import my_people
from shared import roster
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """People with a consent, and those without, whom nothing may be assigned to.

    `places` are the schools to choose from where the actor's reach is the whole municipality.
    """

    people: Sequence[Card]
    without_consent: Sequence[Card]
    instruments: Sequence[Instrument]
    places: Sequence[roster.Organization]
    place: str


def candidates(session: Session, *, actor: Actor, today: date, place: str) -> Candidates:
    """The tutor's own people; for a methodist those of one school, chosen by its code."""
    is_tutor = actor.has_role("tutor")
    schools = [] if is_tutor else _schools(session, actor=actor, today=today)
    people = (
        my_people(session, actor=actor, today=today)
        if is_tutor
        else _people_of(session, schools, place=place, today=today)
    )
    agreed = consented(session, [one.id for one in people], as_of=today)
    instruments = reading.instruments(actor=actor).order_by(Instrument.id)
    return Candidates(
        people=[one for one in people if one.id in agreed],
        without_consent=[one for one in people if one.id not in agreed],
        instruments=list(session.scalars(instruments)),
        places=schools,
        place=place,
    )


def _schools(session: Session, *, actor: Actor, today: date) -> list[roster.Organization]:
    if actor.municipality_id is None:
        return []
    return roster.organizations_on(session, municipality_id=actor.municipality_id, as_of=today)


def _people_of(
    session: Session, schools: Sequence[roster.Organization], *, place: str, today: date
) -> list[Card]:
    chosen: list[UUID] = [one.id for one in schools if one.code == place]
    query = select(roster.Person.id).where(
        roster.Person.id.in_(people_at(chosen, as_of=today)), roster.Person.merged_into.is_(None)
    )
    return in_order(cards(session, session.scalars(query), today=today).values())
