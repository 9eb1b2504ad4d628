"""Snapshots as they were taken, names joined at reading; and how figures differ between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.monitoring.errors import IndicatorNotFound, SnapshotNotFound
from services.monitoring.models import Period, Snapshot, SnapshotFigure
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.indicators import Line, indicator_by_number, open_counts, thresholds, worded
from services.monitoring.queries.people import ERASED, Named, labels_of, named
from services.monitoring.queries.reach import within_reach
from services.monitoring.rules import (
    INDICATORS,
    Change,
    Facts,
    Frozen,
    ListName,
    changes,
    figure_from,
    frozen,
    unpacked,
)
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A change with the name of who moved and of the organization they count at."""

    change: Change
    name: str
    organization: str


@dataclass(frozen=True, kw_only=True)
class SnapshotView:
    """A snapshot with its figures in words, the one before it, and who moved: by name, within the reach.

    Of the first snapshot those moved whom facts that came later would move.
    """

    snapshot: Snapshot
    lines: list[Line]
    counts: Mapping[str, int | None]
    is_newest: bool
    is_final: bool
    moved: list[Moved]
    sees_names: bool


def snapshot_view(session: Session, *, snapshot: Snapshot, scope: Scope | None, exact: bool) -> SnapshotView:
    """Everything a page says of a snapshot; `scope` is that of names, null where they are not seen."""
    period = session.get_one(Period, snapshot.period_id)
    newest = snapshots_of(session, period_id=snapshot.period_id)[-1]
    return SnapshotView(
        snapshot=snapshot,
        lines=lines(
            snapshot, kept(session, snapshot_id=snapshot.id), interim=not period.is_final, exact=exact
        ),
        counts=open_counts(snapshot.counts, exact=exact),
        is_newest=newest.id == snapshot.id,
        is_final=period.is_final,
        moved=differences_of(session, snapshot=snapshot, scope=scope) if scope else [],
        sees_names=scope is not None,
    )


def snapshots(*, scope: Scope) -> Select[Snapshot]:
    """The snapshots of the municipalities within reach."""
    return within_reach(select(Snapshot), Snapshot.municipality_id, scope=scope)


def snapshot(session: Session, *, scope: Scope, snapshot_id: UUID) -> Snapshot:
    """Find a snapshot within reach; raises SnapshotNotFound."""
    found = session.scalar(snapshots(scope=scope).where(Snapshot.id == snapshot_id))
    if found is None:
        raise SnapshotNotFound
    return found


def snapshots_of(session: Session, *, period_id: UUID) -> list[Snapshot]:
    """The snapshots of a period: the freeze, then its corrections."""
    query = select(Snapshot).where(Snapshot.period_id == period_id).order_by(Snapshot.number)
    return list(session.scalars(query))


def computed(session: Session, *, period: Period) -> tuple[Facts, list[Frozen]]:
    """The ten of a period as the facts of today have them."""
    facts = facts_on(session, municipality_id=period.municipality_id, as_of=period.as_of)
    asked = thresholds(session.get_one(roster.Municipality, period.municipality_id))
    return facts, [frozen(one, facts, threshold=asked.get(one.number)) for one in INDICATORS]


def kept(session: Session, *, snapshot_id: UUID) -> list[Frozen]:
    """The ten as a snapshot holds them."""
    query = (
        select(SnapshotFigure)
        .where(SnapshotFigure.snapshot_id == snapshot_id)
        .order_by(SnapshotFigure.number)
    )
    return [_frozen(one) for one in session.scalars(query)]


def kept_figure(session: Session, *, snapshot_id: UUID, number: int) -> Frozen:
    """One of the ten as a snapshot holds it; raises IndicatorNotFound."""
    found = session.get(SnapshotFigure, (snapshot_id, indicator_by_number(number).number))
    if found is None:
        raise IndicatorNotFound
    return _frozen(found)


def _frozen(one: SnapshotFigure) -> Frozen:
    return Frozen(
        number=one.number,
        numerator=one.numerator,
        denominator=one.denominator,
        threshold=one.threshold,
        lists=unpacked(one.lists),
    )


def lines(snapshot: Snapshot, figures: Sequence[Frozen], *, interim: bool, exact: bool = True) -> list[Line]:
    """The ten figures of a snapshot in words; unless `exact`, small cells are hidden."""
    return [
        worded(
            indicator := indicator_by_number(one.number),
            figure_from(indicator, one.numerator, one.denominator, threshold=one.threshold),
            counted=snapshot,
            interim=interim,
            exact=exact,
        )
        for one in figures
    ]


def seen_lists(snapshot: Snapshot, figure: Frozen, *, scope: Scope) -> Mapping[ListName, Mapping[UUID, str]]:
    """The lists behind a figure of a snapshot, narrowed to the reach, with the reasons of that day."""
    by_body = indicator_by_number(figure.number).subject == "body"
    return {
        name: {
            one.subject: one.reason
            for one in entries
            if by_body or scope.covers(municipality_id=snapshot.municipality_id, organization_id=one.place)
        }
        for name, entries in figure.lists.items()
    }


def named_entries(session: Session, figure: Frozen, reasons: Mapping[UUID, str]) -> list[Named]:
    """Join names to a list of a snapshot."""
    places = {one.subject: one.place for entries in figure.lists.values() for one in entries}
    return named(session, indicator_by_number(figure.number), reasons, places=places)


def differences_of(session: Session, *, snapshot: Snapshot, scope: Scope) -> list[Moved]:
    """How a correction differs from the snapshot before it; the first one: how today's facts do from it."""
    own = kept(session, snapshot_id=snapshot.id)
    if snapshot.number == 1:
        return since_then(session, snapshot=snapshot, scope=scope)
    former = snapshots_of(session, period_id=snapshot.period_id)[snapshot.number - 2]
    before = kept(session, snapshot_id=former.id)
    return differences(session, before, own, scope=scope, municipality_id=snapshot.municipality_id)


def since_then(session: Session, *, snapshot: Snapshot, scope: Scope) -> list[Moved]:
    """What facts that came after a snapshot would change in it: nothing changes by itself."""
    period = session.get_one(Period, snapshot.period_id)
    own, (_, present) = kept(session, snapshot_id=snapshot.id), computed(session, period=period)
    return differences(session, own, present, scope=scope, municipality_id=snapshot.municipality_id)


def differences(
    session: Session,
    before: Sequence[Frozen],
    after: Sequence[Frozen],
    *,
    scope: Scope,
    municipality_id: UUID,
) -> list[Moved]:
    """Who stands elsewhere, by indicator, organization and name, within the reach."""
    found = [one for was, now in zip(before, after, strict=True) for one in changes(was, now)]
    seen = [one for one in found if _is_seen(one, scope, municipality_id)]
    places = roster.organizations(session, {one.place for one in seen if one.place})
    labels: dict[UUID, str] = {}
    for subject in ("person", "organization", "body"):
        ids = {one.subject for one in seen if indicator_by_number(one.number).subject == subject}
        labels |= labels_of(session, subject=subject, ids=ids)
    moved = [
        Moved(
            change=one,
            name=labels.get(one.subject, ERASED),
            organization=places[one.place].name if one.place in places else "",
        )
        for one in seen
    ]
    return sorted(moved, key=lambda one: (one.change.number, one.organization, one.name, one.change.subject))


def _is_seen(one: Change, scope: Scope, municipality_id: UUID) -> bool:
    if indicator_by_number(one.number).subject == "body":
        return True
    return scope.covers(municipality_id=municipality_id, organization_id=one.place)
