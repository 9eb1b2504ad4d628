"""Changing a municipality's settings, a page for each sort of them; who is late loses nothing."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import actions, queries
from services.registry.models import Municipality
from services.registry.pages.reach import SETTINGS, find_municipality
from services.registry.rules.settings import (
    INDICATORS,
    MONTHS,
    NAMES,
    NUDGE_DAYS,
    PLAN_YEARS,
    READING_DAYS,
    SMALLEST_CELL,
)
from services.registry.schemas import GeneralForm, names_form, reporting_form, thresholds_form
from services.registry.schemas.settings_forms import DATES
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.navigation import ROLE_NAMES
from shared.web.pages import show, submit

blueprint = Blueprint("settings_forms_pages", __name__)
HOME = "/settings/<uuid:municipality_id>"
DECIMAL = {"inputmode": "decimal"}
GENERAL = (
    Input(name="name", label="Муниципалитет"),
    Input(name="regulation", label="Положение", hint="Как оно называется, номер и дата приказа."),
    Input(
        name="go_live_on",
        label="Работает здесь с",
        kind="date",
        hint="Дни без встреч считаются не раньше этого дня.",
    ),
    Input(name="plan_year", label="План составляют на", kind="select", options=tuple(PLAN_YEARS.items())),
    Input(name="mentee_consent_required", label="Для пары нужно согласие наставляемого", kind="checkbox"),
    Input(
        name="first_session_days",
        label="Пара остановилась, если нет первой встречи",
        kind="number",
        hint="Рабочих дней учебного года от начала пары.",
    ),
    Input(
        name="silence_days",
        label="Пара остановилась, если нет встреч",
        kind="number",
        hint="Рабочих дней подряд.",
    ),
    Input(
        name="confirmation_days",
        label="Пара остановилась, если встреча не подтверждена",
        kind="number",
        hint="Рабочих дней.",
    ),
    Input(
        name="nudge_days",
        label="Напомнить ещё раз через",
        kind="number",
        hint="Рабочих дней; ещё через столько же узнает куратор школы.",
    ),
    Input(
        name="smallest_cell",
        label="В сводках не показывать меньше",
        kind="number",
        hint="Человек, от 3 до 20: по меньшему числу можно узнать каждого.",
    ),
    Input(
        name="reading_days",
        label="Ждать, пока педагог прочитает результат диагностики",
        kind="number",
        hint="Дней: до этого тьютор не подтвердит дефицит, и педагог успеет возразить.",
    ),
)
OWN = ("name", "regulation", "go_live_on", "plan_year", "mentee_consent_required")
ROLES = ("analyst", "admin")


@blueprint.route(f"{HOME}/general", methods=["GET", "POST"])
@requires("municipality.write")
def general_page(municipality_id: UUID) -> Any:
    """Название, положение, начало работы, согласие, остановка пары, диагностика и сводки."""
    one = find_municipality("municipality.write", municipality_id)
    unset = {"nudge_days": NUDGE_DAYS, "smallest_cell": SMALLEST_CELL, "reading_days": READING_DAYS}
    values = {name: getattr(one, name) for name in OWN} | unset | one.stall | one.diagnostics
    form = Form(GeneralForm(), GENERAL, values=values, version=one.version)
    return _changing(form, one, title="Общие настройки")


@blueprint.route(f"{HOME}/thresholds", methods=["GET", "POST"])
@requires("municipality.write")
def thresholds_page(municipality_id: UUID) -> Any:
    """Пороги показателей в процентах."""
    one = find_municipality("municipality.write", municipality_id)
    inputs = [
        Input(name=f"indicator-{number}", label=f"{number}. {title}, %", attributes=DECIMAL)
        for number, title in INDICATORS.items()
    ]
    values = {f"indicator-{number}": asked for number, _, asked in queries.thresholds_asked(one)}
    form = Form(thresholds_form(), inputs, values=values, version=one.version)
    under = "Пустое поле — порог не задан. Показатель 9 — число объединений, доли у него нет."
    return _changing(form, one, title="Пороги показателей", under=under)


@blueprint.route(f"{HOME}/reporting", methods=["GET", "POST"])
@requires("municipality.write")
def reporting_page(municipality_id: UUID) -> Any:
    """Отчётный календарь: в какие дни года собирают показатели."""
    one = find_municipality("municipality.write", municipality_id)
    values = {
        f"{name}-{number}": value
        for number, date_ in enumerate(one.reporting, 1)
        for name, value in date_.items()
    }
    form = Form(reporting_form(), _date_inputs(), values=values, version=one.version)
    return _changing(form, one, title="Отчётный календарь", template="registry/settings/reporting.html")


@blueprint.route(f"{HOME}/names", methods=["GET", "POST"])
@requires("municipality.write")
def names_page(municipality_id: UUID) -> Any:
    """Как здесь называют органы, объединения и роли."""
    one = find_municipality("municipality.write", municipality_id)
    labels = NAMES | {role: ROLE_NAMES[role] for role in ROLES}
    keys = list(dict.fromkeys([*labels, *sorted(one.names)]))
    inputs = [Input(name=key, label=labels.get(key, key)) for key in keys]
    form = Form(names_form(keys, required=set(one.names)), inputs, values=one.names, version=one.version)
    return _changing(form, one, title="Что как называется", under="Так эти слова стоят на всех страницах.")


def _changing(
    form: Form, one: Municipality, *, title: str, under: str = "", template: str = "registry/form.html"
) -> Any:
    """Change the settings as a form says and return to their page, or show the form."""

    def act(**given: Any) -> None:
        who: dict[str, Any] = {"account_id": unit().actor.account_id, "now": unit().now}
        actions.update_municipality(unit().session, municipality=one, values=given, **who)

    home = f"{SETTINGS}/{one.id}"
    going = submit(form, act, to=home, told="Настройки сохранены.") if form.sent() else None
    head = {"title": title, "under": under, "crumbs": (("Настройки", home),), "act": "Сохранить"}
    return going or show(template, form=form, back=home, dates=DATES, **head)


def _date_inputs() -> list[Input]:
    months = [("", "—"), *((str(number), name) for number, name in enumerate(MONTHS, 1))]
    found = []
    for number in DATES:
        found += [
            Input(name=f"day-{number}", label="День", kind="number"),
            Input(name=f"month-{number}", label="Месяц", kind="select", options=months),
            Input(name=f"title-{number}", label="Что собирают"),
            Input(name=f"paragraph-{number}", label="Пункт положения"),
            Input(name=f"final-{number}", label="Итоговые данные", kind="checkbox"),
        ]
    return found
