"""Imported pairs: natural key mentor, mentee, order number, start; the past comes as dated states."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.actions.announcing import enter_state, pair_event
from services.mentorship.actions.imports.employment import Employed, employed
from services.mentorship.actions.imports.pair_warnings import PairWarnings
from services.mentorship.actions.imports.plan import Plan
from services.mentorship.actions.pairs import party_columns
from services.mentorship.models import Pair, PairState
from shared.db import new_id

UPDATABLE = ("form", "kind", "order_date", "planned_until")
PLACES = ("mentor_organization_id", "mentee_organization_id")
Key = tuple[str, str, str, date]


@dataclass(kw_only=True)
class Importing:
    """One import under way."""

    municipality_id: UUID
    imported_on: date
    now: datetime
    people: Employed
    stored: dict[Key, Pair]
    warnings: PairWarnings
    plan: Plan = field(default_factory=Plan)
    seen: dict[Key, dict[str, Any]] = field(default_factory=dict)

    def key_of(self, row: Pair) -> Key:
        """The natural key, merged people under the survivor's id."""
        mentor = str(self.people.known.survivor(row.mentor_id)) if row.mentor_id else row.mentor_key
        mentee = str(self.people.known.survivor(row.mentee_id)) if row.mentee_id else row.mentee_key
        return mentor, mentee, row.order_number, row.starts_on


def plan_pairs(
    session: Session, *, municipality_id: UUID, imported_on: date, rows: list[dict[str, Any]], now: datetime
) -> Plan:
    """Plan an import of pairs."""
    people = employed(session, municipality_id=municipality_id)
    stored = session.scalars(
        select(Pair).where(Pair.municipality_id == municipality_id).order_by(Pair.id).with_for_update()
    ).all()
    work = Importing(
        municipality_id=municipality_id,
        imported_on=imported_on,
        now=now,
        people=people,
        stored={},
        warnings=PairWarnings(people=people, others=list(stored), imported_on=imported_on),
    )
    for pair in sorted(stored, key=lambda one: one.state != "rejected"):
        work.stored[work.key_of(pair)] = pair
    for row in rows:
        _plan_row(work, row)
    work.warnings.write(work.plan)
    return work.plan


def _build(work: Importing, row: dict[str, Any]) -> Pair:
    """Make the pair a row describes, not stored yet."""
    parties: dict[str, Any] = {}
    for party in rules.PARTIES:
        parties |= party_columns(
            party,
            person_id=row[f"{party}_id"],
            name=row[f"{party}_name"],
            organization_id=row[f"{party}_organization_id"],
            text=row[f"{party}_organization_text"],
        )
    return Pair(
        id=new_id(),
        municipality_id=work.municipality_id,
        form=row["form"],
        kind=row["kind"],
        order_number=(row["order_number"] or "").strip(),
        order_date=row["order_date"],
        starts_on=row["starts_on"],
        planned_until=row["ends_on"],
        ended_on=None,
        goal="",
        imported_on=work.imported_on,
        version=1,
        **parties,
    )


def _refusal(work: Importing, pair: Pair, key: Key, content: dict[str, Any]) -> tuple[str, str] | None:
    """Say why a row is refused: column and sentence."""
    if key[0] == key[1]:
        return "ФИО наставляемого", "Наставник и наставляемый — один и тот же человек."
    if pair.planned_until is not None and pair.planned_until < pair.starts_on:
        return "Окончание", "Окончание раньше начала."
    if key in work.seen and work.seen[key] != content:
        return "Начало", "Эта пара с тем же приказом и началом уже есть в файле с другими данными."
    return None


def _plan_row(work: Importing, row: dict[str, Any]) -> None:
    pair = _build(work, row)
    key = work.key_of(pair)
    silent = {"planned_until" if name == "ends_on" else name for name in row.get("absent", ())}
    content = {name: getattr(pair, name) for name in (*UPDATABLE, *PLACES) if name not in silent}
    if refusal := _refusal(work, pair, key, content):
        work.plan.reject(row["row"], *refusal)
        return
    is_repeated = key in work.seen
    work.seen[key] = content
    stored = work.stored.get(key)
    if is_repeated:
        work.plan.unchanged += 1
    elif stored is None:
        _plan_new(work, pair)
    else:
        _plan_known(work, stored, content)
    if not is_repeated:
        work.warnings.add(row["row"], pair, stored)


def _plan_new(work: Importing, pair: Pair) -> None:
    for mark in rules.imported_history(pair, imported_on=work.imported_on):
        enter_state(pair, state=mark.state, since=mark.since, now=work.now)
    work.plan.created += 1
    work.plan.inserts.append(pair)
    work.plan.events.append(partial(pair_event, pair))


def _plan_known(work: Importing, stored: Pair, content: dict[str, Any]) -> None:
    """Plan the differences; a place of work the row does not name is kept."""
    changes = {
        name: value
        for name, value in content.items()
        if value != getattr(stored, name) and not (name in PLACES and value is None)
    }
    if not changes:
        work.plan.unchanged += 1
        return
    work.plan.updated += 1
    work.plan.changes.append(_change(work, stored, changes))
    work.plan.events.append(partial(pair_event, stored))


def _change(work: Importing, stored: Pair, changes: dict[str, Any]) -> Callable[[], None]:
    def change() -> None:
        imported_on = stored.imported_on
        history = rules.imported_history(stored, imported_on=imported_on) if imported_on else []
        is_untouched = rules.is_purely_imported(stored.states, history)
        for name, value in changes.items():
            setattr(stored, name, value)
        if is_untouched and imported_on:
            _rewrite(stored, rules.imported_history(stored, imported_on=imported_on), now=work.now)
        stored.version += 1

    return change


def _rewrite(pair: Pair, history: list[rules.StateMark], *, now: datetime) -> None:
    """Correct an untouched imported history in place."""
    del pair.states[len(history) :]
    for number, mark in enumerate(history, start=1):
        if number > len(pair.states):
            pair.states.append(PairState(number=number, state=mark.state, since=mark.since, at=now))
        else:
            stored = pair.states[number - 1]
            stored.state, stored.since = mark.state, mark.since
    pair.state = history[-1].state
