"""Municipalities side by side at a day: frozen figures where the day was frozen, small cells hidden."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Snapshot, SnapshotFigure
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.indicators import Line, indicator_by_number, shown, thresholds, worded
from services.monitoring.queries.municipalities import municipalities
from services.monitoring.queries.reach import sees_exact
from services.monitoring.rules import (
    INDICATORS,
    Counted,
    Figure,
    figure,
    figure_from,
    is_interim,
    reporting_days,
    together,
    total,
)
from shared import roster
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Place:
    """A municipality with its ten as the reader sees them; `snapshot` where the day was frozen."""

    municipality: roster.Municipality
    snapshot: Snapshot | None
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True)
class Whole:
    """One of the ten over the whole region; `met` of the `compared` municipalities whose verdict is seen."""

    figure: Figure
    short: str
    met: int
    compared: int


@dataclass(frozen=True, kw_only=True)
class Region:
    """The municipalities within reach at a day, and all of them together."""

    as_of: date
    places: Sequence[Place]
    wholes: Sequence[Whole]


def region(session: Session, *, actor: Actor, as_of: date) -> Region:
    """Put the municipalities within reach side by side."""
    found = municipalities(session, scope=actor.scope("indicator.read"))
    taken = _taken(session, as_of, [one.id for one in found])
    kept = _kept(session, [one.id for one in taken.values()])
    exact: list[list[Figure]] = []
    places: list[Place] = []
    for one in found:
        snapshot = taken.get(one.id)
        figures, counted = (kept[snapshot.id], snapshot) if snapshot else _computed(session, one, as_of)
        exact.append(figures)
        lines = _seen(figures, counted, municipality=one, as_of=as_of, exact=sees_exact(actor, one.id))
        places.append(Place(municipality=one, snapshot=snapshot, lines=lines))
    sees_all = all(sees_exact(actor, one.id) for one in found)
    return Region(as_of=as_of, places=places, wholes=_wholes(exact, places, sees_all=sees_all))


def last_day(session: Session, *, today: date) -> date:
    """The last reporting day that has passed, of whichever municipality: what one usually compares at."""
    calendars = [one.reporting for one in session.scalars(select(roster.Municipality))]
    days = {
        day.on
        for one in calendars
        for year in (today.year - 1, today.year)
        for day in reporting_days(one, year=year)
    }
    return max((day for day in days if day <= today), default=today)


def _taken(session: Session, as_of: date, ids: Sequence[UUID]) -> dict[UUID, Snapshot]:
    """The newest snapshot of each municipality at the day."""
    query = (
        select(Snapshot)
        .where(Snapshot.as_of == as_of, Snapshot.municipality_id.in_(ids))
        .order_by(Snapshot.number)
    )
    return {one.municipality_id: one for one in session.scalars(query)}


def _kept(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[Figure]]:
    """The figures of snapshots, without the lists behind them."""
    of = SnapshotFigure
    query = (
        select(of.snapshot_id, of.number, of.numerator, of.denominator, of.threshold)
        .where(of.snapshot_id.in_(ids))
        .order_by(of.snapshot_id, of.number)
    )
    kept: dict[UUID, list[Figure]] = defaultdict(list)
    for snapshot_id, number, part, whole, threshold in session.execute(query):
        kept[snapshot_id].append(figure_from(indicator_by_number(number), part, whole, threshold=threshold))
    return kept


def _computed(
    session: Session, municipality: roster.Municipality, as_of: date
) -> tuple[list[Figure], Counted]:
    facts, asked = facts_on(session, municipality_id=municipality.id, as_of=as_of), thresholds(municipality)
    return [figure(one, facts, threshold=asked.get(one.number)) for one in INDICATORS], facts


def _seen(
    figures: Iterable[Figure],
    counted: Counted,
    *,
    municipality: roster.Municipality,
    as_of: date,
    exact: bool,
) -> list[Line]:
    interim = is_interim(municipality.reporting, as_of)
    return [
        worded(indicator, one, counted=counted, interim=interim, exact=exact)
        for indicator, one in zip(INDICATORS, figures, strict=True)
    ]


def _wholes(exact: Sequence[Sequence[Figure]], places: Sequence[Place], *, sees_all: bool) -> list[Whole]:
    wholes = []
    for at, indicator in enumerate(INDICATORS):
        seen = [one.lines[at].figure for one in places]
        all_of = [figures[at] for figures in exact]
        wholes.append(
            Whole(
                figure=together(indicator, all_of) if sees_all else total(indicator, all_of, seen),
                short=indicator.short.format(organizations="Организации"),
                met=sum(one.met is True for one in seen),
                compared=sum(one.met is not None for one in seen),
            )
        )
    return wholes


def told_place(one: Place, *, as_of: date) -> dict[str, Any]:
    """A municipality for a program."""
    return {
        "municipality": one.municipality.code,
        "name": one.municipality.name,
        "as_of": as_of,
        "snapshot_id": one.snapshot.id if one.snapshot else None,
        "indicators": [shown(line.figure) for line in one.lines],
    }


def told_whole(one: Whole) -> dict[str, Any]:
    """One of the ten over the region for a program."""
    return {**shown(one.figure), "municipalities_met": one.met, "municipalities_compared": one.compared}
