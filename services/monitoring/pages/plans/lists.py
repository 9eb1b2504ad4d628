"""Year plans on pages: which there are, what of them is mine, one plan by section and month (aleysk 3.4)."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.monitoring.actions import plans as actions
from services.monitoring.errors import ForeignPlan
from services.monitoring.pages.plans import tables
from services.monitoring.pages.plans.asking import PLANS, asked, place, plan_of, reading
from services.monitoring.queries import periods_to_rate
from services.monitoring.queries import plans as queries
from services.monitoring.rules.plans import year_on, year_span, year_title
from services.monitoring.schemas.plans import PlanForm
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("plan_pages", __name__)


@blueprint.route("/plans")
@requires("plan.read")
def list_plans() -> Any:
    """Планы службы и объединений; первыми — мои дела."""
    work, who = unit(), reading()
    rows = queries.plan_rows(work.session, reader=who, today=work.today)
    may_write = bool(work.actor.may("plan.write") and (who.leads or who.sees_drafts))
    table = tables.plans(rows, may_write=may_write)
    mine = queries.own_items(work.session, reader=who, today=work.today)
    told: dict[str, Any] = {"mine": mine, "may_write": may_write, "states": tables.PLAN_STATES}
    told |= {"to_rate": periods_to_rate(work.session, actor=work.actor, today=work.today)}
    return table.exported() or show("monitoring/plans.html", table=table, days=tables.days, **told)


@blueprint.route("/plans/new", methods=["GET", "POST"])
@requires("plan.write")
def make_plan() -> Any:
    """Составить план года: пустой или по прошлогоднему."""
    work, who = unit(), reading()
    form = Form(PlanForm(), _inputs(), values={"year": str(_present_year())})
    act = partial(_made, work.session, reader=who, today=work.today)
    going = submit(form, act, to=place) if form.sent() else None
    return going or asked(form, title="Составить план", words="Составить", plan=None)


def _made(session: Any, *, is_copied: bool, **fields: Any) -> Any:
    """Begin the plan, from the newest former one of the same owner if asked."""
    reader, year, body_id = fields["reader"], fields["year"], fields["body_id"]
    former = queries.former_plan(session, reader=reader, year=year, body_id=body_id) if is_copied else None
    return actions.make_plan(session, copied_from=former.id if former else None, **fields)


def _present_year() -> int:
    return year_on(unit().municipality.plan_year, unit().today)


def _inputs() -> tuple[Input, ...]:
    work, who = unit(), reading()
    kind, year = work.municipality.plan_year, _present_year()
    years = tuple(
        (str(one), year_title(kind, year_span(kind, one).since)) for one in range(year - 1, year + 3)
    )
    bodies = queries.bodies_to_plan(work.session, reader=who, today=work.today)
    own = [] if work.actor.scope("plan.write").level == "own" else [("", _service())]
    if not own and not bodies:
        raise ForeignPlan
    owners = (*own, *((str(one.id), one.name) for one in bodies))
    return (
        Input(name="body_id", label="Чей план", kind="select", options=owners),
        Input(name="year", label="Год", kind="select", options=years),
        Input(
            name="is_copied",
            label="Взять за основу прошлый план: мероприятия перейдут на те же дни нового года",
            kind="checkbox",
        ),
    )


def _service() -> str:
    return queries.service_title(unit().municipality)


@blueprint.route("/plans/<uuid:plan_id>")
@requires("plan.read")
def show_plan(plan_id: UUID) -> Any:
    """План: мероприятия по разделам и месяцам, что просрочено, что моё."""
    work = unit()
    view = queries.plan_view(work.session, plan=plan_of(plan_id), reader=reading(), today=work.today)
    table = tables.items(view)
    told: dict[str, Any] = {"view": view, "days": tables.days, "plans": PLANS}
    told |= {"states": tables.PLAN_STATES, "part": queries.part_of_version, "title": queries.analysis_title}
    return table.exported() or show("monitoring/plan.html", table=table, **told)


@blueprint.route("/plans/<uuid:plan_id>/removal", methods=["POST"])
@requires("plan.write")
def drop_plan(plan_id: UUID) -> Any:
    """Удалить черновик плана."""
    act = partial(actions.drop_plan, unit().session, reader=reading(), plan_id=plan_id)
    return press(act, to=f"{PLANS}/{plan_id}", told="Черновик удалён.", then=lambda _: PLANS)
