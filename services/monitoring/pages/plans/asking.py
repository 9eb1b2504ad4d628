"""What the pages of plans share: who reads, which plan is meant, forms with a title and a way back."""

from typing import Any
from uuid import UUID

from services.monitoring.models import Plan, PlanItem
from services.monitoring.pages.asking import HOME
from services.monitoring.queries import plans as queries
from services.monitoring.queries.plans import Reader
from shared.web import unit
from shared.web.forms import Form
from shared.web.pages import show

PLANS = f"{HOME}plans"
ITEMS = f"{PLANS}/items"


def reading() -> Reader:
    """Whoever asks, before plans."""
    return queries.reader(unit().session, actor=unit().actor, today=unit().today)


def plan_of(plan_id: UUID) -> Plan:
    """The plan of an address."""
    return queries.plan(unit().session, reader=reading(), plan_id=plan_id)


def own_plan_of(plan_id: UUID) -> Plan:
    """The plan of an address, to write in: a form is shown only to who may send it."""
    return queries.own_plan(unit().session, reader=reading(), plan_id=plan_id)


def own_item(item_id: UUID) -> tuple[Plan, PlanItem]:
    """The item of an address, to write in."""
    plan, item = queries.item(unit().session, reader=reading(), item_id=item_id)
    return own_plan_of(plan.id), item


def place(plan: Plan) -> str:
    """The address of a plan."""
    return f"{PLANS}/{plan.id}"


def title_of(plan: Plan) -> str:
    """Whose plan it is, and of which year."""
    owner = queries.owner_titles(unit().session, found=[plan])[plan.id]
    return f"{owner}, {queries.title_of(plan)}"


def asked(form: Form, *, title: str, words: str, plan: Plan | None, **more: Any) -> Any:
    """A page of one form: its title, what it is of, the button, the way back."""
    back = place(plan) if plan else PLANS
    crumbs = (("Планы", PLANS), *(((title_of(plan), back),) if plan else ()))
    of: dict[str, Any] = {"title": title, "words": words, "crumbs": crumbs, "back": back, "under": ""}
    return show("monitoring/plan_form.html", form=form, **of | more)
