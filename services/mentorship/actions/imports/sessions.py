"""Imported sessions: natural key pair and date; history that nobody is asked to confirm."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.actions.announcing import session_event
from services.mentorship.actions.imports.employment import Employed, employed
from services.mentorship.actions.imports.plan import Plan
from services.mentorship.models import Pair, PairSession
from shared.db import new_id

UPDATABLE = ("minutes", "format", "topics")
NO_PAIR = "Пары этих двоих нет: сначала загрузите файл «Наставнические пары»."
REPEATED = "Встреча этой пары в этот день уже есть в файле с другими данными."
KEPT = "эта встреча уже записана самой парой, запись не изменена"
FAR = date(9999, 12, 31)
Key = tuple[UUID, date]


@dataclass(kw_only=True)
class Importing:
    """One import under way; a party is known by the person's id, an external one by the name."""

    municipality_id: UUID
    imported_on: date
    people: Employed
    pairs: dict[tuple[str, str], list[Pair]]
    stored: dict[Key, PairSession]
    plan: Plan = field(default_factory=Plan)
    seen: dict[Key, dict[str, Any]] = field(default_factory=dict)


def plan_sessions(
    session: Session, *, municipality_id: UUID, imported_on: date, rows: list[dict[str, Any]]
) -> Plan:
    """Plan an import of sessions."""
    people = employed(session, municipality_id=municipality_id)
    pairs = session.scalars(select(Pair).where(Pair.municipality_id == municipality_id).order_by(Pair.id))
    query = select(PairSession).where(
        PairSession.municipality_id == municipality_id, PairSession.state != "cancelled"
    )
    sessions = session.scalars(query.order_by(PairSession.id).with_for_update(of=PairSession)).all()
    work = Importing(
        municipality_id=municipality_id,
        imported_on=imported_on,
        people=people,
        pairs=_by_people(people, pairs),
        stored={
            (one.pair_id, one.session_date): one
            for one in sorted(sessions, key=lambda row: row.imported_on is not None)
        },
    )
    for row in rows:
        _plan_row(work, row)
    return work.plan


def _by_people(people: Employed, pairs: Iterable[Pair]) -> dict[tuple[str, str], list[Pair]]:
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        if pair.state != "rejected":
            mentor = _party(people, pair.mentor_id, pair.mentor_name)
            mentee = _party(people, pair.mentee_id, pair.mentee_name)
            found.setdefault((mentor, mentee), []).append(pair)
    return found


def _party(people: Employed, person_id: UUID | None, name: str) -> str:
    return str(people.known.survivor(person_id)) if person_id else rules.normalise(name)


def _pair_of(work: Importing, row: dict[str, Any]) -> Pair | None:
    """The pair of the two that worked on the day, else the nearest to it; one with an order comes first."""
    mentor = {_party(work.people, row["mentor_id"], row["mentor_name"]), rules.normalise(row["mentor_name"])}
    mentee = {_party(work.people, row["mentee_id"], row["mentee_name"]), rules.normalise(row["mentee_name"])}
    found = [pair for one in mentor for other in mentee for pair in work.pairs.get((one, other), [])]
    return min(found, key=lambda pair: _distance(pair, row["session_date"]), default=None)


def _distance(pair: Pair, day: date) -> tuple[int, bool, int]:
    end = rules.in_force_end(pair) or FAR
    before, after = max((pair.starts_on - day).days, 0), max((day - end).days, 0)
    return before + after, not rules.has_order(pair), -pair.starts_on.toordinal()


def _plan_row(work: Importing, row: dict[str, Any]) -> None:
    pair = _pair_of(work, row)
    if pair is None:
        work.plan.reject(row["row"], "ФИО наставника", NO_PAIR)
        return
    key = (pair.id, row["session_date"])
    content = {name: row[name] for name in UPDATABLE if name not in row.get("absent", ())}
    is_repeated = key in work.seen
    if work.seen.setdefault(key, content) != content:
        work.plan.reject(row["row"], "Дата", REPEATED)
        return
    if is_repeated:
        work.plan.unchanged += 1
        return
    stored = work.stored.get(key)
    if stored is None:
        _plan_new(work, pair, row)
    else:
        _plan_known(work, stored, content, row=row["row"])
    _warn(work, pair, row)


def _plan_new(work: Importing, pair: Pair, row: dict[str, Any]) -> None:
    made = PairSession(
        id=new_id(),
        municipality_id=work.municipality_id,
        pair_id=pair.id,
        state="held" if row["session_date"] <= work.imported_on else "planned",
        session_date=row["session_date"],
        imported_on=work.imported_on,
        logged_on=None,
        deficit_ids=[],
        version=1,
        **{name: row[name] for name in UPDATABLE},
    )
    work.plan.created += 1
    work.plan.inserts.append(made)
    work.plan.events.append(partial(session_event, made, pair))


def _plan_known(work: Importing, stored: PairSession, content: dict[str, Any], *, row: int) -> None:
    """What the pair wrote or answered itself stays; only a file's own entry follows the file."""
    changes = {name: value for name, value in content.items() if value != getattr(stored, name)}
    is_history = stored.imported_on is not None and stored.state in ("held", "planned")
    if not changes or not is_history:
        work.plan.unchanged += 1
        if changes:
            work.plan.warn(row, "Дата", KEPT)
        return
    work.plan.updated += 1
    work.plan.changes.append(partial(_change, stored, changes))
    work.plan.events.append(partial(session_event, stored, stored.pair))


def _change(stored: PairSession, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(stored, name, value)
    stored.version += 1


def _warn(work: Importing, pair: Pair, row: dict[str, Any]) -> None:
    """What the rules of commands would have refused is only said."""
    day: date = row["session_date"]
    end, said = rules.in_force_end(pair), []
    if day > work.imported_on:
        said.append("дата ещё не наступила, встреча записана как запланированная")
    if not rules.has_order(pair):
        said.append("у пары нет приказа, встреча отмечена «до приказа»")
    elif rules.before_order(session_date=day, order_date=pair.order_date):
        said.append("встреча до приказа, она отмечена «до приказа»")
    if end is not None and day > end:
        said.append("встреча позже последнего дня пары")
    for party, person_id in (("mentor", pair.mentor_id), ("mentee", pair.mentee_id)):
        if not work.people.on(person_id, day):
            said.append(f"дата вне периода работы {rules.PARTY_GENITIVE[party]}")
    for message in said:
        work.plan.warn(row["row"], "Дата", message)
