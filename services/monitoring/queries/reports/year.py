"""The yearly report of the methodical service: the year's figures, criteria, schools, what comes next."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.models import Snapshot
from services.monitoring.queries.criteria import rated
from services.monitoring.queries.papers import signed_by
from services.monitoring.queries.reports import parts
from services.monitoring.queries.reports.drawn import Drawn, Standing
from services.monitoring.queries.reports.organizations import by_school
from services.monitoring.queries.snapshots import kept, lines
from services.monitoring.rules import Figure, draft_conclusions, draft_tasks, draft_work
from shared.documents import Grid, Paper, Part
from shared.russian import percent, short_date

DAYS = 4


def draft(session: Session, on: Standing) -> dict[str, str]:
    """The words of the report as its figures suggest them."""
    del session  # the figures say it all
    return {
        "work": draft_work(on.figures, counts=on.snapshot.counts),
        "conclusions": draft_conclusions(on.telling),
        "tasks": draft_tasks(on.telling),
    }


def paper(session: Session, drawn: Drawn) -> Paper:
    """The report as an official document."""
    on = drawn.on
    return Paper(
        name="Отчёт о работе муниципальной методической службы",
        heading=f"за {on.snapshot.as_of.year} год",
        organization=on.municipality.name,
        numbered=False,
        wide=True,
        draft=drawn.is_draft,
        parts=(
            parts.passport(on),
            *parts.former(session, on),
            *parts.section(drawn, "work"),
            parts.indicators(on),
            *_by_days(session, on),
            parts.plot(on),
            *_criteria(session, on),
            *by_school(session, on),
            *parts.section(drawn, "conclusions"),
            *parts.section(drawn, "tasks"),
            *parts.decisions(session, on),
            *parts.annexes(on),
            signed_by(drawn.writing),
        ),
    )


def _by_days(session: Session, on: Standing) -> list[Part]:
    """The ten at the last reporting days that were frozen, as they were corrected last."""
    query = (
        select(Snapshot)
        .where(Snapshot.municipality_id == on.snapshot.municipality_id, Snapshot.as_of <= on.snapshot.as_of)
        .order_by(Snapshot.as_of, Snapshot.number)
    )
    newest = {one.as_of: one for one in session.scalars(query)} | {on.snapshot.as_of: on.snapshot}
    days = [newest[day] for day in sorted(newest)[-DAYS:]]
    if len(days) == 1:
        return []
    columns = [
        [line.figure for line in lines(one, kept(session, snapshot_id=one.id), interim=False)] for one in days
    ]
    rows = [
        (str(line.figure.number), line.short, *(_value(column[at]) for column in columns))
        for at, line in enumerate(on.lines)
    ]
    headings = ("№", "Показатель", *(short_date(one.as_of) for one in days))
    widths = (1, 10, *(3.0 for _ in days))
    return [Grid(title="Как менялись показатели", headings=headings, widths=widths, rows=rows)]


def _value(one: Figure) -> str:
    return str(one.numerator) if one.denominator is None else percent(one.percent)


def _criteria(session: Session, on: Standing) -> list[Part]:
    """The seven criteria in the words of experts, where anybody said one (krasnoyarsk 6)."""
    found = rated(session, period=on.period)
    rows = [
        (
            str(one.criterion.number),
            one.criterion.title,
            "; ".join(f"{words}: {number}" for words, number in one.spread) or "оценок нет",
            "; ".join(each.text for each in one.evidence) or "—",
        )
        for one in found
    ]
    if not any(one.ratings or one.evidence for one in found):
        return []
    headings = ("№", "Критерий", "Слова экспертов", "Подтверждения")
    return [Grid(title="Критерии методической работы", headings=headings, widths=(1, 9, 5, 7), rows=rows)]
