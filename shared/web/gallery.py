"""All components on one page, each with the hard cases: long words, nothing, too much."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Flask
from marshmallow import Schema, fields, validate

from shared.web import pages, plots
from shared.web.forms import Form, Input
from shared.web.permissions import public
from shared.web.tables import Column, Filter, Table
from shared.web.unit import unit

STATES = (
    ("covered", "с наставником"),
    ("in_progress", "в оформлении"),
    ("stalled", "остановилась"),
    ("uncovered", "без наставника"),
    ("unknown", "не определён"),
)
SCHOOLS = (
    ("МБОУ «Верх-Уймонская средняя общеобразовательная школа имени героя»", (4, 1, 0, 1, 0)),
    ("СОШ № 2", (3, 0, 1, 0, 1)),
    ("Талдинская ООШ", (0, 2, 0, 0, 0)),
)
NAMES = ("Кравец Олег Игоревич", "Ёлкина Вера Олеговна", "Дёмина Мария Юрьевна", "Панов Илья Львович")


@dataclass(frozen=True, kw_only=True)
class Someone:
    """A row of the shown table."""

    name: str
    school: str
    state: str
    since: date
    sessions: int


class Meeting(Schema):
    """The shown form."""

    session_date = fields.Date(required=True)
    minutes = fields.Integer(required=True, validate=validate.Range(min=1, max=600))
    topics = fields.List(fields.String(), load_default=list)
    form = fields.String(load_default="visit")
    school = fields.String(load_default="")
    told = fields.Boolean(load_default=False)
    note = fields.String(load_default="")
    proof = fields.String(load_default="")


INPUTS = (
    Input(name="session_date", label="Когда встретились", kind="date"),
    Input(name="minutes", label="Сколько минут", kind="number", hint="Обычно 30–45."),
    Input(
        name="topics",
        label="О чём говорили",
        kind="chips",
        options=(("M2", "структура и время урока"), ("P1", "дисциплина"), ("C1", "разговор с родителями")),
        groups=(("Цифровые", (("D1", "«Моя школа»"), ("D2", "инструменты урока"))),),
    ),
    Input(
        name="form",
        label="Как встретились",
        kind="radio",
        options=(("visit", "посещение урока"), ("consultation", "консультация")),
    ),
    Input(name="school", label="Школа", kind="select", options=(("", "любая"), ("A", "СОШ № 1"))),
    Input(name="note", label="Заметка", kind="textarea", hint="Видна вам двоим."),
    Input(name="proof", label="Файл", kind="file"),
    Input(name="told", label="Напомнить завтра утром", kind="checkbox"),
)


def install(app: Flask) -> None:
    """Add the page to a service; it shows invented people only."""

    @public
    def components() -> Any:
        form = Form(Meeting(), INPUTS, values={"topics": ["M2"], "minutes": 45})
        if form.sent():
            form.read()
        table = _table()
        return table.exported() or pages.show(
            "frame/components.html", form=form, table=table, few=_few(), nobody=_nobody(), **_plots()
        )

    app.add_url_rule("/components", view_func=components, methods=["GET", "POST"])


def _table() -> Table[Someone]:
    return Table(name="components", columns=COLUMNS, rows=_people(60), filters=FILTERS, per_page=8)


def _few() -> Table[Someone]:
    return Table(name="few", columns=COLUMNS, rows=_people(2), prefix="f-", exportable=False)


def _people(count: int) -> list[Someone]:
    return [
        Someone(
            name=NAMES[number % len(NAMES)],
            school=SCHOOLS[number % len(SCHOOLS)][0],
            state=STATES[number % len(STATES)][0],
            since=unit().today - timedelta(days=17 * number),
            sessions=(7 * number) % 11,
        )
        for number in range(count)
    ]


def _nobody() -> Table[Someone]:
    return Table(
        name="nobody",
        columns=COLUMNS,
        rows=[],
        prefix="n-",
        empty="Педагогов пока нет",
        empty_text="Загрузите список педагогов из файла школы.",
        empty_href="#components",
        empty_action="Загрузить файл",
    )


COLUMNS: tuple[Column[Someone], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.school),
    Column(key="state", title="Что сейчас", value=lambda row: dict(STATES)[row.state]),
    Column(key="since", title="С какого дня", value=lambda row: row.since),
    Column(key="sessions", title="Встреч", value=lambda row: row.sessions, numeric=True),
)
FILTERS: tuple[Filter[Someone], ...] = (
    Filter(key="state", title="Состояние", options=STATES, value=lambda row: row.state),
)


def _plots() -> dict[str, Any]:
    today = unit().today
    months = [("дек", 45.0), ("янв", 52.0), ("фев", None), ("мар", 61.0), ("апр", 58.0), ("май", 70.8)]
    bars = [
        plots.Bar(title="Курс", since=today, until=today + timedelta(days=40)),
        plots.Bar(
            title="Уроки", since=today + timedelta(days=30), until=today + timedelta(days=90), state="covered"
        ),
        plots.Bar(
            title="Повторная диагностика",
            since=today + timedelta(days=120),
            until=today + timedelta(days=121),
            state="stalled",
        ),
    ]
    until = today + timedelta(days=150)
    return {
        "states": STATES,
        "map": [_school(name, counts) for name, counts in SCHOOLS],
        "trend": plots.trend(months, threshold=50),
        "strip": plots.month_strip(bars, since=today - timedelta(days=20), until=until, today=today),
    }


def _school(name: str, counts: tuple[int, ...]) -> dict[str, Any]:
    shown = [(state, words, number) for (state, words), number in zip(STATES, counts, strict=True) if number]
    return {
        "title": name,
        "href": "#components",
        "squares": [state for state, _, number in shown for _ in range(number)],
        "words": ", ".join(f"{words}: {number}" for _, words, number in shown),
        "value": f"{counts[0]} / {sum(counts)}",
    }
