"""A municipality's diagnostics as a methodist lists them: narrowed, ordered and paged by the database."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic
from services.routes.queries import reading
from services.routes.queries.access import people_at
from services.routes.queries.lists import DiagnosticRow, diagnostic_rows
from services.routes.queries.views import PASSED
from shared import roster
from shared.importing.names import comparable
from shared.listing import Listing
from shared.permissions import Actor

PERSON = roster.Person


def diagnostics_listing(
    session: Session,
    *,
    actor: Actor,
    today: date,
    q: str = "",
    chosen: Mapping[str, str] | None = None,
    sort: str = "",
) -> Listing[DiagnosticRow]:
    """List as asked. Whether one is passed is all a methodist may ask of its state."""
    asked = chosen or {}
    query = reading.diagnostics(session, actor=actor, today=today)
    query = query.outerjoin(PERSON, PERSON.id == Diagnostic.person_id)
    if q:
        query = query.where(Diagnostic.person_id.in_(_named(session, actor, q)))
    if place := asked.get("school"):
        query = query.where(Diagnostic.person_id.in_(people_at([UUID(place)], as_of=today)))
    if state := asked.get("state"):
        passed = Diagnostic.state.in_(PASSED)
        query = query.where(passed if state == "passed" else ~passed)

    def read(rows: Sequence[Any]) -> list[DiagnosticRow]:
        return diagnostic_rows(session, [row[0] for row in rows], actor=actor, today=today)

    return Listing(session, _ordered(query, sort), read=read)


def _ordered(query: Select[Diagnostic], sort: str) -> Select[Diagnostic]:
    """By name when it is asked, the newest first else."""
    if sort.removeprefix("-") != "name":
        return query.order_by(Diagnostic.id.desc())
    names = (PERSON.last_name, PERSON.first_name, PERSON.middle_name)
    return query.order_by(*((one.desc() for one in names) if sort.startswith("-") else names), Diagnostic.id)


def _named(session: Session, actor: Actor, q: str) -> list[UUID]:
    """Whose names have all these words, whatever their case and ё."""
    words = comparable(q).split()
    query = select(PERSON.id, PERSON.last_name, PERSON.first_name, PERSON.middle_name)
    found = session.execute(query.where(PERSON.municipality_id == actor.municipality_id))
    return [one for one, *names in found if _has(comparable(" ".join(names)), words)]


def _has(name: str, words: Sequence[str]) -> bool:
    return all(word in name for word in words)
