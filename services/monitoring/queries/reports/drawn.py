"""A report of a snapshot with everything it stands on: figures, those of the period before, its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Period, Snapshot, Writing
from services.monitoring.queries.indicators import Line
from services.monitoring.queries.snapshots import kept, lines
from services.monitoring.rules import Figure, Frozen, ReportKind, Telling, next_final
from shared import roster
from shared.russian import long_date


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a report of a snapshot is drafted and printed from; `former` are the figures it compares with."""

    kind: ReportKind
    snapshot: Snapshot
    period: Period
    municipality: roster.Municipality
    frozen: Sequence[Frozen]
    lines: Sequence[Line]
    former: dict[int, Figure]
    since: str

    @property
    def figures(self) -> list[Figure]:
        """The ten of the snapshot."""
        return [one.figure for one in self.lines]

    @property
    def telling(self) -> Telling:
        """What its words are drafted from; only the figures that end the year are judged (ust-koksa п.20)."""
        return Telling(
            figures=self.figures,
            counted=self.snapshot,
            former=self.former,
            since=self.since,
            interim=not self.period.is_final,
            due=next_final(self.municipality.reporting, self.snapshot.as_of),
        )


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A report with its words: written, or drafted where nobody wrote yet."""

    on: Standing
    writing: Writing

    @property
    def is_draft(self) -> bool:
        """Whether nobody signed it."""
        return self.writing.signed_on is None


def standing(session: Session, *, snapshot: Snapshot, kind: ReportKind) -> Standing:
    """Read what a report stands on."""
    municipality = session.get_one(roster.Municipality, snapshot.municipality_id)
    frozen = kept(session, snapshot_id=snapshot.id)
    period = session.get_one(Period, snapshot.period_id)
    former, since = _former(session, snapshot, period)
    return Standing(
        kind=kind,
        snapshot=snapshot,
        period=period,
        municipality=municipality,
        frozen=frozen,
        lines=lines(snapshot, frozen, interim=not period.is_final),
        former=former,
        since=since,
    )


def drafted(on: Standing, sections: dict[str, str]) -> Writing:
    """The words of a report that nobody wrote yet, as its figures suggest them; nobody keeps them."""
    return Writing(
        kind=on.kind.key,
        about_id=on.snapshot.id,
        municipality_id=on.snapshot.municipality_id,
        version=0,
        sections=sections,
        author="",
        head="",
        signed_on=None,
    )


def _former(session: Session, snapshot: Snapshot, period: Period) -> tuple[dict[int, Figure], str]:
    """The figures of the same collection before this one as corrected last, and their day."""
    query = (
        select(Snapshot)
        .join(Period, Period.id == Snapshot.period_id)
        .where(
            Snapshot.municipality_id == snapshot.municipality_id,
            Snapshot.as_of < snapshot.as_of,
            Period.is_final == period.is_final,
        )
        .order_by(Snapshot.as_of.desc(), Snapshot.number.desc())
    )
    alike = (one for one in session.scalars(query) if period.is_final or _same_day(one, snapshot))
    before = next(alike, None)
    if before is None:
        return {}, ""
    figures = [one.figure for one in lines(before, kept(session, snapshot_id=before.id), interim=False)]
    return {one.number: one for one in figures}, long_date(before.as_of)


def _same_day(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots are of the same day of their years: the same part of a year has passed."""
    return (one.as_of.month, one.as_of.day) == (other.as_of.month, other.as_of.day)
