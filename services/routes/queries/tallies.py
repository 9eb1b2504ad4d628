"""Counts of people with deficits, made by the database: exact, for `rules.figures` to tell."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, distinct, func, or_, select
from sqlalchemy.orm import Session, aliased

from services.routes.models import Deficit
from shared import roster

By = Literal["school", "subject", "area", "topic", "severity", "state"]
Cells = Mapping[tuple[str, str], int]
ANY_AREA = ""


@dataclass(frozen=True, kw_only=True)
class Span:
    """A date, or a period with both ends in it."""

    since: date
    until: date


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose deficits are counted: of a municipality; of some schools of it; or of these persons only."""

    municipality_id: UUID
    organization_ids: Collection[UUID] | None = None
    person_ids: Collection[UUID] | None = None


def unresolved(span: Span) -> ColumnElement[bool]:
    """Confirmed and open at any time in the period; on a date: still open when it is over."""
    is_date = span.since == span.until
    still_open = Deficit.closed_on > span.until if is_date else Deficit.closed_on >= span.since
    return and_(Deficit.confirmed_on <= span.until, or_(Deficit.closed_on.is_(None), still_open))


def survivor() -> Any:
    """Whose the deficit is now: a merged person's count for the survivor."""
    return func.coalesce(roster.Person.merged_into, Deficit.person_id)


def main_place(name: str, *, person: Any, as_of: date) -> Any:
    """A column of a person's main place of work on a date, the newest of several; found by the index."""
    table = aliased(roster.Employment)
    return (
        select(getattr(table, name))
        .where(
            table.person_id == person,
            table.occupation == "main",
            roster.within(table.since, table.until, as_of),
        )
        .order_by(table.since.desc().nulls_last(), table.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def workers(organization_ids: Collection[UUID], *, as_of: date) -> Select[UUID]:
    """Select the persons whose main place of work on a date is one of these schools."""
    table = roster.Employment
    place = main_place("organization_id", person=table.person_id, as_of=as_of)
    return select(table.person_id).where(
        table.organization_id.in_(organization_ids), place == table.organization_id
    )


def _state_on(day: date) -> ColumnElement[str]:
    """The state on a date, as the days of the deficit tell it: from confirmation to closing it is open."""
    decided = and_(Deficit.closed_on.is_not(None), Deficit.closed_on <= day)
    confirmed = and_(Deficit.confirmed_on.is_not(None), Deficit.confirmed_on <= day)
    return case(
        (and_(decided, Deficit.state.in_(("resolved", "dismissed"))), Deficit.state),
        (confirmed, "open"),
        else_="detected",
    )


def people_by(session: Session, *, whose: Whose, span: Span, by: By) -> Cells:
    """How many people have an unresolved deficit, by key and area; area «» is any area, each person once.

    Of `state` every deficit counts that was detected by then.
    """
    apart = by in {"area", "topic"}  # of these the area is known by the key, or asked together with it
    counted = Counter() if by == "area" else _tally(session, whose=whose, span=span, by=by, with_area=True)
    if by == "area" or not apart:
        counted += _tally(session, whose=whose, span=span, by=by, with_area=False)
    return counted


def _tally(
    session: Session, *, whose: Whose, span: Span, by: By, with_area: bool
) -> Counter[tuple[str, str]]:
    at: dict[str, Any] = {"person": survivor(), "as_of": span.until}
    keys: dict[By, Any] = {
        "school": main_place("organization_id", **at),
        "subject": cast(main_place("subjects", **at), String),
        "area": Deficit.area,
        "topic": Deficit.topic,
        "severity": Deficit.severity,
        "state": _state_on(span.until),
    }
    columns = [keys[by], *([Deficit.area] if with_area else [])]
    query = select(*columns, func.count(distinct(survivor()))).group_by(*columns)
    rows = session.execute(_whose(query, whose, span, by)).all()
    found: Counter[tuple[str, str]] = Counter()
    for key, *area, people in rows:
        for one in _keys(by, key):
            found[one, area[0] if with_area else ANY_AREA] += people
    return found


def _whose(query: Select[Any], whose: Whose, span: Span, by: By) -> Select[Any]:
    counted = query.select_from(Deficit).join(
        roster.Person, roster.Person.id == Deficit.person_id, isouter=True
    )
    counted = counted.where(Deficit.detected_on <= span.until if by == "state" else unresolved(span))
    return within_reach(counted, whose, as_of=span.until)


def within_reach(query: Select[Any], whose: Whose, *, as_of: date) -> Select[Any]:
    """Keep the deficits that may be counted; the query has joined the person of each."""
    query = query.where(Deficit.municipality_id == whose.municipality_id)
    if whose.organization_ids is not None:
        query = query.where(survivor().in_(workers(whose.organization_ids, as_of=as_of)))
    if whose.person_ids is not None:
        query = query.where(survivor().in_(whose.person_ids))
    return query


def _keys(by: By, key: Any) -> list[str]:
    """A person who teaches two subjects counts with both; who has none, or no place, stands apart."""
    if by != "subject":
        return [str(key) if key is not None else ""]
    return (json.loads(key) if key else []) or [""]


def subjects_taught(session: Session, *, whose: Whose, as_of: date) -> set[str]:
    """Every subject that is taught there, whether or not whoever teaches it has a deficit; «» is none."""
    table = roster.Employment
    query = select(cast(table.subjects, String)).distinct()
    query = query.where(
        table.municipality_id == whose.municipality_id,
        table.occupation == "main",
        roster.within(table.since, table.until, as_of),
    )
    if whose.organization_ids is not None:
        query = query.where(table.organization_id.in_(whose.organization_ids))
    if whose.person_ids is not None:
        query = query.where(table.person_id.in_(whose.person_ids))
    return {one for key in session.scalars(query) for one in _keys("subject", key)}
