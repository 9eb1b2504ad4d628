"""The tables of reporting periods: periods, organizations, gaps, own figures, who moved."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.monitoring.models import Period
from services.monitoring.pages.share_columns import FRACTION
from services.monitoring.queries import Moved, PeriodLine, PeriodView, Readiness, Share
from services.monitoring.rules import INDICATORS, Indicator, Said, said
from shared.web.tables import Column, Filter, Table

LIST_WORDS = {
    "in": "среди учтённых",
    "out": "среди не учтённых",
    "unknown": "среди не определённых",
    "apart": "вне расчёта",
    None: "нет в списках",
}


def periods(rows: Sequence[PeriodLine]) -> Table[PeriodLine]:
    """All periods, the newest first."""
    return Table(
        name="otchetnye-periody",
        columns=(
            Column(key="as_of", title="На дату", value=lambda row: row.period.as_of),
            Column(key="title", title="Что собираем", value=lambda row: row.period.title),
            Column(key="state", title="Состояние", value=lambda row: row.words),
            Column(
                key="confirmed",
                title="Подтвердили",
                value=lambda row: f"{row.confirmed} из {row.organizations}" if row.organizations else "",
                sortable=False,
            ),
            Column(key="snapshots", title="Снимков", value=lambda row: row.snapshots, numeric=True),
        ),
        rows=rows,
        empty="Отчётных периодов пока нет",
        empty_text="Период откроется сам за 30 дней до даты отчётного календаря.",
    )


def readiness(view: PeriodView) -> Table[Readiness]:
    """The organizations of an open period, those with the most missing first."""
    rows = sorted(view.organizations, key=lambda one: (one.is_confirmed, -one.missing, one.name))
    return Table(
        name=f"gotovnost-{view.period.as_of}",
        columns=(
            Column(key="name", title="Организация", value=lambda row: row.name),
            Column(
                key="gaps",
                title="Чего не хватает",
                value=lambda row: "; ".join(one.words for one in gaps(row, view.period)),
                sortable=False,
            ),
            Column(key="missing", title="Дел", value=lambda row: row.missing, numeric=True),
            Column(key="word", title="Подтверждение", value=word),
        ),
        rows=rows,
        filters=[
            Filter(key="word", title="Подтверждение", options=WORDS, value=word),
            Filter(
                key="lacking",
                title="Данные",
                options=(("yes", "чего-то не хватает"), ("no", "всё на месте")),
                value=lambda row: "yes" if row.gaps else "no",
            ),
        ],
    )


WORDS = (
    ("подтверждено", "подтверждено"),
    ("данные изменились", "данные изменились"),
    ("ждём", "ждём"),
)


def word(row: Readiness) -> str:
    """What an organization has said so far."""
    if row.is_confirmed:
        return "подтверждено"
    return "данные изменились" if row.has_changed else "ждём"


def gaps(one: Readiness, period: Period) -> list[Said]:
    """What is missing at an organization, in words."""
    return [said(gap, organization_id=one.id, name=one.name, as_of=period.as_of) for gap in one.gaps]


def own_figures(one: Readiness, period: Period) -> Table[Share]:
    """What an organization confirms."""
    rows = [
        Share(indicator=indicator, numerator=part[0], denominator=part[1])
        for indicator in INDICATORS
        if (part := one.figures.get(str(indicator.number)))
    ]
    columns: tuple[Column[Share], ...] = (
        Column(key="number", title="№", value=lambda row: row.indicator.number, sortable=False),
        Column(key="title", title="Показатель", value=lambda row: title(row.indicator), sortable=False),
        *FRACTION,
        Column(
            key="percent",
            title="%",
            value=lambda row: None if row.indicator.subject == "organization" else row.percent,
            numeric=True,
            sortable=False,
        ),
    )
    return Table(name=f"pokazateli-shkoly-{period.as_of}", columns=columns, rows=rows, searched=False)


def title(indicator: Indicator) -> str:
    """An indicator in a few words, whatever organizations there are."""
    return indicator.short.format(organizations="Организации")


def moved(rows: Sequence[Moved]) -> Table[Moved]:
    """Who stands elsewhere than in the former snapshot."""
    columns: tuple[Column[Moved], ...] = (
        Column(key="number", title="№", value=lambda row: row.change.number, numeric=True),
        Column(key="name", title="Кто", value=lambda row: row.name),
        Column(key="organization", title="Организация", value=lambda row: row.organization),
        Column(key="was", title="Было", value=lambda row: LIST_WORDS[row.change.was]),
        Column(key="now", title="Стало", value=lambda row: LIST_WORDS[row.change.now]),
        Column(key="reason", title="Почему", value=lambda row: row.change.reason, sortable=False),
    )
    options: Any = [(str(one.number), f"{one.number}. {title(one)}") for one in INDICATORS]
    by_number = Filter[Moved](
        key="indicator", title="Показатель", options=options, value=lambda row: str(row.change.number)
    )
    return Table(
        name="izmeneniya",
        columns=columns,
        rows=rows,
        filters=[by_number] if rows else [],
        empty="Никто не изменился",
        empty_text="Имена и цифры те же.",
    )


def moved_people(table: Table[Moved]) -> list[UUID]:
    """The persons among those who moved, when the list is taken away: that is a look."""
    of_persons = {one.number for one in INDICATORS if one.subject == "person"}
    taken_away = table.found if table.taken_away else []
    return [row.change.subject for row in taken_away if row.change.number in of_persons]
