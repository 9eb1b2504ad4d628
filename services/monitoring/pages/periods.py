"""Reporting periods on pages: which there are, who is ready, what was frozen since (ust-koksa п.20)."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint
from marshmallow import Schema

from services.monitoring import actions, queries
from services.monitoring.models import Period
from services.monitoring.pages import period_tables as tables
from services.monitoring.pages.asking import PERIODS, office
from services.monitoring.schemas import CorrectionIn, PeriodForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, press, show, submit

blueprint = Blueprint("period_pages", __name__)
OF_SCHOOL = "/periods/<uuid:period_id>/organizations/<uuid:organization_id>"
OPENING = (
    Input(
        name="as_of",
        label="На какую дату",
        kind="date",
        hint="Прошедшая дата тоже годится: так вносят историю.",
    ),
)
REASON = (
    Input(
        name="reason",
        label="Почему данные исправлены",
        kind="textarea",
        hint="Например: удостоверение принесли после фиксации. Причину увидят все, кто читает показатели.",
    ),
)


@blueprint.route("/periods")
@requires("period.read")
def list_periods() -> Any:
    """Отчётные периоды."""
    found = queries.period_lines(unit().session, scope=office())
    table = tables.periods(found)
    may_open = unit().actor.may("period.open")
    return table.exported() or show("monitoring/periods.html", table=table, may_open=may_open)


@blueprint.route("/periods/new", methods=["GET", "POST"])
@requires("period.open")
def open_period() -> Any:
    """Открыть период на дату."""
    work = unit()
    form = Form(PeriodForm(), OPENING)
    act = partial(
        actions.open_period,
        work.session,
        actor=work.actor,
        today=work.today,
        municipality_code=work.municipality.code,
    )
    going = submit(form, act, to=lambda made: f"{PERIODS}/{made.id}") if form.sent() else None
    return going or show("monitoring/period_new.html", form=form)


@blueprint.route("/periods/<uuid:period_id>")
@requires("period.read")
def show_period(period_id: UUID) -> Any:
    """Период: кто готов, чего не хватает, что зафиксировано; кому видна одна школа, тот сразу на ней."""
    view = queries.period_view(unit().session, period=_period(period_id), scope=office(), today=unit().today)
    if view.only is not None:
        return go(f"{PERIODS}/{period_id}/organizations/{view.only.id}")
    table = tables.readiness(view)
    told: dict[str, Any] = {"may_freeze": unit().actor.may("period.freeze"), "may_mend": _may_mend()}
    told["gaps"] = tables.gaps
    return table.exported() or show("monitoring/period.html", view=view, table=table, **told)


@blueprint.route(OF_SCHOOL)
@requires("period.read")
def show_organization(period_id: UUID, organization_id: UUID) -> Any:
    """Чего не хватает одной организации, её показатели и её слово."""
    period, scope = _period(period_id), office()
    work = unit()
    asked: dict[str, Any] = {"period": period, "scope": scope, "organization_id": organization_id}
    one = queries.organization_readiness(work.session, **asked, today=work.today)
    table = tables.own_figures(one, period)
    told: dict[str, Any] = {"one": one, "period": period, "gaps": tables.gaps(one, period)}
    told |= {**_may(organization_id), "may_mend": _may_mend()}
    return table.exported() or show("monitoring/organization.html", table=table, **told)


@blueprint.route(f"{OF_SCHOOL}/confirmation", methods=["POST"])
@requires("period.confirm")
def confirm(period_id: UUID, organization_id: UUID) -> Any:
    """Подтвердить данные своей организации."""
    return _word(actions.confirm, period_id, organization_id, "Данные подтверждены.")


@blueprint.route(f"{OF_SCHOOL}/withdrawal", methods=["POST"])
@requires("period.confirm")
def withdraw(period_id: UUID, organization_id: UUID) -> Any:
    """Снять подтверждение, пока период открыт."""
    return _word(actions.withdraw, period_id, organization_id, "Подтверждение снято.")


@blueprint.route("/periods/<uuid:period_id>/freeze", methods=["GET", "POST"])
@requires("period.freeze")
def freeze(period_id: UUID) -> Any:
    """Зафиксировать период: спросить один раз, что после этого не изменится."""
    view = queries.period_view(unit().session, period=_period(period_id), scope=office(), today=unit().today)
    form, work, to = Form(Schema(), ()), unit(), f"{PERIODS}/{period_id}"
    act = partial(
        actions.freeze, work.session, actor=work.actor, period_id=period_id, now=work.now, today=work.today
    )
    if view.snapshots and not form.sent():
        return go(to)
    going = submit(form, act, to=to, told="Показатели зафиксированы.") if form.sent() else None
    return going or show("monitoring/freeze.html", form=form, view=view)


@blueprint.route("/periods/<uuid:period_id>/correction", methods=["GET", "POST"])
@requires("period.freeze")
@looks("export")
def correct(period_id: UUID) -> Any:
    """Исправить зафиксированный период: что изменится поимённо и почему."""
    view = queries.period_view(unit().session, period=_period(period_id), scope=office(), today=unit().today)
    form, work = Form(CorrectionIn(), REASON), unit()
    act = partial(actions.correct, work.session, actor=work.actor, period_id=period_id, now=work.now)
    to = f"{PERIODS}/{period_id}"
    going = submit(form, act, to=to, told="Исправление записано новым снимком.") if form.sent() else None
    table = tables.moved(view.since)
    about(*tables.moved_people(table))
    return going or table.exported() or show("monitoring/correction.html", form=form, view=view, table=table)


def _period(period_id: UUID) -> Period:
    return queries.period(unit().session, scope=office(), period_id=period_id)


def _may(organization_id: UUID) -> dict[str, bool]:
    work = unit()
    may_confirm = queries.may_confirm(work.session, actor=work.actor, organization_id=organization_id)
    return {"may_confirm": may_confirm, "sees_names": work.actor.may("indicator.people.read")}


def _may_mend() -> bool:
    """Whether the doors where gaps are mended open to the reader."""
    return unit().actor.may("fact.write")


def _word(action: Any, period_id: UUID, organization_id: UUID, told: str) -> Any:
    work = unit()
    act = partial(
        action,
        work.session,
        actor=work.actor,
        period_id=period_id,
        organization_id=organization_id,
        now=work.now,
    )
    return press(act, to=f"{PERIODS}/{period_id}/organizations/{organization_id}", told=told)
