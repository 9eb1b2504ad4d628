"""Who may be given a diagnostic, narrowed as asked, and with which instruments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, Instrument, Route
from services.routes.queries import reading
from services.routes.queries.cards import Card, cards, consented, in_order, names
from services.routes.queries.tutoring import DONE, entered_on, my_people
from services.routes.queries.views import PASSED
from services.routes.rules.assigning import Asked, Worker, fits
from services.routes.rules.rediagnosis import due
from shared import roster
from shared.erasing import ERASED
from shared.permissions import Actor
from shared.russian import sort_key


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """People with a consent, and those without, whom nothing may be assigned to.

    `places`, `subjects` and `positions` are what may be asked; `due` says of a person why it is time.
    """

    people: Sequence[Card]
    without_consent: Sequence[Card]
    due: Mapping[UUID, str]
    instruments: Sequence[Instrument]
    places: Sequence[roster.Organization]
    subjects: Sequence[str]
    positions: Sequence[str]

    @property
    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What may be asked, as a form offers it."""
        return {
            "school": [(one.code, one.name) for one in self.places],
            "subject": [(one, one) for one in self.subjects],
            "position": [(one, one) for one in self.positions],
        }


def candidates(session: Session, *, actor: Actor, today: date, asked: Asked) -> Candidates:
    """The tutor's own people; for a methodist those of the municipality who are asked for."""
    is_methodist = actor.has_role("methodist")
    reach = _municipality(session, actor=actor) if is_methodist else _accompanied(session, actor, today)
    everyone = _workers(session, reach, today=today)
    found = [one for one in everyone if fits(one, asked)] if asked.is_anything or not is_methodist else []
    agreed = consented(session, [one.person_id for one in found], as_of=today)
    people = in_order(cards(session, [one.person_id for one in found], today=today).values())
    return Candidates(
        people=[one for one in people if one.id in agreed],
        without_consent=[one for one in people if one.id not in agreed],
        due={one.person_id: one.due for one in found},
        instruments=list(session.scalars(reading.instruments(actor=actor).order_by(Instrument.id))),
        places=schools(session, actor=actor, today=today) if is_methodist else [],
        subjects=_words(subject for one in everyone for subject in one.subjects),
        positions=_words(one.position for one in everyone),
    )


def _words(found: Iterable[str]) -> list[str]:
    return sorted({one for one in found if one}, key=sort_key)


def schools(session: Session, *, actor: Actor, today: date) -> list[roster.Organization]:
    """The schools of the actor's municipality, by code."""
    if actor.municipality_id is None:
        return []
    return roster.organizations_on(session, municipality_id=actor.municipality_id, as_of=today)


def _accompanied(session: Session, actor: Actor, today: date) -> set[UUID]:
    return {one.id for one in my_people(session, actor=actor, today=today)}


def _municipality(session: Session, *, actor: Actor) -> set[UUID]:
    """Everyone of the municipality but the actor."""
    table = roster.Person
    query = select(table.id).where(
        table.municipality_id == actor.municipality_id,
        table.merged_into.is_(None),
        table.last_name != ERASED,
    )
    return {one for one in session.scalars(query) if one != actor.person_id}


def _workers(session: Session, people: set[UUID], *, today: date) -> list[Worker]:
    """Those of them who work today, by their main place."""
    jobs = _jobs(session, people, today=today)
    places = roster.organizations(session, {job.organization_id for job in jobs.values()})
    young = _young(session, jobs.values(), today=today)
    last, done = _last_on(session, set(jobs)), _routes_done(session, set(jobs))
    return [
        Worker(
            person_id=one,
            school=places[job.organization_id].code if job.organization_id in places else "",
            subjects=job.subjects,
            position=job.position,
            category=job.staff_category,
            is_young=one in young,
            last_on=last.get(one),
            due=due(last_on=last.get(one), route_done_on=done.get(one), today=today),
        )
        for one, job in jobs.items()
    ]


def _jobs(session: Session, people: set[UUID], *, today: date) -> dict[UUID, roster.Employment]:
    table = roster.Employment
    query = select(table).where(
        table.person_id.in_(people),
        table.occupation == "main",
        roster.within(table.since, table.until, today),
    )
    return {
        job.person_id: job for job in session.scalars(query.order_by(table.since.nulls_first(), table.id))
    }


def _young(session: Session, jobs: Iterable[roster.Employment], *, today: date) -> set[UUID]:
    places = {job.municipality_id for job in jobs}
    found = [roster.young_on(session, municipality_id=one, as_of=today) for one in places]
    return set().union(*found)


def _last_on(session: Session, people: set[UUID]) -> dict[UUID, date]:
    """When each was diagnosed last."""
    query = (
        select(Diagnostic.person_id, func.max(Diagnostic.conducted_on))
        .where(Diagnostic.person_id.in_(people), Diagnostic.state.in_(PASSED))
        .group_by(Diagnostic.person_id)
    )
    return {person_id: day for person_id, day in session.execute(query) if day}


def _routes_done(session: Session, people: set[UUID]) -> dict[UUID, date]:
    """When the last finished route of each was finished."""
    query = select(Route).where(Route.teacher_id.in_(people), Route.state.in_(DONE))
    routes = list(session.scalars(query))
    entered = entered_on(session, routes)
    days: dict[UUID, date] = {}
    for route in routes:
        day = route.closed_on or entered.get(route.id)
        if day:
            days[route.teacher_id] = max(day, days.get(route.teacher_id, day))
    return days


def named(session: Session, people: Sequence[UUID], **groups: Sequence[UUID]) -> dict[str, Any]:
    """Groups of people by name, and how many the first are."""
    everyone = {"people": people} | groups
    known = names(session, {one for found in everyone.values() for one in found})
    listed = {
        group: [{"id": one, "name": known.get(one, "")} for one in found] for group, found in everyone.items()
    }
    return {"count": len(people)} | listed
