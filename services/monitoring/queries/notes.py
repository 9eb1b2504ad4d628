"""The analytic note of a snapshot as a document: figures, schools, words, decisions (ust-koksa п.20, 21)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Note, Period, Snapshot
from services.monitoring.queries.indicators import Line
from services.monitoring.queries.papers import signed_by, words
from services.monitoring.queries.reviews import lines_of, reviews_of
from services.monitoring.queries.snapshots import kept, lines
from services.monitoring.rules import (
    Figure,
    Frozen,
    draft_conclusions,
    draft_recommendations,
    is_interim,
    threshold_share,
)
from shared import roster
from shared.documents import Bar, Bars, Facts, Grid, Paper, Part
from shared.russian import long_date, percent

BY_SCHOOL = (4, 5, 6, 7, 8)
SOURCES = "реестр педагогов, маршруты, пары, мероприятия и объединения муниципалитета; снимок от {}"


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A note with everything it stands on."""

    snapshot: Snapshot
    municipality: roster.Municipality
    note: Note
    lines: Sequence[Line]
    former: dict[int, Figure]
    since: str
    is_draft: bool


def note_of(session: Session, *, snapshot: Snapshot) -> Drawn:
    """The note of a snapshot as it was written, or drafted from the figures where nobody wrote yet."""
    municipality = session.get_one(roster.Municipality, snapshot.municipality_id)
    interim = is_interim(municipality.reporting, snapshot.as_of)
    found = lines(snapshot, kept(session, snapshot_id=snapshot.id), interim=interim)
    former, since = _former(session, snapshot)
    written = session.get(Note, snapshot.id)
    figures = [one.figure for one in found]
    drafted = Note(
        snapshot_id=snapshot.id,
        municipality_id=snapshot.municipality_id,
        version=0,
        conclusions=draft_conclusions(figures, former=former, since=since),
        recommendations=draft_recommendations(figures),
        author="",
        head="",
        signed_on=None,
    )
    note = written or drafted
    return Drawn(
        snapshot=snapshot,
        municipality=municipality,
        note=note,
        lines=found,
        former=former,
        since=since,
        is_draft=note.signed_on is None,
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


def paper_of(session: Session, drawn: Drawn) -> Paper:
    """The note as an official document."""
    snapshot, note = drawn.snapshot, drawn.note
    return Paper(
        name="Аналитическая справка",
        heading=f"Показатели эффективности методической работы на {long_date(snapshot.as_of)}",
        organization=drawn.municipality.name,
        numbered=False,
        wide=True,
        draft=drawn.is_draft,
        parts=(
            _passport(drawn),
            _indicators(drawn),
            _plot(drawn),
            *_schools(session, kept(session, snapshot_id=snapshot.id)),
            *words("Выводы", note.conclusions),
            *words("Рекомендации", note.recommendations),
            *_decisions(session, drawn),
            signed_by(note),
        ),
    )


def _passport(drawn: Drawn) -> Facts:
    snapshot = drawn.snapshot
    rows = [
        ("Основание", "положение о муниципальной методической службе, п. 19–21"),
        ("Период", f"1 января – {long_date(snapshot.as_of)}"),
        ("Источники", SOURCES.format(long_date(snapshot.taken_at.date()))),
        ("Молодой педагог", f"{snapshot.rule_title} (правило, версия {snapshot.rule_version})"),
    ]
    return Facts(rows=[*rows, ("Исправление", snapshot.reason)] if snapshot.reason else rows)


def _indicators(drawn: Drawn) -> Grid:
    rows = []
    for line in drawn.lines:
        one, before = line.figure, drawn.former.get(line.figure.number)
        counted = one.denominator is None
        rows.append(
            (
                str(one.number),
                one.title,
                str(one.numerator),
                "—" if counted else str(one.denominator),
                "—" if counted else percent(one.percent),
                "—" if one.threshold is None else threshold_share(one.threshold),
                _before(before),
            )
        )
    headings = ("№", "Показатель", "Числитель", "Знаменатель", "Значение", "Порог", "Прошлый период")
    return Grid(title="Показатели", headings=headings, widths=(1, 11, 3, 3.4, 3, 2, 3), rows=rows)


def _before(one: Figure | None) -> str:
    if one is None:
        return "нет данных"
    return str(one.numerator) if one.denominator is None else percent(one.percent)


def _plot(drawn: Drawn) -> Bars:
    bars = [
        Bar(
            label=f"{line.figure.number}. {line.short}",
            percent=line.figure.percent,
            threshold=line.figure.threshold,
            words=percent(line.figure.percent),
        )
        for line in drawn.lines
        if line.figure.denominator is not None
    ]
    return Bars(title="Значения и пороги", bars=bars)


def _schools(session: Session, figures: Sequence[Frozen]) -> list[Part]:
    """Each organization's own part: people count at the main place of work."""
    parts: dict[UUID, dict[int, list[int]]] = defaultdict(lambda: {number: [0, 0] for number in BY_SCHOOL})
    for figure in figures:
        if figure.number in BY_SCHOOL:
            for name, counted in (("in", 1), ("out", 0)):
                for entry in figure.lists[name]:  # type: ignore[index]
                    if entry.place:
                        parts[entry.place][figure.number][0] += counted
                        parts[entry.place][figure.number][1] += 1
    schools = sorted(roster.organizations(session, parts).values(), key=lambda one: (one.name, one.id))
    rows = [(one.name, *(_part(counted, of) for counted, of in parts[one.id].values())) for one in schools]
    if not rows:
        return []
    headings = ("Организация", *(f"№ {number}" for number in BY_SCHOOL))
    return [Grid(title="По организациям", headings=headings, widths=(8, 3, 3, 3, 3, 3), rows=rows)]


def _part(counted: int, of: int) -> str:
    return f"{counted} из {of}" if of else "—"


def _decisions(session: Session, drawn: Drawn) -> list[Part]:
    """What the meetings decided on this period."""
    period = session.get_one(Period, drawn.snapshot.period_id)
    held = reviews_of(session, period_id=period.id)
    found = lines_of(session, review_ids=[one.id for one in held], today=drawn.snapshot.as_of)
    if not found:
        return []
    rows = [
        (line.decision.text, line.decision.owner_name, long_date(line.decision.due_on), line.words)
        for line in found
    ]
    meetings = "; ".join(f"{one.body_name}, протокол № {one.protocol_number}" for one in held)
    headings = ("Решение", "Ответственный", "Срок", "Исполнение")
    return [Grid(title=f"Решения: {meetings}", headings=headings, widths=(8, 4, 3, 3), rows=rows)]
