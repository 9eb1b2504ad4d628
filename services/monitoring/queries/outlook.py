"""What lies ahead of a figure: what would bring it to its threshold, where the pace leads, how it went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Snapshot, SnapshotFigure
from services.monitoring.queries.facts import Told, at
from services.monitoring.queries.indicators import thresholds
from services.monitoring.queries.people import ERASED, labels_of, reaches
from services.monitoring.rules import (
    Deed,
    Facts,
    Forecast,
    Indicator,
    Task,
    deeds,
    figure,
    figure_from,
    forecast,
    month_ends,
    places_of,
    reporting_days,
    shortest,
    task,
    veiled,
)
from shared import roster
from shared.permissions import Scope

PAST_YEARS = 3


@dataclass(frozen=True, kw_only=True)
class Step:
    """A thing to do with the names of whom it brings and where they work; `people` are its persons."""

    task: Task
    people: tuple[UUID, ...]
    names: str
    organization: str
    brings: int


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What lies ahead of one of the ten. `steps` are null for whom the names are not.

    `is_enough`: what is listed reaches the threshold; it does not where others' names are hidden. Of a
    hidden figure `missing` is null and nothing is foreseen.
    """

    indicator: Indicator
    missing: int | None
    steps: list[Step] | None
    is_enough: bool
    forecast: Forecast | None


@dataclass(frozen=True, kw_only=True)
class Point:
    """A figure at a reporting day, or at another that was frozen; of a snapshot where there is one.

    `value` is its share in percent, or the plain count of № 9.
    """

    on: date
    value: float | None
    is_frozen: bool
    is_hidden: bool


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A municipality read for looking ahead to a day; `names_scope` is null for whom the names are not."""

    municipality: roster.Municipality
    facts: Facts
    past: Sequence[Facts]
    names_scope: Scope | None
    exact: bool


def ahead(
    known: Told,
    *,
    municipality: roster.Municipality,
    today: date,
    on: date,
    names_scope: Scope | None,
    sees_diagnostics: bool,
    exact: bool,
) -> Ahead:
    """Read what is needed to look ahead; who may not know that a diagnostic exists looks without them."""
    facts = replace(at(known, on), today=today)
    reached = names_scope is not None and reaches(names_scope, municipality.id)
    return Ahead(
        municipality=municipality,
        facts=facts if sees_diagnostics else replace(facts, diagnostics=()),
        past=[at(known, day) for day in month_ends(min(today, on))],
        names_scope=names_scope if reached else None,
        exact=exact,
    )


def outlook(session: Session, read: Ahead, *, indicator: Indicator) -> Outlook:
    """What lies ahead of one of the ten at the day it is collected for."""
    threshold = thresholds(read.municipality).get(indicator.number)
    found = figure(indicator, read.facts, threshold=threshold)
    if not read.exact and veiled(indicator, found).is_hidden:
        return Outlook(indicator=indicator, missing=None, steps=None, is_enough=False, forecast=None)
    missing = found.missing or 0
    chosen = shortest(_seen(read, indicator), missing=missing) if missing else []
    counts = [(one.as_of, len(indicator.counted(one) & indicator.of(one))) for one in read.past]
    return Outlook(
        indicator=indicator,
        missing=missing,
        steps=_named(session, indicator, chosen, read.facts) if read.names_scope else None,
        is_enough=sum(len(one.brings) for one in chosen) >= missing,
        forecast=forecast(
            counts, on=read.facts.as_of, denominator=found.denominator or 0, threshold=threshold
        ),
    )


def _seen(read: Ahead, indicator: Indicator) -> list[Deed]:
    """The deeds that bring somebody within reach; of others who come along nothing is said."""
    scope, places = read.names_scope, places_of(indicator, read.facts)
    if scope is None:
        return []
    of = read.municipality.id

    def seen(one: UUID) -> bool:
        return scope.covers(municipality_id=of, organization_id=places.get(one))

    found = (replace(deed, brings=tuple(filter(seen, deed.brings))) for deed in deeds(indicator, read.facts))
    return [deed for deed in found if deed.brings]


def _named(session: Session, indicator: Indicator, chosen: Sequence[Deed], facts: Facts) -> list[Step]:
    brought = {one for deed in chosen for one in deed.brings}
    labels = labels_of(session, subject=indicator.subject, ids=brought)
    places = places_of(indicator, facts) if indicator.subject == "person" else {}
    schools = roster.organizations(session, {places[one] for one in brought if one in places})

    def of(deed: Deed) -> list[str]:
        return [schools[places[one]].name for one in deed.brings if places.get(one) in schools]

    return [
        Step(
            task=task(deed),
            people=deed.brings if indicator.subject == "person" else (),
            names=", ".join(labels.get(one, ERASED) for one in deed.brings),
            organization=", ".join(dict.fromkeys(of(deed))),
            brings=len(deed.brings),
        )
        for deed in chosen
    ]


def coming_day(municipality: roster.Municipality, *, today: date) -> date:
    """The next reporting day of the municipality's calendar."""
    years = (today.year, today.year + 1)
    days = [one.on for year in years for one in reporting_days(municipality.reporting, year=year)]
    return next(day for day in days if day >= today)


def trend(
    session: Session,
    known: Told,
    *,
    municipality: roster.Municipality,
    indicator: Indicator,
    today: date,
    exact: bool,
) -> list[Point]:
    """How a figure went over the days of the last years it was collected at, and where it stands today."""
    years = range(today.year - PAST_YEARS + 1, today.year + 1)
    collected = {one.on for year in years for one in reporting_days(municipality.reporting, year=year)}
    kept = _kept(session, municipality.id, indicator.number)

    def point(day: date, frozen: SnapshotFigure | None) -> Point:
        if frozen is not None:
            found = figure_from(indicator, frozen.numerator, frozen.denominator, threshold=None)
        else:
            found = figure(indicator, at(known, day), threshold=None)
        shown = found if exact else veiled(indicator, found)
        value = shown.numerator if indicator.subject == "body" else shown.percent
        return Point(on=day, value=value, is_frozen=frozen is not None, is_hidden=shown.is_hidden)

    days = collected | {day for day in kept if day.year in years}
    return [*(point(day, kept.get(day)) for day in sorted(days) if day < today), point(today, None)]


def _kept(session: Session, municipality_id: UUID, number: int) -> dict[date, SnapshotFigure]:
    """The newest snapshot of each frozen day."""
    query = (
        select(Snapshot.as_of, SnapshotFigure)
        .join(SnapshotFigure, SnapshotFigure.snapshot_id == Snapshot.id)
        .where(Snapshot.municipality_id == municipality_id, SnapshotFigure.number == number)
        .order_by(Snapshot.number)
    )
    return {row.as_of: row.SnapshotFigure for row in session.execute(query)}
