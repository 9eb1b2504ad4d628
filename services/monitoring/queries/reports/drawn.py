"""A report of a snapshot with everything it stands on: figures, those of the period before, its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Period, Snapshot, Writing
from services.monitoring.queries.indicators import Line
from services.monitoring.queries.snapshots import kept, lines
from services.monitoring.rules import Figure, Frozen, ReportKind, is_interim
from shared import roster
from shared.russian import long_date


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a report of a snapshot is drafted and printed from; `former` is the period before, by number."""

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
    former, since = _former(session, snapshot)
    return Standing(
        kind=kind,
        snapshot=snapshot,
        period=session.get_one(Period, snapshot.period_id),
        municipality=municipality,
        frozen=frozen,
        lines=lines(snapshot, frozen, interim=is_interim(municipality.reporting, snapshot.as_of)),
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


def _former(session: Session, snapshot: Snapshot) -> tuple[dict[int, Figure], str]:
    """The figures of the newest snapshot of the period before, and its day."""
    before = session.scalar(
        select(Snapshot)
        .where(Snapshot.municipality_id == snapshot.municipality_id, Snapshot.as_of < snapshot.as_of)
        .order_by(Snapshot.as_of.desc(), Snapshot.number.desc())
    )
    if before is None:
        return {}, ""
    figures = [one.figure for one in lines(before, kept(session, snapshot_id=before.id), interim=False)]
    return {one.number: one for one in figures}, long_date(before.as_of)
