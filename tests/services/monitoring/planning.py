"""Year plans made over HTTP: a call a step, what is not said is usual. The year is 2025, long past."""

from dataclasses import replace
from datetime import date
from typing import Any

from shared.contracts.registry import BodyChanged, MembershipChanged
from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.telling import municipality
from tests.services.monitoring.test_periods import METHODIST, call

PLANS = "/api/v1/plans"
ITEMS = f"{PLANS}/items"
ASSOCIATION = one("РМО математиков")
HEAD = actor(municipality_id=MUNICIPALITY, person_id=one("Рыбин"))
DEPUTY = actor(municipality_id=MUNICIPALITY, person_id=one("Панова"))
OWNER = actor(municipality_id=MUNICIPALITY, person_id=one("Зуева"))
APPROVER = actor("approver", municipality_id=MUNICIPALITY)
APPROVAL = {
    "approver": "Начальник управления образования",
    "approver_name": "Орлов П. П.",
    "approved_on": "2025-01-10",
    "order_number": "12",
}


def academic() -> Any:
    """The municipality where plans are made for a school year."""
    return replace(municipality(), version=2, plan_year="academic")


def association() -> list[Any]:
    """An association whose head is Рыбин, and Панова the deputy."""
    of: dict[str, Any] = {"municipality_id": MUNICIPALITY, "version": 1}
    body = BodyChanged(
        id=ASSOCIATION,
        name="РМО математиков",
        kind="methodical_association",
        level="municipal",
        active_since=date(2020, 9, 1),
        active_until=None,
        **of,
    )
    members = (
        MembershipChanged(
            id=one(f"membership {name}"),
            body_id=ASSOCIATION,
            person_id=one(name),
            role=role,
            since=date(2020, 9, 1),
            until=None,
            **of,
        )
        for name, role in (("Рыбин", "Руководитель РМО"), ("Панова", "зам. руководителя"))
    )
    return [body, *members]


def begun(service: Alone, who: Actor = METHODIST, status: int = 201, **more: Any) -> Any:
    """Begin a plan of 2025."""
    return call(service, who, PLANS, status, json={"year": 2025} | more)


def added(service: Alone, plan: Any, title: str, due_on: str, status: int = 201, **more: Any) -> Any:
    """Add an item of Зуева's."""
    who = more.pop("who", METHODIST)
    body = {"section": "analytical", "title": title, "due_on": due_on, "owner_name": "Зуева"}
    return call(service, who, f"{PLANS}/{plan['id']}/items", status, json=body | more)


def approved(service: Alone, plan: Any, who: Actor = METHODIST, status: int = 200, **more: Any) -> Any:
    """Record the approval."""
    return call(service, who, f"{PLANS}/{plan['id']}/approval", status, json=APPROVAL | more)


def corrected(service: Alone, plan: Any, status: int = 201, **more: Any) -> Any:
    """Begin a correction of the fourth quarter."""
    body = {"kind": "quarter", "on": "2025-11-01", "reason": "Курсы перенёс институт"}
    who = more.pop("who", METHODIST)
    return call(service, who, f"{PLANS}/{plan['id']}/corrections", status, json=body | more)


def marked(service: Alone, item: Any, who: Actor = METHODIST, status: int = 200, **more: Any) -> Any:
    """Say that an item is done."""
    body = {"done_on": "2025-10-10", "note": "Протокол № 2, 14 человек"}
    return call(service, who, f"{ITEMS}/{item['id']}/marks", status, json=body | more)


def items(service: Alone, plan: Any, who: Actor = METHODIST, query: str = "") -> dict[str, Any]:
    """The items of a plan by their titles."""
    return {one["title"]: one for one in call(service, who, f"{PLANS}/{plan['id']}/items{query}")}


def running(service: Alone) -> Any:
    """An approved plan of three items."""
    plan = begun(service)
    added(service, plan, "Анализ дефицитов", "2025-10-15")
    added(service, plan, "Семинар", "2025-11-20", section="organizational", owner_name="Отдел образования")
    added(service, plan, "Обзор новинок", "2025-12-10", section="informational")
    approved(service, plan)
    return plan
