"""A plan, by section or by month, and the analysis of its execution as official documents (aleysk 3.10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from services.monitoring.models import Plan, PlanVersion
from services.monitoring.queries.papers import signed_by, words
from services.monitoring.queries.plans.changes import Analysed, part_of_version
from services.monitoring.queries.plans.reading import owner_titles, span_of, title_of
from services.monitoring.queries.plans.standing import tracked
from services.monitoring.rules.plans import SECTIONS, STATES, Execution, Part, Sums, Tracked, parts
from shared import roster
from shared.documents import Bar, Bars, Facts, Grid, Paper
from shared.documents import Part as PaperPart
from shared.russian import long_date, percent, short_date

PLAN_HEADINGS = ("№", "Мероприятие", "Участники", "Срок", "Ответственный", "Ожидаемый результат", "Отметка")
PLAN_WIDTHS = (1, 8, 4, 3.2, 4, 4.5, 3.3)
SUM_HEADINGS = (
    "Раздел",
    "Заплани\u00adровано",
    "Выпол\u00adнено",
    "%",
    "Пере\u00adнесено",
    "Отме\u00adнено",
    "Не выпол\u00adнено",
    "Пред\u00adстоит",
    "Сверх плана (выполнено)",
)
SUM_WIDTHS = (8, 3, 3, 2.6, 3, 3, 3, 3, 3.6)
ITEM_HEADINGS = ("Мероприятие", "Срок", "Ответственный", "Исполнение", "Подтверждение или причина")
SERVICE_HEAD = "Руководитель методической службы"
ITEM_WIDTHS = (8, 3, 4, 3, 7)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What of a plan is printed: which version, which part of the year, by section or by month."""

    version: PlanVersion
    part: Part
    by: str = "section"


def plan_paper(session: Session, *, plan: Plan, printed: Printed, today: date) -> Paper:
    """The plan as it hangs on the wall: sections or months, each a table, the stamp of approval above."""
    version, part = printed.version, printed.part
    items = [
        one
        for one in tracked(session, plan=plan, today=today, version=version)
        if one.due_on in part.span and not one.is_cancelled
    ]
    groups = _by_month(plan, items) if printed.by == "month" else _by_section(items)
    name = "План-циклограмма" if printed.by == "month" else "План работы"
    return Paper(
        name=name,
        heading=_heading(session, plan, f"на {part.title}"),
        organization=session.get_one(roster.Municipality, plan.municipality_id).name,
        addressee=_stamp(version),
        numbered=False,
        wide=True,
        draft=version.state == "draft",
        parts=(*_corrected(plan, version), *_tables(groups, today)),
    )


def _heading(session: Session, plan: Plan, of: str) -> str:
    return f"{owner_titles(session, found=[plan])[plan.id]}, {of}"


def _stamp(version: PlanVersion) -> Sequence[str]:
    """«УТВЕРЖДАЮ» with the position, the name and the day; blanks where they are not known yet."""
    day = long_date(version.approved_on) + " г." if version.approved_on else "«___» ______________ 20___ г."
    order = [f"Приказ № {version.order_number}"] if version.order_number else []
    name = version.approver_name or "____________________"
    return (
        "УТВЕРЖДАЮ",
        version.approver or "____________________________",
        f"__________ {name}",
        day,
        *order,
    )


def _corrected(plan: Plan, version: PlanVersion) -> list[PaperPart]:
    if version.number == 1:
        return []
    part = part_of_version(plan, version)
    return [Facts(rows=[("Корректировка", f"{part.title}, редакция {version.number}: {version.reason}")])]


def _by_section(items: Sequence[Tracked]) -> list[tuple[str, list[Tracked]]]:
    return [(title, [one for one in items if one.section == key]) for key, title in SECTIONS.items()]


def _by_month(plan: Plan, items: Sequence[Tracked]) -> list[tuple[str, list[Tracked]]]:
    months = [one for one in parts(plan.year_kind, span_of(plan)) if one.kind == "month"]
    return [
        (one.title.removesuffix(" года").capitalize(), [each for each in items if each.due_on in one.span])
        for one in months
    ]


def _tables(groups: Sequence[tuple[str, list[Tracked]]], today: date) -> list[Grid]:
    """A table a group, numbered through; empty groups are left out."""
    found, number = [], 0
    for title, items in groups:
        rows = []
        for one in items:
            number += 1
            rows.append(_plan_row(number, one, today))
        if rows:
            found.append(Grid(title=title, headings=PLAN_HEADINGS, widths=PLAN_WIDTHS, rows=rows))
    return found


def _plan_row(number: int, one: Tracked, today: date) -> tuple[str, ...]:
    done = one.state(today) in ("done", "done_late")
    mark = f"выполнено {short_date(one.done_on)}" if done and one.done_on else ""
    return (str(number), one.title, one.audience, when(one), one.owner, one.result, mark)


def when(one: Tracked) -> str:
    """The days of an item in a table."""
    until = short_date(one.due_on)
    return f"{short_date(one.starts_on)} – {until}" if one.starts_on else until


def analysis_paper(session: Session, found: Analysed) -> Paper:
    """The analysis of execution: sums by section, a plot, the words, item by item, those over the plan."""
    plan, done = found.plan, found.execution
    return Paper(
        name="Анализ выполнения плана работы",
        heading=_heading(session, plan, f"за {done.part.title}"),
        organization=session.get_one(roster.Municipality, plan.municipality_id).name,
        numbered=False,
        wide=True,
        draft=found.is_draft,
        parts=(
            _passport(plan, done),
            _sums(done),
            _plot(done),
            *words("Выводы", found.conclusions),
            *words("Предложения", found.proposals),
            *_items("Исполнение по мероприятиям", done.planned, done.on),
            *_items("Работа сверх плана", done.extra, done.on),
            signed_by(found.analysis, of=SERVICE_HEAD if plan.body_id is None else "Руководитель"),
        ),
    )


def _passport(plan: Plan, done: Execution) -> Facts:
    rows = [
        ("План", title_of(plan)),
        ("Срок", f"{long_date(done.part.span.since)} – {long_date(done.part.span.until)}"),
        ("По состоянию на", long_date(done.on)),
    ]
    return Facts(rows=rows)


def _sums(done: Execution) -> Grid:
    rows = [_sum_row(one) for one in (*done.sections, done.total)]
    return Grid(title="Выполнение по разделам", headings=SUM_HEADINGS, widths=SUM_WIDTHS, rows=rows)


def _sum_row(one: Sums) -> tuple[str, ...]:
    figures = (one.rescheduled, one.cancelled, one.overdue, one.ahead)
    over = f"{one.extra} ({one.extra_done})" if one.extra else "0"
    return (one.title, str(one.planned), str(one.done), percent(one.percent), *map(str, figures), over)


def _plot(done: Execution) -> Bars:
    bars = [
        Bar(label=one.title, percent=one.percent, threshold=None, words=percent(one.percent))
        for one in done.sections
    ]
    return Bars(title="Доля выполненного", bars=bars)


def _items(title: str, rows: Sequence[tuple[Tracked, str]], on: date) -> list[PaperPart]:
    if not rows:
        return []
    cells = [
        (
            one.title,
            when(one),
            one.owner,
            STATES[one.state(on)][1],
            one.evidence or one.explanation or one.reason,
        )
        for one, _ in rows
    ]
    return [Grid(title=title, headings=ITEM_HEADINGS, widths=ITEM_WIDTHS, rows=cells)]
