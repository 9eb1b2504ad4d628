"""Assigning an instrument to people who consented to diagnostics (152-ФЗ ст. 9; ust-koksa 9, 13, 14)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.known import PASSED
from services.routes.actions.states import remember
from services.routes.models import Diagnostic, Instrument
from services.routes.queries import access, cards, reading
from services.routes.queries.assigning import candidates
from services.routes.rules.assigning import Asked
from services.routes.rules.importing import less_than_a_year
from shared.errors import Forbidden, Invalid
from shared.permissions import Actor

UNFINISHED = ("assigned", "in_progress")


@dataclass(kw_only=True)
class Assigned:
    """Who is assigned now, who was already, whose test is less than a year old, who gave no consent."""

    made: list[Diagnostic] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)
    already: list[UUID] = field(default_factory=list)
    too_soon: list[UUID] = field(default_factory=list)
    without_consent: list[UUID] = field(default_factory=list)


def assign_diagnostic(
    session: Session, *, actor: Actor, today: date, person_id: UUID, instrument_id: UUID, due_on: date | None
) -> Diagnostic:
    """Assign an instrument to a person who consented to diagnostics; the same again changes nothing."""
    municipality_id = _check_assigner(session, actor=actor, today=today, person_id=person_id)
    access.require_consent(session, person_id=person_id, as_of=today)
    _check_due(due_on, today=today)
    instrument = reading.instrument(session, actor=actor, instrument_id=instrument_id)
    if present := _unfinished(session, [person_id], instrument_id=instrument_id).get(person_id):
        return present
    diagnostic = Diagnostic(
        municipality_id=municipality_id,
        person_id=person_id,
        instrument_id=instrument.id,
        instrument=instrument,
        state="assigned",
        assigned_on=today,
        due_on=due_on,
    )
    session.add(diagnostic)
    session.flush()
    remember(session, diagnostic, on=today, by=actor.person_id)
    announce(session, diagnostic)
    return diagnostic


def _check_due(due_on: date | None, *, today: date) -> None:
    if due_on and due_on < today:
        raise Invalid(fields={"due_on": ["Этот срок уже прошёл."]})


def _check_assigner(session: Session, *, actor: Actor, today: date, person_id: UUID) -> UUID:
    """Return the municipality of a person the actor may assign to: their tutor or a methodist."""
    municipality_id = access.require_person(session, actor=actor, person_id=person_id)
    anybody = {"tutor", "methodist"}
    access.require_relation(session, actor=actor, person_id=person_id, as_of=today, one_of=anybody)
    if person_id in access.identities(session, actor=actor):
        raise Forbidden
    return municipality_id


def assign_diagnostics(
    session: Session,
    *,
    actor: Actor,
    today: date,
    person_ids: Collection[UUID],
    instrument_id: UUID,
    due_on: date | None = None,
) -> Assigned:
    """Assign an instrument to several people at once: to all of them or, with the reason, to none."""
    chosen = list(dict.fromkeys(person_ids))
    for one in chosen:  # before anything is said of them by name
        _check_assigner(session, actor=actor, today=today, person_id=one)
    _check_consents(session, chosen, today=today)
    _check_due(due_on, today=today)
    found = _sorted_out(session, chosen, actor=actor, today=today, instrument_id=instrument_id)
    how: dict[str, Any] = {"actor": actor, "today": today, "instrument_id": instrument_id, "due_on": due_on}
    found.made = [assign_diagnostic(session, person_id=one, **how) for one in found.people]
    return found


def assign_by_filter(
    session: Session,
    *,
    actor: Actor,
    today: date,
    asked: Asked,
    instrument_id: UUID,
    due_on: date | None = None,
    dry_run: bool = False,
) -> Assigned:
    """Assign to everyone who is asked for and consented; without a consent one is left out, and named."""
    there = candidates(session, actor=actor, today=today, asked=asked)
    chosen = [one.id for one in there.people]
    if dry_run:
        found = _sorted_out(session, chosen, actor=actor, today=today, instrument_id=instrument_id)
    else:
        how: dict[str, Any] = {"person_ids": chosen, "instrument_id": instrument_id, "due_on": due_on}
        found = assign_diagnostics(session, actor=actor, today=today, **how)
    found.without_consent = [one.id for one in there.without_consent]
    return found


def _sorted_out(
    session: Session, chosen: list[UUID], *, actor: Actor, today: date, instrument_id: UUID
) -> Assigned:
    """Whom it is new to, who has it already, and whose test of this kind is less than a year old."""
    instrument = reading.instrument(session, actor=actor, instrument_id=instrument_id)
    present = _unfinished(session, chosen, instrument_id=instrument_id)
    recent = _tested_recently(session, chosen, instrument=instrument, today=today)
    return Assigned(
        people=[one for one in chosen if one not in present],
        already=[one for one in chosen if one in present],
        too_soon=[one for one in chosen if one in recent],
    )


def _check_consents(session: Session, person_ids: Collection[UUID], *, today: date) -> None:
    refused = set(person_ids) - cards.consented(session, person_ids, as_of=today)
    if refused:
        named = ", ".join(sorted(cards.names(session, refused).values())).rstrip(".")
        raise Invalid(fields={"person_ids": [f"Нет действующего согласия на диагностику: {named}."]})


def _unfinished(
    session: Session, person_ids: Collection[UUID], *, instrument_id: UUID
) -> dict[UUID, Diagnostic]:
    """What these people have of the instrument and have not finished."""
    query = select(Diagnostic).where(
        Diagnostic.person_id.in_(person_ids),
        Diagnostic.instrument_id == instrument_id,
        Diagnostic.state.in_(UNFINISHED),
    )
    return {one.person_id: one for one in session.scalars(query.order_by(Diagnostic.id.desc()))}


def _tested_recently(
    session: Session, person_ids: Collection[UUID], *, instrument: Instrument, today: date
) -> set[UUID]:
    """Who took this test, of whatever edition, less than a year ago: it comes at most once a year."""
    if instrument.kind != "test":
        return set()
    query = (
        select(Diagnostic.person_id, Diagnostic.conducted_on)
        .join(Instrument, Instrument.id == Diagnostic.instrument_id)
        .where(
            Diagnostic.person_id.in_(person_ids),
            Diagnostic.state.in_(PASSED),
            Instrument.name == instrument.name,
        )
    )
    return {one for one, day in session.execute(query) if day and less_than_a_year(day, today)}
