"""Writing a chunk of imported rows: created, updated or left alone, with the events of what changed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import changed
from services.routes.actions.states import remember
from services.routes.models import Certificate, Route
from services.routes.rules import importing as rules
from services.routes.rules import signing
from shared import roster
from shared.contracts.event import Event
from shared.db import new_id

Row = dict[str, Any]
# how a tutor was found is not what the row says: one who appears in the register later is the same row
NOT_STORED = {"row", "absent", "tutor_id", "tutor_text"}
Written = tuple[Counter[str], list[Event]]


def certificates(
    session: Session, rows: Sequence[Row], *, municipality_id: UUID, imported_on: date, write: bool
) -> Written:
    """Write certificates; person, number and date find the one that is there already."""
    del imported_on  # a certificate carries its own date
    counts: Counter[str] = Counter()
    events: list[Event] = []
    people = {row["person_id"] for row in rows}
    query = select(Certificate).where(Certificate.person_id.in_(people))
    known = {(one.person_id, one.number, one.issued_on): one for one in session.scalars(query)}
    for row in rows:
        fields = {
            name: row[name] for name in ("person_id", "programme", "kind", "hours", "issued_on", "number")
        }
        fields["kind"] = row["kind"] or "professional_development"
        found = known.get(rules.certificate_key(row))
        if found is not None:
            fields = {name: value for name, value in fields.items() if name not in row.get("absent", ())}
        verdict = _verdict(found, fields)
        counts[verdict] += 1
        if not write or verdict == "unchanged":
            continue
        one = found or Certificate(id=new_id(), municipality_id=municipality_id)
        _set(one, fields)
        session.add(one)
        events.append(changed(one))
    return counts, events


def _verdict(found: Any, fields: Row) -> str:
    if found is None:
        return "created"
    same = all(getattr(found, name) == value for name, value in fields.items())
    return "unchanged" if same else "updated"


def _set(one: Any, fields: Row) -> None:
    for name, value in fields.items():
        setattr(one, name, value)


def routes(
    session: Session, rows: Sequence[Row], *, municipality_id: UUID, imported_on: date, write: bool
) -> Written:
    """Write routes; a row seen before is left alone whatever became of its route."""
    counts: Counter[str] = Counter()
    events: list[Event] = []
    keys = {rules.route_key(row): row for row in rows}
    former = {key: rules.former_route_key(row) for key, row in keys.items()}
    query = select(Route).where(Route.import_key.in_({*keys, *former.values()}))
    known = {one.import_key: one for one in session.scalars(query)}
    for key, given in keys.items():
        found = known.get(key) or known.get(former[key])
        row = _completed(given, found)
        seen = _plain(row)
        verdict = "created" if found is None else "updated"
        if found is not None and found.imported_row == seen:
            verdict = "unchanged"
        counts[verdict] += 1
        if not write or verdict == "unchanged":
            continue
        one = found or Route(id=new_id(), municipality_id=municipality_id, import_key=key, plan_version=1)
        one.imported_row = seen
        _fill(session, one, row, imported_on=imported_on)
        session.add(one)
        remember(session, one, on=_since(one, imported_on))
        events.append(changed(one))
    return counts, events


def _completed(row: Row, found: Route | None) -> Row:
    """Take from the route what the file has no column for."""
    if found is None:
        return row
    return row | {name: getattr(found, name) for name in row.get("absent", ())}


def _plain(row: Row) -> Row:
    """The row as it is stored: text, and without what belongs to its file only."""
    own = {name: value for name, value in row.items() if name not in NOT_STORED}
    return {name: value if value is None else str(value) for name, value in own.items()}


def _since(one: Route, imported_on: date) -> date:
    """When the route entered its state, as far as the row knows."""
    entered = {"approved": one.approved_on, "closed": one.closed_on}
    return entered.get(one.state) or imported_on


def _fill(session: Session, one: Route, row: Row, *, imported_on: date) -> None:
    """What the row says; dates of states it is not in do not count."""
    state = row["state"]
    signed = state in signing.SIGNED
    one.teacher_id = row["person_id"]
    one.tutor_id = row["tutor_id"]
    one.tutor_text = "" if row["tutor_id"] else row["tutor_text"]
    one.goal = row["goal"]
    one.state = state
    one.approved_on = row["approved_on"] if signed else None
    one.starts_on = one.approved_on
    one.closed_on = row["closed_on"] if state == "closed" else None
    one.planned_until = row["planned_until"]
    one.submitted_on = imported_on if state == "pending_approval" else None
    one.organization_id = roster.main_organization_on(
        session, person_id=one.teacher_id, as_of=one.approved_on or imported_on
    )
    one.awaits = signing.awaits(state, submitted=False, signed_by="principal")
