"""Versions of a plan on pages: approved, corrected, compared by name (sosnovy-bor 3.2–3.3)."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.monitoring.actions import plans as actions
from services.monitoring.models import Plan
from services.monitoring.pages.plans import tables
from services.monitoring.pages.plans.asking import (
    PLANS,
    asked,
    own_plan_of,
    place,
    plan_of,
    reading,
    title_of,
)
from services.monitoring.queries import plans as queries
from services.monitoring.rules.plans import parts
from services.monitoring.schemas.plans import PlanApprovalIn, PlanCorrectionForm
from shared.web import requires, unit
from shared.web.forms import Form, Input, Option
from shared.web.pages import press, show, submit

blueprint = Blueprint("plan_version_pages", __name__)
APPROVAL = (
    Input(name="approver", label="Кто утвердил: должность", hint="Как на грифе «УТВЕРЖДАЮ»."),
    Input(name="approver_name", label="Фамилия и инициалы"),
    Input(name="approved_on", label="Когда", kind="date"),
    Input(name="order_number", label="Номер приказа", hint="Если план утверждён приказом."),
)


@blueprint.route("/plans/<uuid:plan_id>/approval", methods=["GET", "POST"])
@requires("plan.approve")
def approve(plan_id: UUID) -> Any:
    """Записать, кто и когда утвердил план или корректировку."""
    work, plan = unit(), plan_of(plan_id)
    last = queries.present(work.session, plan=plan)
    values = {"approver": last.approver, "approver_name": last.approver_name, "approved_on": work.today}
    form = Form(PlanApprovalIn(), APPROVAL, values=values, version=plan.version)
    act = partial(actions.approve, work.session, reader=reading(), plan_id=plan_id, today=work.today)
    going = submit(form, act, to=place(plan), told="Утверждение записано.") if form.sent() else None
    under = "После этого редакция не меняется: дальше — только корректировка."
    title = "Утвердить корректировку" if plan.number else "Утвердить план"
    return going or asked(form, title=title, words="Записать утверждение", plan=plan, under=under)


def part_options(plan: Plan, *, whole: bool) -> list[Option]:
    """The parts of the year to choose from, the present month first."""
    today = unit().today
    known = [one for one in parts(plan.year_kind, queries.span_of(plan)) if whole or one.kind != "year"]
    ahead = sorted(known, key=lambda one: (today not in one.span, one.kind != "month"))
    return [(f"{one.kind} {one.span.since}", one.title) for one in ahead]


@blueprint.route("/plans/<uuid:plan_id>/corrections/new", methods=["GET", "POST"])
@requires("plan.write")
def start_correction(plan_id: UUID) -> Any:
    """Начать корректировку: на какой срок и почему."""
    work, plan = unit(), own_plan_of(plan_id)
    inputs = (
        Input(name="part", label="На какой срок", kind="select", options=part_options(plan, whole=False)),
        Input(name="reason", label="Почему план меняется", kind="textarea"),
    )
    form = Form(PlanCorrectionForm(), inputs)
    act = partial(_started, work.session, plan_id=plan_id)
    told = "Корректировка начата: добавьте, перенесите или отмените мероприятия."
    going = submit(form, act, to=place(plan), told=told) if form.sent() else None
    return going or asked(form, title="Корректировка плана", words="Начать", plan=plan)


def _started(session: Any, *, plan_id: UUID, part: tuple[str, Any], reason: str) -> Any:
    of: dict[str, Any] = {"kind": part[0], "on": part[1], "reason": reason}
    return actions.start_correction(session, reader=reading(), plan_id=plan_id, **of)


@blueprint.route("/plans/<uuid:plan_id>/corrections/withdrawal", methods=["POST"])
@requires("plan.write")
def drop_correction(plan_id: UUID) -> Any:
    """Отменить начатую корректировку."""
    act = partial(actions.drop_correction, unit().session, reader=reading(), plan_id=plan_id)
    return press(act, to=f"{PLANS}/{plan_id}", told="Корректировка отменена, план прежний.")


@blueprint.route("/plans/<uuid:plan_id>/versions/<int:number>")
@requires("plan.read")
def show_version(plan_id: UUID, number: int) -> Any:
    """Редакция плана: чем отличается от прежней, поимённо и с причинами."""
    session, plan = unit().session, plan_of(plan_id)
    version = queries.seen_version(session, plan=plan, number=number, reader=reading())
    table = tables.changes(queries.changes_of(session, plan=plan, version=version))
    told: dict[str, Any] = {"version": version, "plan": plan, "place": place(plan), "plans": PLANS}
    told |= {"part": queries.part_of_version(plan, version), "of": title_of(plan)}
    return table.exported() or show("monitoring/plan_version.html", table=table, **told)
